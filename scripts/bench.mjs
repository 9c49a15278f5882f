// `npm run bench -- intake|sealing [--json] [--rounds 5] [--seconds 6]`: a speed, counted against a peer in the same run.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bringUp } from './ground/stack.mjs';
import { composeSettings } from './ground/environment.mjs';
import { describeTrouble, Trouble } from './ground/trouble.mjs';
import { ensureBuilt } from './ground/build.mjs';
import { ensureInstalled } from './ground/install.mjs';
import { findPgbench } from './ground/pgbench.mjs';
import { inRoot } from './ground/places.mjs';
import { isStopping, stopEverything } from './ground/living.mjs';
import { migrate, seed, startProcess } from './ground/product.mjs';
import { ensureRecordKey } from './ground/record-key.mjs';
import { stopOnSignals } from './ground/signals.mjs';

const USAGE = 'npm run bench -- intake|sealing [--json] [--rounds 5] [--seconds 6]';
const require = createRequire(import.meta.url);

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        rounds: { type: 'string', default: '5' },
        seconds: { type: 'string', default: '6' },
      },
    });
    const [what, ...more] = positionals;
    if (!['intake', 'sealing'].includes(what) || more.length)
      throw new Error(`Unknown benchmark: ${positionals.join(' ')}`);
    const [rounds, seconds] = [values.rounds, values.seconds].map(Number);
    if (!(rounds >= 1 && seconds >= 1)) throw new Error('Rounds and seconds are numbers from 1.');
    return { what, json: values.json, rounds, seconds };
  } catch (error) {
    throw new Trouble(error.message, [USAGE]);
  }
}

/** A ground that survives power loss (fsync on), with real time: a movable clock costs a query a request. */
async function standUp(folder) {
  const ground = await bringUp({ folder, lasting: true, redisUrl: undefined });
  const port = await ground.ports.choose('api');
  const given = { MOVABLE_CLOCK: 'false', LOG_LEVEL: 'info' };
  const settings = composeSettings({ ground, folder, mode: 'test', ports: { api: port, smtp: 2525 }, given });
  await migrate(settings);
  await seed(settings);
  ensureRecordKey(settings.RECORD_KEY_FILE);
  const { pid: apiPid } = await startProcess('api', { settings, folder });
  return { ground, settings, apiPid };
}

async function intake(wanted) {
  const { benchIntake } = require(inRoot('dist/test/bench/intake.js'));
  return benchIntake({ ...wanted, pgbench: await findPgbench() });
}

function sealing(wanted) {
  const { benchSealing } = require(inRoot('dist/test/bench/sealing.js'));
  const { settings, folder } = wanted;
  const work = async (seals) => {
    // Once at its start and then not for a day: all that the other one does, but sealing.
    const given = { ...settings, SEALING_INTERVAL_MS: seals ? '2000' : '99999999' };
    const { stop } = await startProcess('worker', { settings: given, folder });
    return stop;
  };
  return benchSealing({ ...wanted, work });
}

async function main() {
  const asked = readArguments();
  await ensureInstalled();
  await ensureBuilt();
  const folder = mkdtempSync(path.join(tmpdir(), `vigie-bench-${process.pid}-`));
  // PostgreSQL may have to run as another user: then it must be able to reach its data below.
  chmodSync(folder, 0o711);
  try {
    const { ground, settings, apiPid } = await standUp(folder);
    const note = (text) => process.stderr.write(`${text}\n`);
    const common = { settings, adminUrl: ground.databaseUrl, folder, note, ...asked };
    const report = asked.what === 'intake' ? await intake({ ...common, apiPid }) : await sealing(common);
    console.log(asked.json ? JSON.stringify(report, null, 2) : report.table);
    return report.lost ? 1 : 0;
  } finally {
    await stopEverything();
    rmSync(folder, { recursive: true, force: true });
  }
}

stopOnSignals(async () => (await stopEverything(), 130));
try {
  process.exitCode = await main();
} catch (error) {
  if (!isStopping()) console.error(describeTrouble(error));
  process.exitCode = 1;
}
