// `npm run audit:export -- FILE [--case ID]`: the sealed record, or the events of one case with their proofs.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './ground/build.mjs';
import { urlAs } from './ground/environment.mjs';
import { dataFolder, inRoot } from './ground/places.mjs';
import { describeTrouble, Trouble } from './ground/trouble.mjs';

const USAGE = 'npm run audit:export -- FILE [--case ID]';
const require = createRequire(import.meta.url);

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { case: { type: 'string' } },
  });
  if (positionals.length !== 1) throw new Trouble('One file is needed.', [USAGE]);
  return { file: positionals[0], caseId: values.case ?? null };
}

/** The sealer's address: given, or that of a `npm start` that is running. */
function sealerUrl() {
  if (process.env.SEALER_DATABASE_URL) return process.env.SEALER_DATABASE_URL;
  const read = (name) => JSON.parse(readFileSync(path.join(dataFolder, name), 'utf8'));
  if (!existsSync(path.join(dataFolder, 'ports.json')))
    throw new Trouble('There is no database here.', ['set SEALER_DATABASE_URL', 'or run npm start']);
  const url = `postgresql://vigie_sealer@127.0.0.1:${read('ports.json').postgres}/vigie`;
  return urlAs(url, 'vigie_sealer', read('secrets.json').roles.vigie_sealer);
}

async function run() {
  const { file, caseId } = readArguments();
  const url = sealerUrl();
  if (!existsSync(inRoot('dist/libs/persistence'))) await ensureBuilt();
  const { exportRecord } = require(inRoot('dist/libs/persistence/src/sealing/index.js'));
  const { Client } = require('pg');
  const client = new Client({ connectionString: url, application_name: 'vigie-audit-export' });
  await client.connect();
  const handle = openSync(file, 'wx', 0o600);
  try {
    await client.query('begin isolation level repeatable read read only');
    const ask = { query: async (text, values) => (await client.query(text, values)).rows };
    let lines = 0;
    for await (const line of exportRecord(ask, caseId)) {
      writeSync(handle, line);
      lines += 1;
    }
    fsyncSync(handle);
    console.log(`${lines} lines written to ${file}`);
  } finally {
    closeSync(handle);
    await client.end();
  }
}

try {
  await run();
} catch (error) {
  console.error(describeTrouble(error));
  process.exitCode = 1;
}
