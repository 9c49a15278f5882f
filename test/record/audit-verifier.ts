import path from 'node:path';
import { ROOT } from '../architecture/cruise';
import type { Line } from '../builders/sealed-record';

export interface Verdict {
  faults: { line: number; fault: string; fr: string; en: string }[];
  notes: string[];
  events: number;
  heads: object[];
  stamps: number;
}
interface Trusted {
  keys?: unknown[];
  witnessed?: unknown[];
  authorities?: unknown[];
}
export interface Verifier {
  verifyRecord(lines: Iterable<string>, trusted?: Trusted): Promise<Verdict>;
  readKey(pem: string): unknown;
  readWitness(text: string): unknown[];
}

/** The stand-alone verifier, as `npm run audit:verify` runs it. */
export async function loadVerifier(): Promise<Verifier> {
  const load = (file: string) =>
    import(path.join(ROOT, 'scripts/record', file)) as Promise<Partial<Verifier>>;
  const { readWitness } = await load('format.mjs');
  return { ...(await load('verify-record.mjs')), readWitness } as Verifier;
}

export const asText = (lines: readonly Line[]) => lines.map((line) => JSON.stringify(line));
