import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import { typesetPage, type Page } from './press-thread';

/** Typesets documents outside the caller's event loop: a long one would keep every other request waiting. */
export interface Press {
  /** A tagged PDF. @throws Error when the template is at fault, or after a minute */
  print(page: Page): Promise<Buffer>;
  /** Waits for the documents in hand, then ends the threads. */
  close(): Promise<void>;
}

/** Tens of times what the longest declaration takes; then the thread is ended and the next one begins. */
const LONGEST_RUN = 60_000;
const THREAD_FILE = join(__dirname, 'press-thread.js');

/** Threads start with the first document, and end after a minute without any. */
export function openPress({ threads = 1 }: { threads?: 1 | 2 } = {}): Press {
  let pool: Piscina<Page, Uint8Array> | null = null;
  const run = async (page: Page): Promise<Uint8Array> => {
    // Tests run the TypeScript sources, beside which there is no compiled file that a thread could load.
    if (!existsSync(THREAD_FILE)) return typesetPage(page);
    pool ??= new Piscina({ filename: THREAD_FILE, minThreads: 0, maxThreads: threads, idleTimeout: 60_000 });
    return pool.run(page, { name: 'typesetPage', signal: AbortSignal.timeout(LONGEST_RUN) });
  };
  return {
    print: async (page) => Buffer.from(await run(page)),
    close: async () => {
      await pool?.close();
      pool = null;
    },
  };
}
