// A Redis of our own for the queue: found, or unpacked, started on loopback and proved to be ours.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import { libraryPath, unpackFromArchive } from './apt-unpack.mjs';
import { findProgram, isProgram } from './programs.mjs';
import { freePort } from './ports.mjs';
import { isAlive } from './folder-lock.mjs';
import { launch, tiedToParent } from './processes.mjs';
import { Trouble } from './trouble.mjs';

/** @returns {Promise<{ program: string, env: object }>} @throws {Trouble} when none can be had */
async function chooseRedis() {
  const installed = findProgram('redis-server', 'valkey-server');
  if (installed) return { program: installed, env: process.env };
  const { folder, reason } = await unpackFromArchive('redis-server');
  const program = folder && path.join(folder, 'usr/bin/redis-server');
  if (program && isProgram(program))
    return { program, env: { ...process.env, LD_LIBRARY_PATH: libraryPath(folder) } };
  throw new Trouble(`No Redis server can be had here (${reason ?? `${program} does not run`}).`, [
    'install the redis-server or valkey-server package of the system',
    'for npm start: set REDIS_URL to a server of your own (append-only file on, noeviction)',
    'or run the whole product from docker-compose.yml',
  ]);
}

/** A file, because a password on the command line can be read by every user of the machine. */
function writeSettings({ folder, password, lasting }, port) {
  const lines = [
    `port ${port}`,
    'bind 127.0.0.1',
    `requirepass ${password}`,
    `dir "${folder}"`,
    `pidfile "${path.join(folder, 'redis.pid')}"`,
    // The queue lives here: nothing may be evicted, and a power cut may cost one second at most.
    'maxmemory-policy noeviction',
    `appendonly ${lasting ? 'yes' : 'no'}`,
    'appendfsync everysec',
    'save ""',
    'daemonize no',
  ];
  const file = path.join(folder, 'redis.conf');
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  return file;
}

/** Ends a server orphaned by a killed run: two writers would ruin the append-only file. */
async function clearOrphan(folder) {
  try {
    const pid = Number(readFileSync(path.join(folder, 'redis.pid'), 'utf8'));
    if (!/redis|valkey/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))) return;
    process.kill(pid, 'SIGTERM');
    for (let wait = 0; wait < 100 && isAlive(pid); wait += 1) await sleep(100);
  } catch {
    // no such file, or no such process: nothing to clear
  }
}

/** Sends inline commands, gives all that came back before the connection was closed. */
function ask(port, ...commands) {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`${[...commands, 'QUIT'].join('\r\n')}\r\n`),
    );
    socket.setTimeout(2000, () => socket.destroy());
    socket.on('data', (text) => (answer += text));
    socket.on('error', () => resolve(''));
    socket.on('close', () => resolve(answer));
  });
}

/** Whether anything listens at a redis:// or rediss:// address. */
export function canConnect(url) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 6379), timeout: 5000 });
    const end = (found) => (socket.destroy(), resolve(found));
    socket.once('connect', () => end(true));
    for (const event of ['error', 'timeout']) socket.once(event, () => end(false));
  });
}

/** Whether the process that answers to our password on this port is the one that we started. */
async function untilReady(child, port, password) {
  for (let wait = 0; wait < 600 && child.alive(); wait += 1) {
    const answer = await ask(port, `AUTH ${password}`, 'INFO server', 'PING');
    if (answer.includes(`process_id:${child.pid}\r`) && answer.includes('+PONG')) return true;
    await sleep(50);
  }
  return false;
}

/**
 * @param {{ folder: string, password: string, lasting: boolean, port?: number, logFile?: string }} options
 *   password: letters and digits only, as it stands in a URL and a settings file
 * @returns {Promise<{ url: string, port: number, child: object }>}
 */
export async function startRedis(options) {
  const { folder, password } = options;
  const { program, env } = await chooseRedis();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await clearOrphan(folder);
  let child;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const port = await freePort(attempt ? undefined : options.port);
    const command = tiedToParent([program, writeSettings(options, port)], 'SIGTERM');
    child = launch({ name: 'redis', command, env, cwd: folder, logFile: options.logFile });
    if (await untilReady(child, port, password))
      return { url: `redis://:${password}@127.0.0.1:${port}/0`, port, child };
    await child.stop();
    if (!child.lastLines().some((line) => line.includes('Address already in use'))) break;
  }
  throw new Trouble(`Redis did not start on ${folder}. Its last lines:\n${child.lastLines().join('\n')}`);
}
