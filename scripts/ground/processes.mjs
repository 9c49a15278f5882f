// Long-running children: started, watched until ready, their lines kept, ended on demand.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { findProgram } from './programs.mjs';
import { RANK, isStopping, register } from './living.mjs';
import { Trouble } from './trouble.mjs';

const KEPT_LINES = 20;

/** Asks the kernel to end the child when this script is killed outright, so that no server is orphaned. */
export function tiedToParent(command, signal) {
  const setpriv = findProgram('setpriv');
  return setpriv ? [setpriv, '--pdeathsig', signal.replace('SIG', ''), ...command] : command;
}

/**
 * @param {{ name: string, rank?: number, command: string[], env?: object, cwd?: string, uid?: number, gid?: number,
 *   stopSignal?: string, killSignal?: string, patienceMs?: number, logFile?: string,
 *   show?: (line: string) => string | undefined }} options
 *   show: what to print of a line, undefined for nothing; patienceMs: from stopSignal to killSignal
 * @returns a child `{ name, pid, alive(), lastLines(), exited, ready(test, ms), onCrash(listener), stop(), kill() }`
 */
export function launch(options) {
  if (isStopping()) throw new Trouble('Stopping: nothing more is started.');
  const { name, command, env = process.env, cwd, uid, gid } = options;
  const stdio = ['ignore', 'pipe', 'pipe'];
  // Its own process group: the terminal's Ctrl-C reaches only the script, which ends the children in order.
  const child = spawn(command[0], command.slice(1), { env, cwd, uid, gid, stdio, detached: true });
  const lines = watchLines(child, options);
  let ending = false;
  const exited = new Promise((resolve) => {
    child.once('error', (error) => (lines.keep(error.message), resolve('could not be started')));
    child.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with code ${code}`));
  });
  let gone = false;
  const send = (signal) => !gone && child.kill(signal);
  const piece = {
    name,
    rank: options.rank ?? RANK[name] ?? RANK.worker,
    kill: () => send(options.killSignal ?? 'SIGKILL'),
    stop: () => ((ending = true), endChild(send, exited, options)),
  };
  const forget = register(piece);
  exited.then(() => ((gone = true), forget()));
  return {
    ...piece,
    pid: child.pid,
    exited,
    alive: () => !gone,
    lastLines: lines.last,
    ready: (test, ms = 60_000) => lines.waitFor(test, { ms, exited, name }),
    onCrash: (listener) =>
      exited.then((how) => ending || isStopping() || listener({ name, how, lines: lines.last() })),
  };
}

async function endChild(
  send,
  exited,
  { stopSignal = 'SIGTERM', killSignal = 'SIGKILL', patienceMs = 15_000 },
) {
  send(stopSignal);
  const impatient = setTimeout(() => send(killSignal), patienceMs);
  const last = setTimeout(() => send('SIGKILL'), patienceMs + 5000);
  await exited;
  clearTimeout(impatient);
  clearTimeout(last);
}

function watchLines(child, { name, logFile, show = () => undefined }) {
  const kept = [];
  const listeners = new Set();
  if (logFile) mkdirSync(path.dirname(logFile), { recursive: true });
  const log = logFile ? createWriteStream(logFile, { mode: 0o600 }) : undefined;
  const keep = (line) => {
    kept.push(line);
    if (kept.length > KEPT_LINES) kept.shift();
    log?.write(`${line}\n`);
    const shown = show(line);
    if (shown !== undefined) console.log(`${name.padEnd(8)}| ${shown}`);
    for (const listener of listeners) listener(line);
  };
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', keep);
  return { keep, last: () => [...kept], waitFor: (test, how) => waitForLine({ kept, listeners }, test, how) };
}

async function waitForLine({ kept, listeners }, test, { ms, exited, name }) {
  let listener;
  let timer;
  const seen = new Promise((resolve) => {
    listener = (line) => test(line) && resolve('seen');
    listeners.add(listener);
    kept.forEach(listener);
  });
  const late = new Promise(
    (resolve) => (timer = setTimeout(resolve, ms, `is not ready after ${ms / 1000} s`)),
  );
  const outcome = await Promise.race([seen, exited, late]);
  clearTimeout(timer);
  listeners.delete(listener);
  if (outcome !== 'seen') throw new Trouble(`${name} ${outcome}. Its last lines:\n${kept.join('\n')}`);
}
