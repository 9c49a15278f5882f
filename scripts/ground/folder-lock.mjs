// One holder at a time of a folder: a file that names the living process which holds it.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';

/** When the process began, in clock ticks since boot: tells it from a later one with the same number. */
function birthOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function readHolder(file) {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8'));
    return isAlive(holder.pid) && birthOf(holder.pid) === holder.birth ? holder : { ...holder, gone: true };
  } catch (error) {
    return error.code === 'ENOENT' ? undefined : { gone: true };
  }
}

/** @returns the living holder `{ pid, birth }`, or undefined when the lock has just been taken */
function tryTake(file) {
  const text = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) });
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return undefined;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const holder = readHolder(file);
  if (holder && !holder.gone) return holder;
  clearStale(file);
  return { pid: 0 };
}

/** A rename lets only one of several waiters clear the file; a fresh lock renamed by mistake is put back. */
function clearStale(file) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    const taken = readHolder(aside);
    if (taken && !taken.gone) renameSync(aside, file);
    else rmSync(aside, { force: true });
  } catch {
    // another waiter was quicker
  }
}

/**
 * @param {string} file
 * @param {{ waitMs?: number, onBusy?: (pid: number) => void }} options how long to wait for a living holder
 * @returns {Promise<{ release(): void } | { heldBy: number }>}
 */
export async function takeLock(file, { waitMs = 0, onBusy = () => {} } = {}) {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const until = Date.now() + waitMs;
  let told = false;
  for (let attempt = 0; ; attempt += 1) {
    const holder = tryTake(file);
    if (!holder) return { release: () => rmSync(file, { force: true }) };
    const stale = holder.pid === 0 && attempt < 50;
    if (!stale && Date.now() >= until) return { heldBy: holder.pid };
    if (!stale && !told) onBusy(holder.pid);
    told ||= !stale;
    await sleep(stale ? 5 : 200);
  }
}

/** Runs `work` while holding the lock; waits for others up to ten minutes. */
export async function withLock(file, work) {
  const lock = await takeLock(file, {
    waitMs: 600_000,
    onBusy: (pid) => console.error(`waiting for process ${pid} (${path.basename(file)})`),
  });
  if ('heldBy' in lock) throw new Error(`${file} is still held by process ${lock.heldBy}`);
  try {
    return await work();
  } finally {
    lock.release();
  }
}
