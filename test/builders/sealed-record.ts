import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import {
  EVENT_COLUMNS,
  hashHead,
  leafBytes,
  signedText,
  witnessBlock,
  type Head,
} from '#persistence/sealing';
import { appendLeaf, EMPTY_TREE, hashLeaf, pathOf, rootOf } from '#platform/merkle';

export type Line = Record<string, unknown>;
/** One event: the texts of its columns, in their order. */
export type Event = (string | null)[];
export interface RecordKeyPair {
  id: Buffer;
  pem: string;
  privateKey: KeyObject;
}

export function aRecordKey(): RecordKeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return { id: createHash('sha256').update(der).digest(), pem, privateKey };
}

const instant = (ms: number) => new Date(ms).toISOString().replace('Z', '000Z');

/** Event number `n` of an invented installation; `words` may hold anything. */
export function anAuditEvent(n: number, words = 'Analyste du CERT'): Event {
  const id = (prefix: string) => `${prefix}-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const at = instant(START + n * 1000);
  const who = ['staff', id('00000001'), words];
  const what = ['read', 'case', id('00000002'), n % 3 === 0 ? CASE : null, 'allowed', null, null];
  return [id('00000000'), at, at, ...who, ...what, 'ab'.repeat(32)];
}

export const START = Date.parse('2026-11-01T08:00:00Z');
export const CASE = '00000009-0000-7000-8000-000000000009';
export const LOG = '0000000a-0000-7000-8000-00000000000a';

/** Seals batches of events as the product does, without a database, and says it as an export says it. */
export function sealedRecord(batches: Event[][], { id, pem, privateKey }: RecordKeyPair) {
  const lines: Line[] = [header('whole', id, pem)];
  const heads: Head[] = [];
  const leaves: Buffer[] = [];
  let tree = EMPTY_TREE;
  for (const batch of batches) {
    for (const event of batch) {
      const leaf = hashLeaf(leafBytes(event));
      lines.push({ kind: 'event', position: tree.size, leaf: leaf.toString('hex'), event: named(event) });
      tree = appendLeaf(tree, leaf);
      leaves.push(leaf);
    }
    const last = heads.at(-1);
    const unsigned = {
      ...{ log: LOG, number: heads.length + 1, size: tree.size, root: rootOf(tree), keyId: id },
      at: START + tree.size * 1000 + 500,
      previous: last ? hashHead(last) : Buffer.alloc(32),
    };
    const head = { ...unsigned, signature: sign(null, Buffer.from(signedText(unsigned)), privateKey) };
    heads.push(head);
    lines.push(headLine(head));
  }
  lines.push({ kind: 'end', events: tree.size, heads: heads.length, stamps: 0 });
  return { lines, heads, leaves, blocks: heads.map(witnessBlock) };
}

/** The events of one case with their proofs under the newest head. */
export function sealedCase(batches: Event[][], key: RecordKeyPair): Line[] {
  const { lines, heads, leaves } = sealedRecord(batches, key);
  const events = lines.filter(({ kind, event }) => kind === 'event' && (event as Line).case_id === CASE);
  const proved = events.map((line) => ({
    ...line,
    path: pathOf(leaves, line.position as number).map((hash) => hash.toString('hex')),
  }));
  const end = { kind: 'end', events: events.length, heads: 1, stamps: 0 };
  return [header(`case ${CASE}`, key.id, key.pem), ...proved, headLine(heads.at(-1)!), end];
}

function header(extent: string, id: Buffer, pem: string): Line {
  const keys = [{ id: id.toString('hex'), pem }];
  return { kind: 'log', format: 'vigie-record/1', log: LOG, extent, keys };
}

const headLine = (head: Head): Line => ({
  ...{ kind: 'head', text: signedText(head), signature: head.signature.toString('hex') },
});

const named = (event: Event) => Object.fromEntries(EVENT_COLUMNS.map(({ name }, i) => [name, event[i]]));
