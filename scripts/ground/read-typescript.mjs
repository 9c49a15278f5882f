// Reads the product's TypeScript as it stands, without a build: for scripts that look at rules, not at processes.
import { readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { inRoot } from './places.mjs';

const require = createRequire(import.meta.url);

function compile(module, file) {
  const { transformSync } = require('@swc/core');
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    ...{ configFile: false, swcrc: false, module: { type: 'commonjs' } },
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  });
  module._compile(code, file);
}

/** Makes `require` answer for .ts files, and for `#domain/x` by its source. @returns such a `require` */
export function readTypeScript() {
  const resolve = Module._resolveFilename;
  Module._extensions['.ts'] = compile;
  Module._resolveFilename = (request, ...rest) =>
    request.startsWith('#domain/')
      ? inRoot('libs/domain/src', request.slice('#domain/'.length), 'index.ts')
      : resolve(request, ...rest);
  return createRequire(inRoot('package.json'));
}
