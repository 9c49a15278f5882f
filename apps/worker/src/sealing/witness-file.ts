import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { witnessBlock, type Head } from '#persistence/sealing';

/** The newest head in the file: its number, and its whole text. */
export interface Witnessed {
  number: number;
  block: string;
}

const HEADING = 'vigie-head/1\n';
/** Bytes that hold many heads: the last may be cut short by a crash, the one before it is whole. */
const TAIL = 65_536;

/** Signed heads appended to a file, one block after the other, each on disk before the next. */
export class WitnessFile {
  constructor(private readonly file: string) {}

  /** @returns null while nothing is witnessed; a block that a crash cut short does not count */
  async newest(): Promise<Witnessed | null> {
    const blocks = (await this.tail()).split(HEADING).slice(1).filter(isWhole);
    const block = blocks.at(-1);
    if (block === undefined) return null;
    return { number: Number(/^number (\d+)$/m.exec(block)![1]), block: HEADING + block };
  }

  /** The file grows by a head a second for years: only its end is read. */
  private async tail(): Promise<string> {
    const file = await open(this.file, 'r').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (file === null) return '';
    try {
      const { size } = await file.stat();
      const length = Math.min(size, TAIL);
      const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
      return buffer.toString('utf8');
    } finally {
      await file.close();
    }
  }

  async append(heads: readonly Head[]): Promise<void> {
    if (heads.length === 0) return;
    await mkdir(path.dirname(this.file), { recursive: true, mode: 0o700 });
    const file = await open(this.file, 'a', 0o600);
    try {
      await file.appendFile(heads.map(witnessBlock).join(''));
      await file.sync();
    } finally {
      await file.close();
    }
  }
}

const isWhole = (block: string) => /^number \d+$/m.test(block) && block.split('\nsignature ').length === 3;
