// npm run check: types, lint, format, architecture and dead code, two at a time, in seconds.
// Prints what fails and nothing else; leaves with 1 when something does.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const AT_ONCE = 2;
const PRETTY = process.stdout.isTTY ? ['--pretty'] : [];
const COLOUR = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};

// Programs are named by file: node_modules/.bin/tsc is TypeScript 7 or 6 depending on the install order.
const TYPESCRIPT_7 = 'node_modules/ts7/bin/tsc';
const rooms = ['apps', 'libs', 'migrations', 'test'].filter((room) => existsSync(join(ROOT, room)));

const checks = [
  { name: 'lint', run: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0', ...cache('eslint/')] },
  { name: 'types', run: [TYPESCRIPT_7, '--noEmit', ...PRETTY, '-p', 'tsconfig.json'] },
  {
    name: 'types of the web',
    run: [TYPESCRIPT_7, '--noEmit', ...PRETTY, '-p', 'apps/web/tsconfig.json'],
    when: existsSync(join(ROOT, 'apps/web/tsconfig.json')),
  },
  {
    name: 'architecture',
    run: ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', ...rooms],
    // It exits with 0 when it could read nothing at all.
    proof: /(\d{2,}) modules/,
  },
  { name: 'format', run: ['node_modules/prettier/bin/prettier.cjs', '.', '--check', ...cache('prettier')] },
  { name: 'dead code', run: ['node_modules/knip/bin/knip.js', '--no-progress'] },
].filter((check) => check.when !== false);

// A typed lint rule may depend on a file that did not change with its reader: a build server asks anew.
function cache(place) {
  if (process.env.CI === 'true') return [];
  return ['--cache', '--cache-strategy', 'content', '--cache-location', join('.cache', place)];
}

/** @returns {Promise<{ name: string, passed: boolean, seconds: number, output: string }>} */
function perform({ name, run, proof }) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, run, { cwd: ROOT, env: { ...process.env, ...COLOUR } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk) => (output += chunk));
    }
    child.on('close', (code) => {
      const seconds = (performance.now() - started) / 1000;
      resolve({ name, passed: code === 0 && (!proof || proof.test(output)), seconds, output });
    });
  });
}

async function performAll() {
  const waiting = [...checks];
  const failed = [];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const result = await perform(check);
      console.log(`${result.passed ? '✓' : '✗'} ${result.name.padEnd(18)}${result.seconds.toFixed(1)} s`);
      if (!result.passed) failed.push(result);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return failed;
}

const started = performance.now();
const failed = await performAll();
for (const { name, output } of failed) console.log(`\n── ${name} ──\n${output.trim()}`);
const total = ((performance.now() - started) / 1000).toFixed(1);
console.log(`\n${checks.length - failed.length} of ${checks.length} checks passed in ${total} s`);
process.exitCode = failed.length > 0 ? 1 : 0;
