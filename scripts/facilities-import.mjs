// `npm run facilities:import -- FILE.csv [--report FILE]`: a public list of facilities into the directory.
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bringUp } from './ground/stack.mjs';
import { dataFolder, inRoot } from './ground/places.mjs';
import { describeTrouble, Trouble } from './ground/trouble.mjs';
import { ensureBuilt } from './ground/build.mjs';
import { ensureInstalled } from './ground/install.mjs';
import { isStopping, stopEverything } from './ground/living.mjs';
import { stopOnSignals } from './ground/signals.mjs';
import { takeLock } from './ground/folder-lock.mjs';

const USAGE = 'npm run facilities:import -- FILE.csv [--report REFUSED.csv]';
const SHOWN_REFUSALS = 40;
const SHOWN_WARNINGS = 10;
const require = createRequire(import.meta.url);

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { report: { type: 'string' } },
    });
    if (positionals.length === 1) return { file: path.resolve(positionals[0]), report: values.report };
    throw new Error(positionals.length === 0 ? 'No file is named.' : 'One file at a time.');
  } catch (error) {
    throw new Trouble(error.message, [USAGE]);
  }
}

/** The database of a `npm start` that is running now, from what it keeps in its folder. */
function runningUrl() {
  const read = (name) => JSON.parse(readFileSync(path.join(dataFolder, name), 'utf8'));
  const password = encodeURIComponent(read('secrets.json').postgres);
  return `postgresql://postgres:${password}@127.0.0.1:${read('ports.json').postgres}/vigie`;
}

/** The lasting database, woken for this import alone when `npm start` is not running. */
async function findDatabase() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, close: () => {} };
  if (!existsSync(path.join(dataFolder, 'postgres')))
    throw new Trouble('There is no database yet.', ['run npm start once', 'or set DATABASE_URL']);
  const lock = await takeLock(path.join(dataFolder, 'start.lock'));
  if ('heldBy' in lock) return { url: runningUrl(), close: () => {} };
  const ground = await bringUp({ folder: dataFolder, lasting: true, redisUrl: null });
  return { url: ground.databaseUrl, close: async () => (await ground.stop(), lock.release()) };
}

async function connect(url) {
  const { Client } = require('pg');
  const client = new Client({ connectionString: url, application_name: 'vigie-facilities-import' });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new Trouble(`The database does not answer: ${error.message || error.code}`, [
      'check DATABASE_URL, or stop npm start and run this command again',
    ]);
  }
  const { rows } = await client.query("select to_regclass('public.facility') is not null as ready");
  if (rows[0].ready) return client;
  await client.end();
  throw new Trouble('The database has no directory of facilities yet.', ['run npm start once: it migrates']);
}

/** A report file of `line,kind,reason`, or nothing to write to. */
function openReport(file) {
  if (!file) return { write: () => {}, close: () => {} };
  let handle;
  try {
    handle = openSync(file, 'w');
  } catch (error) {
    throw new Trouble(`The report cannot be written: ${error.message}`);
  }
  const write = (line, kind, reason) =>
    writeSync(handle, `${line},${kind},"${reason.replaceAll('"', '""')}"\n`);
  writeSync(handle, 'line,kind,reason\n');
  return { write, close: () => closeSync(handle) };
}

function progressBar() {
  const { SingleBar, Presets } = require('cli-progress');
  const format = 'Importing {bar} {percentage}% | {rows} rows | {duration_formatted}';
  const bar = new SingleBar({ format, clearOnComplete: true, hideCursor: true }, Presets.shades_classic);
  bar.start(1, 0, { rows: 0 });
  return {
    show: (done, all, rows) => (bar.setTotal(all), bar.update(done, { rows })),
    stop: () => bar.stop(),
  };
}

async function runImport(client, { file, report }) {
  const { importFacilities } = require(inRoot('dist/libs/persistence/src/facilities/index.js'));
  const { newId } = require(inRoot('dist/libs/platform/src/ids/index.js'));
  const out = openReport(report);
  const bar = progressBar();
  const onRemark = (kind, { line, reason }) => out.write(line, kind, reason);
  const origin = { source: path.basename(file), importedAt: new Date(), newId };
  try {
    // Row-level security is forced on every table: only this role may write the directory.
    await client.query('set role vigie_registrar');
    return await importFacilities({ client, path: file, ...origin, onProgress: bar.show, onRemark });
  } catch (error) {
    if (error.name === 'FacilityFileProblem') throw new Trouble(`${error.message} Nothing was imported.`);
    if (error.code === '42501')
      throw new Trouble(`The database refuses: ${error.message}.`, [
        'give the address of the migrator in DATABASE_URL',
      ]);
    throw error;
  } finally {
    bar.stop();
    out.close();
  }
}

// Reasons quote the file: what could move the terminal's cursor is made visible.
const printable = (text) => text.replace(/\p{Cc}/gu, '\ufffd');

/** @param {{ remarks: object[], count: number, shown: number, report?: string }} found */
function listRemarks(title, { remarks, count, shown, report }) {
  if (count === 0) return;
  console.log(`\n${title}: ${count}`);
  for (const { line, reason } of remarks.slice(0, shown)) console.log(`  line ${line}: ${printable(reason)}`);
  const where = report ? `all of them in ${report}` : '--report FILE writes all of them';
  if (count > shown) console.log(`  … and ${count - shown} more (${where})`);
}

function tell(result, { report }) {
  const { read, inserted, updated, unchanged, unknownColumns, missingColumns } = result;
  console.log(`${read} lines read: ${inserted} new, ${updated} changed, ${unchanged} the same.`);
  if (unknownColumns.length) console.log(`Columns not used: ${printable(unknownColumns.join(', '))}`);
  if (missingColumns.length) console.log(`Columns not there: ${missingColumns.join(', ')}`);
  const { refused, refusedCount, warnings, warningCount } = result;
  listRemarks('Refused', { remarks: refused, count: refusedCount, shown: SHOWN_REFUSALS, report });
  listRemarks('To be checked', { remarks: warnings, count: warningCount, shown: SHOWN_WARNINGS, report });
  return inserted + updated + unchanged > 0 ? 0 : 1;
}

async function main() {
  const asked = readArguments();
  await ensureInstalled();
  await ensureBuilt();
  const database = await findDatabase();
  try {
    const client = await connect(database.url);
    const result = await runImport(client, asked).finally(() => client.end());
    return tell(result, asked);
  } finally {
    await database.close();
  }
}

// The import is one transaction: ended half-way, it leaves nothing behind.
stopOnSignals(async () => (await stopEverything(), 130));
try {
  process.exitCode = await main();
} catch (error) {
  if (!isStopping()) console.error(describeTrouble(error));
  process.exitCode = 1;
}
