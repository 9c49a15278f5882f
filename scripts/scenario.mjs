// `npm run scenario -- FILE…`: plays real cases on a throw-away product and says which promise falls short.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
import { inRoot } from './ground/places.mjs';
import { isStopping, stopEverything } from './ground/living.mjs';
import { migrate, seed, startProcess } from './ground/product.mjs';
import { stopOnSignals } from './ground/signals.mjs';

const USAGE = [
  'npm run scenario -- FILE… [--json]',
  'npm run scenario -- FILE --clients CSV [--count 300]   the outage of a provider, with clients of a public list',
  'npm run scenario -- FILE… --url URL --mailbox URL --password PASSWORD   on a demonstration that runs',
];
const TEMPLATE = 'vigie_template';
const WRONG_INPUT = 2;
const require = createRequire(import.meta.url);
const built = (name) => require(inRoot('dist/test/scenarios', `${name}.js`));

/** A failure of what was asked, not of the product: nothing has been started. */
class WrongInput extends Trouble {}

function readArguments() {
  const text = { type: 'string' };
  const options = {
    json: { type: 'boolean' },
    url: text,
    mailbox: text,
    password: text,
    clients: text,
    count: text,
  };
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    if (positionals.length === 0) throw new Error('No file is named.');
    const given = ['url', 'mailbox', 'password'].filter((name) => values[name] !== undefined);
    if (given.length % 3 !== 0) throw new Error('--url, --mailbox and --password go together.');
    const stage = given.length ? values : undefined;
    const grown = values.clients && { file: values.clients, count: Number(values.count ?? 300) };
    return { files: positionals, json: values.json ?? false, stage, grown };
  } catch (error) {
    throw new WrongInput(error.message, USAGE);
  }
}

/** Reads every file strictly before anything is started; all faults of all files at once. */
function readScenarios(files) {
  const { readScenario, ScenarioRefused } = built('scenario-format');
  const faults = [];
  const scenarios = files.map((file) => {
    try {
      return { file, scenario: readScenario(readFileSync(file, 'utf8')) };
    } catch (error) {
      if (!(error instanceof ScenarioRefused) && !error.code) throw error;
      const why = error instanceof ScenarioRefused ? error.faults : [error.message];
      faults.push(...why.map((fault) => `${file}: ${fault.replace(/\s+/g, ' ')}`));
      return undefined;
    }
  });
  if (faults.length) throw new WrongInput(faults.join('\n'));
  return scenarios;
}

/** The same scenario with as many clients as asked for, taken from a public list. */
function grow(found, { file, count }) {
  try {
    const clients = built('directory-clients').readClients(file, count);
    return { ...found, scenario: built('grow-outage').growOutage(found.scenario, clients) };
  } catch (error) {
    throw new WrongInput(error.message);
  }
}

/** Servers in a folder that goes with them, and one migrated and seeded database to copy for each file. */
async function prepareGround(folder) {
  // A scenario moves the clock and sends mails: it never meets the data of somebody who works.
  const ground = await bringUp({ folder, lasting: false, database: TEMPLATE });
  const settings = await settingsOf(ground, { folder, database: TEMPLATE });
  await migrate(settings);
  const accounts = await seed(settings);
  return { ground, folder, password: accounts[0].password };
}

async function settingsOf(ground, { folder, database }) {
  const ports = {
    api: await ground.ports.choose(`api-${database}`),
    smtp: await ground.ports.choose(`smtp-${database}`),
    mailbox: await ground.ports.choose(`mailbox-${database}`),
  };
  const address = new URL(ground.databaseUrl);
  address.pathname = `/${database}`;
  const own = { ...ground, databaseUrl: address.href };
  const settings = composeSettings({ ground: own, folder, mode: 'test', ports });
  return {
    ...settings,
    REDIS_PREFIX: `{${database}}`,
    MAILBOX_FOLDER: path.join(folder, 'mail', database),
  };
}

/** A product with a clean database for one file. */
async function openStage({ ground, folder, password }, number) {
  const database = `vigie_scenario_${number}`;
  await askPostgres(ground.adminUrl, `create database "${database}" template "${TEMPLATE}"`);
  const settings = await settingsOf(ground, { folder, database });
  const show = () => undefined;
  const children = [];
  const close = async () => {
    for (const child of children.reverse()) await child.stop();
    await askPostgres(ground.adminUrl, `drop database "${database}" with (force)`);
  };
  for (const name of ['mailbox', 'worker', 'api'])
    children.push(await startProcess(name, { settings, show }));
  const { PUBLIC_URL: url, MAILBOX_HTTP_PORT: port } = settings;
  return { stage: { url, mailbox: `http://127.0.0.1:${port}`, password }, close };
}

async function playOne({ file, scenario }, stage) {
  const { playScenario } = built('play-scenario');
  return { file, ...(await playScenario(scenario, stage)) };
}

function printOutcome({ id, title, lines }) {
  const { printLine } = built('play-scenario');
  for (const line of lines) console.log(printLine(line));
  const held = lines.filter((line) => line.held).length;
  console.log(`${id}: ${held} held, ${lines.length - held} fell short (${title})\n`);
}

let folder;
let prepared;

async function playAll({ files, json, stage: given, grown }) {
  // Its standard output belongs to the reader of --json.
  const note = (text) => console.error(`… ${text}`);
  await ensureInstalled();
  await ensureBuilt();
  const read = readScenarios(files);
  const scenarios = grown ? read.map((found) => grow(found, grown)) : read;
  if (!given) {
    note('starting PostgreSQL, Redis and a demonstration of their own');
    // `npm test` sweeps folders of this name when their process was killed outright.
    folder = mkdtempSync(path.join(tmpdir(), `vigie-test-${process.pid}-`));
    prepared = await prepareGround(folder);
  }
  const outcomes = [];
  for (const [i, found] of scenarios.entries()) {
    note(`playing ${found.file}`);
    const { stage, close } = given ? { stage: given, close: () => {} } : await openStage(prepared, i + 1);
    const outcome = await playOne(found, stage);
    await close();
    outcomes.push(outcome);
    if (!json) printOutcome(outcome);
  }
  const held = outcomes.every((outcome) => outcome.held);
  if (json) console.log(JSON.stringify({ held, scenarios: outcomes }));
  return held ? 0 : 1;
}

async function end() {
  await stopEverything();
  await prepared?.ground.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
}

stopOnSignals(async () => {
  await end();
  console.error('Interrupted; servers stopped, folders removed.');
  return 130;
});

let code;
try {
  code = await playAll(readArguments());
} catch (error) {
  if (!isStopping()) console.error(describeTrouble(error));
  code = error instanceof WrongInput ? WRONG_INPUT : 1;
}
if (!isStopping()) {
  await end();
  process.exit(code);
}
