// A PostgreSQL of our own: made once, started, proved to be ours, stopped fast and clean.
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import { choosePostgres } from './postgres-programs.mjs';
import { freePort } from './ports.mjs';
import { isAlive } from './folder-lock.mjs';
import { launch, tiedToParent } from './processes.mjs';
import { runCommand } from './programs.mjs';
import { Trouble } from './trouble.mjs';

const SUPER_USER = 'postgres';

const urlOf = ({ port, password }, database) =>
  `postgresql://${SUPER_USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

/** @param {{ folder: string, password: string }} wanted */
async function create(server, password) {
  const { bin, version, folder, wrap, uid, gid } = server;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const passwordFile = path.join(path.dirname(folder), `.initdb-${process.pid}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (uid) [folder, passwordFile].forEach((file) => chownSync(file, uid, gid));
  const locale =
    version >= 17
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
      : ['--locale=C.UTF-8'];
  const secrecy = ['--auth-host=scram-sha-256', '--auth-local=scram-sha-256', `--pwfile=${passwordFile}`];
  const command = [
    ...wrap,
    path.join(bin, 'initdb'),
    '-D',
    folder,
    '-U',
    SUPER_USER,
    '-E',
    'UTF8',
    ...locale,
    ...secrecy,
  ];
  const { code, output } = await runCommand([...command, '--no-instructions'], { uid, gid, cwd: '/' });
  rmSync(passwordFile, { force: true });
  if (code === 0) return;
  rmSync(folder, { recursive: true, force: true });
  throw new Trouble(`PostgreSQL could not create its data in ${folder}:\n${output.trim()}`);
}

function checkVersion({ folder, version }) {
  const made = Number(readFileSync(path.join(folder, 'PG_VERSION'), 'utf8'));
  if (made === version) return;
  throw new Trouble(
    `The data in ${folder} belongs to PostgreSQL ${made}, the server found here is ${version}.`,
    [`make PostgreSQL ${made} available again`, 'or move the folder away to begin with empty data'],
  );
}

/** postmaster.pid: process, folder, start, port, socket, address, memory, state. */
function readPostmaster(folder) {
  try {
    const lines = readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), state: (lines[7] ?? '').trim() };
  } catch {
    return undefined;
  }
}

function commandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** After a crash the file may name a dead process, a stranger with the same number, or our orphan. */
async function clearPostmaster(folder) {
  const found = readPostmaster(folder);
  if (!found) return;
  const ours = isAlive(found.pid) && commandLine(found.pid).includes(folder);
  if (ours) {
    process.kill(found.pid, 'SIGINT');
    for (let wait = 0; wait < 150 && isAlive(found.pid); wait += 1) await sleep(100);
    if (isAlive(found.pid))
      throw new Trouble(`An older PostgreSQL (process ${found.pid}) still holds ${folder}.`);
  }
  rmSync(path.join(folder, 'postmaster.pid'), { force: true });
}

function settingsOf({ port, lasting }) {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A throw-away cluster trades safety on power loss for speed; a lasting one never does.
    ...(lasting ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function launchServer(server, options) {
  const { bin, folder, wrap, uid, gid } = server;
  const program = [path.join(bin, 'postgres'), '-D', folder, ...settingsOf(options)];
  return launch({
    name: 'postgres',
    command: [...wrap, ...tiedToParent(program, 'SIGINT')],
    cwd: '/',
    ...{ uid, gid, logFile: options.logFile },
    // SIGINT rolls back and closes at once (SIGTERM would wait for clients); SIGQUIT needs recovery later.
    ...{ stopSignal: 'SIGINT', killSignal: 'SIGQUIT', patienceMs: 30_000 },
  });
}

/** Ready when the server's own file says so for the very process that we started: then the port is its. */
async function untilReady(child, folder) {
  for (let wait = 0; wait < 1200 && child.alive(); wait += 1) {
    const seen = readPostmaster(folder);
    if (seen?.pid === child.pid && seen.state === 'ready') return true;
    await sleep(50);
  }
  return false;
}

/** Runs one statement on a fresh connection; needs the installed packages. */
export async function askPostgres(url, statement, values = []) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return (await client.query(statement, values)).rows;
  } finally {
    await client.end();
  }
}

async function openDatabase(options, folder, database) {
  try {
    const found = await askPostgres(
      urlOf(options, 'postgres'),
      'select 1 from pg_database where datname = $1',
      [database],
    );
    if (!found.length) await askPostgres(urlOf(options, 'postgres'), `create database "${database}"`);
  } catch (error) {
    if (error.code !== '28P01') throw error;
    throw new Trouble(`The password kept for the data in ${folder} is not the right one.`, [
      'put the secrets.json of this data back',
      'or move the data folder away to begin with empty data',
    ]);
  }
}

/**
 * @param {{ folder: string, password: string, database: string, lasting: boolean, port?: number, logFile?: string }} options
 *   lasting: data survives power loss; port: wished, another one is taken when it is busy
 * @returns {Promise<{ url: string, adminUrl: string, port: number, folder: string, child: object }>}
 *   folder: where the data really lies
 */
export async function startPostgres(options) {
  const server = await choosePostgres(options.folder);
  if (existsSync(path.join(server.folder, 'PG_VERSION'))) checkVersion(server);
  else await create(server, options.password);
  await clearPostmaster(server.folder);
  let child;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const chosen = { ...options, port: await freePort(attempt ? undefined : options.port) };
    child = launchServer(server, chosen);
    if (await untilReady(child, server.folder)) {
      await openDatabase(chosen, server.folder, options.database);
      const urls = { url: urlOf(chosen, options.database), adminUrl: urlOf(chosen, 'postgres') };
      return { ...urls, port: chosen.port, folder: server.folder, child };
    }
    await child.stop();
    // Only a port taken in between deserves another try.
    if (!child.lastLines().some((line) => line.includes('could not bind'))) break;
  }
  throw new Trouble(
    `PostgreSQL did not start on ${server.folder}. Its last lines:\n${child.lastLines().join('\n')}`,
  );
}
