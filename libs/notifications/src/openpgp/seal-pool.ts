import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import type { Letter, Notice } from './letter';
import { HeaderRefused, KeyRefused } from './refusals';
import { seal, type SealResult, type SealTask } from './seal-thread';

/** Seals mails outside the caller's event loop: a blocked loop makes a queue run its job twice. */
export interface SealPool {
  /** As `sealLetter`, with the same refusals. */
  sealLetter(letter: Letter): Promise<Buffer>;
  /** As `composeNotice`, with the same refusals. */
  composeNotice(notice: Notice): Promise<Buffer>;
  /** Waits for the mails in hand, then ends the threads. */
  close(): Promise<void>;
}

const THREAD_FILE = join(__dirname, 'seal-thread.js');

/** Threads start with the first mail, and end after a minute without any. */
export function openSealPool({ threads = 1 }: { threads?: 1 | 2 } = {}): SealPool {
  let pool: Piscina<SealTask, SealResult> | null = null;
  const run = (task: SealTask): Promise<SealResult> => {
    // Tests run the TypeScript sources, beside which there is no compiled file that a thread could load.
    if (!existsSync(THREAD_FILE)) return seal(task);
    pool ??= new Piscina({ filename: THREAD_FILE, minThreads: 0, maxThreads: threads, idleTimeout: 60_000 });
    return pool.run(task, { name: 'seal' });
  };
  return {
    sealLetter: async (letter) => unwrap(await run({ kind: 'letter', letter })),
    composeNotice: async (notice) => unwrap(await run({ kind: 'notice', notice })),
    close: async () => {
      await pool?.close();
      pool = null;
    },
  };
}

function unwrap(result: SealResult): Buffer {
  if (result.kind === 'key_refused') throw new KeyRefused(result.reason);
  if (result.kind === 'header_refused') throw new HeaderRefused(result.field);
  return Buffer.from(result.raw);
}
