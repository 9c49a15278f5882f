// The formats of the sealed record, read apart from the product that writes them (docs/record.md).
import { createHash } from 'node:crypto';

export const FIELDS =
  'id at recorded_at actor_kind actor_account actor_function action object_type object_id case_id decision reason request_id payload_hash'.split(
    ' ',
  );

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** RFC 9162 §2.1.1: a leaf under 0x00, a node under 0x01. */
export const leafHash = (event) =>
  sha256(Buffer.of(0), JSON.stringify(['vigie-audit/1', ...FIELDS.map((name) => event[name])]));
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);

/** A tree that grows leaf by leaf: subtrees of 2^n leaves, by n. */
export class Log {
  size = 0;
  subtrees = [];

  add(leaf) {
    let n = 0;
    let top = leaf;
    for (; this.subtrees[n]; n += 1) {
      top = nodeHash(this.subtrees[n], top);
      this.subtrees[n] = undefined;
    }
    this.subtrees[n] = top;
    this.size += 1;
  }

  root() {
    const held = this.subtrees.filter(Boolean);
    if (held.length === 0) return sha256();
    return held.slice(1).reduce((right, left) => nodeHash(left, right), held[0]);
  }
}

/** The root to which an inclusion proof leads (RFC 9162 §2.1.3.2); undefined when it has the wrong length. */
export function rootByPath({ leaf, index, size, path }) {
  if (index >= size) return undefined;
  let [at, last, hash] = [index, size - 1, leaf];
  for (const beside of path) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(beside, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else hash = nodeHash(hash, beside);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : undefined;
}

const HEAD =
  /^vigie-head\/1\nlog ([0-9a-f-]{36})\nnumber ([1-9]\d{0,14})\nsize ([1-9]\d{0,14})\nroot ([0-9a-f]{64})\ntime (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\nprevious ([0-9a-f]{64})\nkey ([0-9a-f]{64})\n$/;

/** @returns undefined when the text is not one of vigie-head/1 */
export function readHead(text, signature) {
  const found = typeof text === 'string' && HEAD.exec(text);
  if (!found || !/^[0-9a-f]{128}$/.test(signature)) return undefined;
  const [, log, number, size, root, time, previous, key] = found;
  const block = `${text}signature ${signature.slice(0, 64)}\nsignature ${signature.slice(64)}\n`;
  const numbers = { number: Number(number), size: Number(size), at: Date.parse(time) };
  return {
    ...numbers,
    log,
    root,
    previous,
    key,
    text,
    signature,
    block,
    hash: sha256(block).toString('hex'),
  };
}

/** The heads in a witness's file: blocks of any text, a saved mail included. */
export function readWitness(text) {
  const plain = text.replace(/\r\n/g, '\n').replace(/^> ?/gm, '');
  const BLOCK = /(vigie-head\/1\n(?:[a-z]+ [^\n]+\n){7})signature ([0-9a-f]{64})\nsignature ([0-9a-f]{64})/g;
  return [...plain.matchAll(BLOCK)]
    .map(([, signed, one, two]) => readHead(signed, one + two))
    .filter(Boolean);
}
