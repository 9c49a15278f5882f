// `npm test`: everything that must be green, on servers of its own that are thrown away afterwards.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bringUp } from './ground/stack.mjs';
import { inRoot, root } from './ground/places.mjs';
import { composeSettings } from './ground/environment.mjs';
import { describeTrouble } from './ground/trouble.mjs';
import { ensureBuilt } from './ground/build.mjs';
import { ensureInstalled } from './ground/install.mjs';
import { ensureTools, unpackedPrograms } from './ground/packages.mjs';
import { isAlive } from './ground/folder-lock.mjs';
import { isStopping, stopEverything } from './ground/living.mjs';
import { migrate } from './ground/product.mjs';
import { runCommand } from './ground/programs.mjs';
import { tiedToParent } from './ground/processes.mjs';
import { stopOnSignals } from './ground/signals.mjs';

const TEMPLATE = 'vigie_template';
// After the last result jest should be gone at once; an open handle must not hold a build for ever.
const LEAVE_MS = 20_000;

const campaign = process.argv.includes('--campaign');
const forJest = process.argv.slice(2).filter((argument) => !['--', '--campaign'].includes(argument));
let folder;
let ground;
const totals = { passed: 0, failed: 0, skipped: 0 };

/** Folders left by runs that were killed outright. */
function sweep() {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^vigie-test-(\d+)-/.exec(name)?.[1];
    if (!pid || isAlive(Number(pid))) continue;
    try {
      rmSync(path.join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // another user's: his next run removes it
    }
  }
}

async function prepare() {
  await ensureInstalled();
  await ensureBuilt();
  const missing = await ensureTools();
  for (const [tool, reason] of Object.entries(missing)) console.log(`skipping what needs ${tool}: ${reason}`);
  if (process.env.CI === 'true') totals.failed += Object.keys(missing).length;
  ground = await bringUp({ folder, lasting: false, database: TEMPLATE });
  // No process listens during the migration: these ports are only there for the settings to be whole.
  const ports = { api: 3000, smtp: 2525, mailbox: 8025 };
  await migrate(composeSettings({ ground, folder, mode: 'test', ports }));
  return missing;
}

function testEnvironment(missing) {
  return {
    ...process.env,
    // No test may reach the servers that a developer works on.
    ...{ DATABASE_URL: '', REDIS_URL: '', SMTP_URL: '' },
    PATH: `${process.env.PATH}${path.delimiter}${unpackedPrograms}`,
    TEST_DATABASE_URL: ground.adminUrl,
    TEST_TEMPLATE: TEMPLATE,
    TEST_REDIS_URL: ground.redisUrl,
    TEST_ROLE_PASSWORDS: JSON.stringify(ground.secrets.roles),
    TEST_FOLDER: folder,
    TEST_MISSING_TOOLS: JSON.stringify(missing),
    TEST_COUNTS_FILE: path.join(folder, 'counts.json'),
    // Rules on time must hold whatever the machine's zone.
    TZ: 'UTC',
    ...(campaign ? { CAMPAIGN: '1' } : {}),
  };
}

async function runCheck() {
  // A chosen handful of tests is asked for while writing code: the check would only be in the way.
  if (forJest.length || !existsSync(inRoot('scripts/check.mjs'))) return;
  const { code, output } = await runCommand([process.execPath, inRoot('scripts/check.mjs')], { cwd: root });
  if (code === 0) totals.passed += 1;
  else totals.failed += 1;
  console.log(code === 0 ? 'PASS npm run check' : `FAIL npm run check\n${output.trim()}`);
}

async function runJest(env) {
  const jest = [inRoot('node_modules/jest/bin/jest.js'), '--config', inRoot('jest.config.cjs'), ...forJest];
  const command = tiedToParent([process.execPath, ...jest], 'SIGKILL');
  const counts = () =>
    existsSync(env.TEST_COUNTS_FILE) && JSON.parse(readFileSync(env.TEST_COUNTS_FILE, 'utf8'));
  let lingered = false;
  let watch;
  const leave = (child) => {
    let seen = 0;
    watch = setInterval(() => {
      seen += counts() ? 1 : 0;
      if (seen * 1000 < LEAVE_MS) return;
      lingered = true;
      process.kill(-child.pid, 'SIGKILL');
    }, 1000);
  };
  const { code } = await runCommand(command, {
    cwd: root,
    env,
    show: true,
    group: true,
    onSpawn: leave,
  });
  clearInterval(watch);
  const found = counts();
  for (const name of Object.keys(totals)) totals[name] += found?.[name] ?? 0;
  if (lingered) console.error('jest did not end: a test leaves something open');
  // A crash or an empty run reports no failed test, and is a failure all the same.
  const silent = !found || found.passed + found.failed === 0 || (code !== 0 && found.failed === 0);
  if (lingered || silent) totals.failed += 1;
}

async function end() {
  await stopEverything();
  await ground?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
}

stopOnSignals(async () => {
  await end();
  console.error('Interrupted; servers stopped, folders removed.');
  return 130;
});

try {
  sweep();
  folder = mkdtempSync(path.join(tmpdir(), `vigie-test-${process.pid}-`));
  const missing = await prepare();
  await runCheck();
  await runJest(testEnvironment(missing));
} catch (error) {
  if (!isStopping()) console.error(describeTrouble(error));
  totals.failed += 1;
}
if (!isStopping()) {
  await end();
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);
}
