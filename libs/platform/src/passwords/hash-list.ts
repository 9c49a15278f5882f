import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

/** `SHA1:times`, as Have I Been Pwned gives it: sorted by hash, tens of gigabytes. */
const HASH_LINE = /^[0-9A-F]{40}(:\d+)?\r?$/;
const HASH_LENGTH = 40;
/** Longer than any line. */
const WINDOW = 128;

/** Whether that file is a list of hashes, by its first line. */
export async function isHashList(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    return HASH_LINE.test((await readAt(handle, 0)).split('\n')[0]!);
  } finally {
    await handle.close();
  }
}

/** Looks a password up in a sorted list of hashes, where it lies: some thirty short readings. */
export async function isInHashList(file: string, password: string): Promise<boolean> {
  const wanted = createHash('sha1').update(password).digest('hex').toUpperCase();
  const handle = await open(file);
  try {
    let [low, high] = [0, (await handle.stat()).size];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const { hash, next } = await lineFrom(handle, middle);
      if (hash === wanted) return true;
      if (hash !== '' && hash < wanted) low = next;
      else high = middle;
    }
    return false;
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, position: number): Promise<string> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(WINDOW), 0, WINDOW, position);
  return buffer.toString('latin1', 0, bytesRead);
}

/** The first line that begins at or after a position, and where it begins or, when it is passed, what follows. */
async function lineFrom(handle: FileHandle, position: number): Promise<{ hash: string; next: number }> {
  const before = position === 0 ? '\n' : await readAt(handle, position - 1);
  const begins = position === 0 ? 0 : position + before.indexOf('\n');
  const hash = (await readAt(handle, begins)).slice(0, HASH_LENGTH);
  return { hash, next: begins + 1 };
}
