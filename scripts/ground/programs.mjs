// Finding programs, and running one to its end.
import { accessSync, constants, statSync } from 'node:fs';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { RANK, register } from './living.mjs';

// An ordinary user's PATH often lacks the sbin folders, where servers live.
const USUAL_FOLDERS = ['/usr/local/bin', '/usr/bin', '/bin', '/usr/local/sbin', '/usr/sbin', '/sbin'];

export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Full path of the first of these names found, or undefined. */
export function findProgram(...names) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter).filter(Boolean), ...USUAL_FOLDERS];
  for (const name of names)
    for (const folder of folders) if (isProgram(path.join(folder, name))) return path.join(folder, name);
  return undefined;
}

/**
 * Runs one command to its end; never rejects.
 * @param {string[]} command program and arguments
 * @param {{ cwd?, env?, uid?, gid?, show?: boolean, group?: boolean, onSpawn?: (child) => void }} options
 *   show: output goes straight to the terminal; group: the command and all its children are ended together
 * @returns {Promise<{ code: number, output: string, stdout: string }>} 127 when it cannot be started at all
 */
export function runCommand(command, options = {}) {
  const { show = false, group = false, onSpawn, ...spawnOptions } = options;
  return new Promise((resolve) => {
    const stdio = ['ignore', ...(show ? ['inherit', 'inherit'] : ['pipe', 'pipe'])];
    const child = spawn(command[0], command.slice(1), { ...spawnOptions, stdio, detached: group });
    let output = '';
    let stdout = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8');
    child.stdout?.on('data', (text) => ((output += text), (stdout += text)));
    child.stderr?.on('data', (text) => (output += text));
    const forget = register(commandPiece(command[0], child, group));
    const end = (code, text = '') => (forget(), resolve({ code, output: output + text, stdout }));
    child.on('error', (error) => end(127, error.message));
    child.on('close', (code) => end(code ?? 1));
    onSpawn?.(child);
  });
}

function commandPiece(name, child, group) {
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const send = (signal) => {
    try {
      process.kill(group ? -child.pid : child.pid, signal);
    } catch {
      // already gone
    }
  };
  const stop = async () => {
    send('SIGTERM');
    const hard = setTimeout(() => send('SIGKILL'), 5000);
    if (child.exitCode === null && child.signalCode === null) await ended;
    clearTimeout(hard);
    if (group) send('SIGKILL');
  };
  return { name, rank: RANK.command, stop, kill: () => send('SIGKILL') };
}
