// `npm run bench -- intake | sealing | queue search dashboard case record`: speeds, counted against a peer in the same run.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { askPostgres } from './ground/postgres.mjs';
import { bringUp } from './ground/stack.mjs';
import { composeSettings } from './ground/environment.mjs';
import { describeTrouble, Trouble } from './ground/trouble.mjs';
import { ensureBuilt } from './ground/build.mjs';
import { ensureInstalled } from './ground/install.mjs';
import { findPgbench } from './ground/pgbench.mjs';
import { inRoot } from './ground/places.mjs';
import { isStopping, stopEverything } from './ground/living.mjs';
import { ensureRecordKey } from './ground/record-key.mjs';
import { migrate, seed, startProcess } from './ground/product.mjs';
import { stopOnSignals } from './ground/signals.mjs';

const USAGE = [
  'npm run bench -- intake|sealing [--json] [--rounds 5] [--seconds 6]',
  'npm run bench -- queue search dashboard case record [--json] [--rounds 60] [--small 1000] [--cases 200000] [--seed 7]',
];
const WRITINGS = { intake, sealing };
const READINGS = ['queue', 'search', 'dashboard', 'case', 'record'];
const require = createRequire(import.meta.url);
const note = (text) => process.stderr.write(`${text}\n`);

function readArguments() {
  try {
    const { values, positionals: benches } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        rounds: { type: 'string' },
        seconds: { type: 'string', default: '6' },
        small: { type: 'string', default: '1000' },
        cases: { type: 'string', default: '200000' },
        seed: { type: 'string', default: '7' },
      },
    });
    const writing = benches.length === 1 ? WRITINGS[benches[0]] : undefined;
    if (!writing && (benches.length === 0 || !benches.every((name) => READINGS.includes(name))))
      throw new Error(`Unknown benchmark: ${benches.join(' ')}`);
    const { json, rounds = writing ? '5' : '60', ...others } = values;
    const numbers = Object.fromEntries(
      Object.entries({ rounds, ...others }).map(([name, text]) => [name, Number(text)]),
    );
    if (!Object.values(numbers).every((number) => number >= 1))
      throw new Error('Rounds, seconds, cases and seed are numbers from 1.');
    return { work: writing ?? readings, benches, json, ...numbers };
  } catch (error) {
    throw new Trouble(error.message, USAGE);
  }
}

/** The settings of a product on a database of the ground: real time, since a movable clock costs a query a request. */
async function settingsOn(ground, folder, port, database) {
  const url = new URL(ground.databaseUrl);
  if (database) {
    await askPostgres(ground.databaseUrl, `create database ${database}`);
    url.pathname = `/${database}`;
  }
  const given = { MOVABLE_CLOCK: 'false', LOG_LEVEL: 'info' };
  const own = { ...ground, databaseUrl: url.href };
  const settings = composeSettings({
    ground: own,
    folder,
    mode: 'test',
    ports: { api: port, smtp: 2525 },
    given,
  });
  await migrate(settings);
  await seed(settings);
  ensureRecordKey(settings.RECORD_KEY_FILE);
  return settings;
}

async function intake(ground, folder, asked) {
  const pgbench = await findPgbench();
  const settings = await settingsOn(ground, folder, await ground.ports.choose('api'));
  const { pid: apiPid } = await startProcess('api', { settings, folder });
  const { benchIntake } = require(inRoot('dist/test/bench/intake.js'));
  const adminUrl = ground.databaseUrl;
  return benchIntake({ settings, apiPid, adminUrl, pgbench, folder, note, ...asked });
}

async function sealing(ground, folder, asked) {
  const { benchSealing } = require(inRoot('dist/test/bench/sealing.js'));
  const settings = await settingsOn(ground, folder, await ground.ports.choose('api'));
  await startProcess('api', { settings, folder });
  const work = async (seals) => {
    // Once at its start and then not for a day: all that the other one does, but sealing.
    const given = { ...settings, SEALING_INTERVAL_MS: seals ? '2000' : '99999999' };
    const { stop } = await startProcess('worker', { settings: given, folder });
    return stop;
  };
  return benchSealing({ settings, adminUrl: ground.databaseUrl, folder, note, ...asked, work });
}

/** An installation with so many cases, made from a seed. */
async function worldOf(ground, folder, { cases, seed: from }) {
  const { fillCases } = require(inRoot('dist/test/bench/fill-cases.js'));
  const port = await ground.ports.choose(`api-${cases}`);
  const settings = await settingsOn(ground, folder, port, `cases_${cases}`);
  const adminUrl = settings.DATABASE_URL;
  const rows = await fillCases(adminUrl, { cases, seed: from, note });
  note(`${cases} cases of seed ${from}: ${JSON.stringify(rows)}`);
  await startProcess('api', { settings, folder });
  return { cases, apiUrl: settings.PUBLIC_URL, adminUrl };
}

async function readings(ground, folder, { small, cases, rounds, benches, seed: from }) {
  const { benchReading } = require(inRoot('dist/test/bench/reading.js'));
  const few = await worldOf(ground, folder, { cases: small, seed: from });
  const many = await worldOf(ground, folder, { cases, seed: from });
  const report = await benchReading({ small: few, large: many, rounds, benches, note });
  return { seed: from, ...report };
}

async function main(folder) {
  const asked = readArguments();
  await ensureInstalled();
  await ensureBuilt();
  // A ground that survives power loss: fsync on.
  const ground = await bringUp({ folder, lasting: true, redisUrl: undefined });
  const report = await asked.work(ground, folder, asked);
  console.log(asked.json ? JSON.stringify(report, null, 2) : report.table);
  return report.lost ? 1 : 0;
}

const folder = mkdtempSync(path.join(tmpdir(), `vigie-bench-${process.pid}-`));
// PostgreSQL may have to run as another user: then it must be able to reach its data below.
chmodSync(folder, 0o711);
const end = async () => {
  await stopEverything();
  rmSync(folder, { recursive: true, force: true });
};
stopOnSignals(async () => (await end(), 130));
try {
  process.exitCode = await main(folder);
} catch (error) {
  if (!isStopping()) console.error(describeTrouble(error));
  process.exitCode = 1;
} finally {
  await end();
}
