// `npm start`: the whole product on this machine, from packages to a running desk; Ctrl-C ends it.
import path from 'node:path';
import { bringUp } from './ground/stack.mjs';
import { composeSettings } from './ground/environment.mjs';
import { dataFolder, root } from './ground/places.mjs';
import { describeTrouble, Trouble } from './ground/trouble.mjs';
import { ensureBuilt } from './ground/build.mjs';
import { ensureInstalled } from './ground/install.mjs';
import { isFree } from './ground/ports.mjs';
import { isStopping, stopEverything } from './ground/living.mjs';
import { startProduct } from './ground/product.mjs';
import { stopOnSignals } from './ground/signals.mjs';
import { takeLock } from './ground/folder-lock.mjs';

const { env } = process;
const verbose = process.argv.includes('--verbose');
const note = (text) => console.log(`… ${text}`);

async function choosePorts(ground) {
  if (env.PORT && !(await isFree(Number(env.PORT))))
    throw new Trouble(`Port ${env.PORT}, asked for by PORT, is taken.`, [
      'choose another one, or unset PORT',
    ]);
  const api = env.PORT ? Number(env.PORT) : await ground.ports.choose('api', 3000);
  if (env.SMTP_URL) return { api };
  const smtp = await ground.ports.choose('smtp', Number(env.MAILBOX_SMTP_PORT));
  return { api, smtp, mailbox: await ground.ports.choose('mailbox', Number(env.MAILBOX_HTTP_PORT)) };
}

async function start() {
  await ensureInstalled();
  note('building');
  await ensureBuilt();
  note('starting PostgreSQL and Redis');
  const given = { databaseUrl: env.DATABASE_URL, redisUrl: env.REDIS_URL };
  const ground = await bringUp({ folder: dataFolder, lasting: true, ...given });
  ground.onCrash(crashed);
  const ports = await choosePorts(ground);
  const mode = env.VIGIE_MODE || 'demonstration';
  const settings = composeSettings({ ground, folder: dataFolder, mode, ports, given: env });
  const { accounts, children } = await startProduct({
    ...{
      settings,
      folder: dataFolder,
      note,
      mailbox: Boolean(ports.mailbox),
      seeded: mode === 'demonstration',
    },
    ...(verbose ? { show: (line) => line } : {}),
  });
  children.forEach((child) => child.onCrash(crashed));
  announce(settings, ports, accounts);
}

const hostOf = (url) => new URL(url).host;

function announce(settings, ports, accounts) {
  const folder = path.relative(root, dataFolder);
  const rows = [
    ['application', settings.PUBLIC_URL],
    ['console', `${settings.PUBLIC_URL}/console`],
    ['interface', `${settings.PUBLIC_URL}/api/v1`],
    ['mail', ports.mailbox ? `http://127.0.0.1:${ports.mailbox}` : hostOf(settings.SMTP_URL)],
    ['PostgreSQL', hostOf(settings.DATABASE_URL)],
    ['Redis', hostOf(settings.REDIS_URL)],
    ['data', `${dataFolder} (passwords in ${folder}/secrets.json)`],
    ['logs', path.join(dataFolder, 'logs')],
  ];
  console.log(`\nVigie runs (${settings.VIGIE_MODE}).\n${table(rows)}`);
  if (accounts.length) announceAccounts(accounts, ports);
  console.log('\nCtrl-C stops everything in order.');
}

// Enough to see the pattern: the eighteen agencies and the facilities differ by their number only.
const SHOWN_PER_ROLE = 7;

function announceAccounts(accounts, ports) {
  const roles = [...new Set(accounts.map(({ role }) => role))];
  const rows = roles.flatMap((role) => {
    const own = accounts.filter((account) => account.role === role);
    const shown = own.slice(0, own.length > SHOWN_PER_ROLE ? 3 : SHOWN_PER_ROLE);
    const others = own.length - shown.length;
    return [
      ...shown.map(({ email }) => [role, email]),
      ...(others > 0 ? [['', `… and ${others} others like these`]] : []),
    ];
  });
  console.log(`\nInvented accounts; one password for all: ${accounts[0].password}\n${table(rows)}`);
  if (ports.mailbox)
    console.log(
      `Second factor: the code that http://127.0.0.1:${ports.mailbox}/codes shows for the account.`,
    );
}

function table(rows) {
  const width = (column) => Math.max(...rows.map((row) => String(row[column]).length));
  const widths = rows[0].map((_, column) => width(column));
  return rows
    .map((row) => `  ${row.map((cell, at) => String(cell).padEnd(widths[at])).join('  ')}`.trimEnd())
    .join('\n');
}

let lock;
let ended = false;

async function end(code) {
  ended = true;
  await stopEverything((name) => note(`stopping ${name}`));
  lock?.release();
  return code;
}

async function crashed({ name, how, lines }) {
  if (ended) return;
  console.error(`\n${name} ${how}; everything is being stopped. Its last lines:\n${lines.join('\n')}`);
  process.exit(await end(1));
}

// Stopped on purpose is a success: npm would otherwise add an error report of its own.
stopOnSignals(() => end(0).finally(() => console.log('Stopped.')));
try {
  lock = await takeLock(path.join(dataFolder, 'start.lock'));
  if ('heldBy' in lock) {
    const { heldBy } = lock;
    lock = undefined;
    throw new Trouble(`Vigie already runs on ${dataFolder} (process ${heldBy}).`, [
      'use that one, or stop it first',
    ]);
  }
  await start();
} catch (error) {
  if (!isStopping()) {
    console.error(`\n${describeTrouble(error)}`);
    process.exit(await end(1));
  }
}
