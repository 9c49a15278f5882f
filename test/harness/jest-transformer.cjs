// TypeScript, and those packages that ship ES modules only, to the CommonJS that jest runs on Node 20.
const { createHash } = require('node:crypto');
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const swc = require('@swc/core');

const own = readFileSync(__filename);
const moduleTypes = new Map();

/** "module" or "commonjs", by the nearest package.json, as Node decides it. */
function moduleTypeOf(folder) {
  if (!moduleTypes.has(folder)) {
    const file = path.join(folder, 'package.json');
    const parent = path.dirname(folder);
    if (existsSync(file)) moduleTypes.set(folder, JSON.parse(readFileSync(file, 'utf8')).type ?? 'commonjs');
    else moduleTypes.set(folder, parent === folder ? 'commonjs' : moduleTypeOf(parent));
  }
  return moduleTypes.get(folder);
}

const isTypeScript = (file) => /\.[cm]?tsx?$/.test(file);
const isModule = (file) =>
  file.endsWith('.mjs') || (file.endsWith('.js') && moduleTypeOf(path.dirname(file)) === 'module');

function optionsFor(file) {
  const typed = isTypeScript(file);
  const parser = typed
    ? { syntax: 'typescript', decorators: true, tsx: file.endsWith('x') }
    : { syntax: 'ecmascript', jsx: file.endsWith('x') };
  const decorators = { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false };
  // hidden.jest lifts jest.mock() above the imports.
  const transform = { hidden: { jest: true }, ...(typed ? decorators : {}) };
  return {
    filename: file,
    configFile: false,
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'commonjs' },
    jsc: { parser, target: 'es2022', keepClassNames: true, transform },
  };
}

module.exports = {
  process(source, file) {
    if (!isTypeScript(file) && !isModule(file)) return { code: source };
    return { code: swc.transformSync(source, optionsFor(file)).code };
  },
  getCacheKey(source, file, { configString, instrument }) {
    const parts = [own, swc.version, source, file, configString, String(instrument), String(isModule(file))];
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part).update('\0');
    return hash.digest('hex').slice(0, 32);
  },
};
