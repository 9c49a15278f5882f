// Verifies an export of the record: every leaf, head, signature, link, time stamp and witness. Asks nobody.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { FIELDS, leafHash, Log, readHead, rootByPath } from './format.mjs';
import { readToken } from './read-token.mjs';
import { WORDS } from './words.mjs';

/** The clocks of a time-stamping authority and of the installation may differ by this much. */
const CLOCKS_DIFFER = 5 * 60_000;
const SHAPES = {
  log: 'kind format log extent keys',
  event: 'kind position leaf event',
  'event with a proof': 'kind position leaf event path',
  head: 'kind text signature',
  stamp: 'kind head token',
  end: 'kind events heads stamps',
};
const KINDS = ['log', 'event', 'head', 'stamp', 'end'];
const HASH = /^[0-9a-f]{64}$/;

/** @returns the SHA-256 of the key in DER, by which heads name it, and the key */
export function readKey(pem) {
  const key = createPublicKey(pem);
  const id = createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
  return { id, key };
}

/**
 * @param {AsyncIterable<string> | Iterable<string>} lines of the export, without their line ends
 * @param {{ keys?: { id: string, key: object }[], witnessed?: object[], authorities?: object[] }} trusted
 *   keys: those that the verifier brought; none: those that the export names, which proves less
 * @returns {Promise<{ faults: { line: number, fault: string, fr: string, en: string }[], notes: string[],
 *   events: number, heads: object[], stamps: number, lastStampAt: number | undefined }>}
 */
export async function verifyRecord(lines, trusted = {}) {
  const reading = new Reading(trusted);
  for await (const line of lines) await reading.take(line);
  return reading.conclude();
}

class Reading {
  line = 0;
  faults = [];
  notes = [];
  tree = new Log();
  heads = [];
  counts = { events: 0, heads: 0, stamps: 0 };
  ids = new Set();
  proofs = [];
  used = new Set();

  constructor({ keys = [], witnessed = [], authorities = [] }) {
    Object.assign(this, { trustedKeys: keys, witnessed, authorities });
  }

  say(fault, ...about) {
    this.faults.push({ line: this.line, fault, ...WORDS[fault](...about) });
  }

  async take(text) {
    this.line += 1;
    const value = parse(text);
    if (value === undefined) return this.say('unreadable');
    if (this.ended) return this.say('after_end');
    if (!KINDS.includes(value.kind)) return this.say('shape');
    const shape = value.kind === 'event' && this.byCase ? 'event with a proof' : value.kind;
    if (Object.keys(value).join(' ') !== SHAPES[shape]) return this.say('shape');
    if ((this.line === 1) !== (value.kind === 'log')) return this.say('order');
    await this[value.kind](value);
  }

  log({ format, log, extent, keys }) {
    if (format !== 'vigie-record/1') return this.say('format');
    this.logId = log;
    this.byCase = /^case ([0-9a-f-]{36})$/.exec(extent)?.[1];
    if (!this.byCase && extent !== 'whole') return this.say('shape');
    const named = Array.isArray(keys) ? keys.map(findKey) : [undefined];
    if (named.length === 0 || named.includes(undefined)) return this.say('key_unreadable');
    this.named = named;
    if (this.trustedKeys.length > 0) this.keys = this.trustedKeys;
    else {
      this.keys = named;
      this.notes.push('key_from_export');
    }
    for (const { id } of named) if (!this.keys.some((key) => key.id === id)) this.say('key_unknown', id);
  }

  event({ position, leaf, event, path }) {
    this.counts.events += 1;
    const expected = this.byCase ? position : this.tree.size;
    if (position !== expected) this.say('gap', expected, position);
    if (!isEvent(event) || !HASH.test(leaf)) return this.say('event_shape', position);
    if (this.ids.has(event.id)) this.say('event_twice', event.id);
    this.ids.add(event.id);
    const hash = leafHash(event);
    if (hash.toString('hex') !== leaf) this.say('leaf', position, event.id);
    if (!this.byCase) return this.tree.add(hash);
    if (event.case_id !== this.byCase) this.say('other_case', position);
    if (position <= (this.proofs.at(-1)?.index ?? -1))
      this.say('gap', this.proofs.at(-1).index + 1, position);
    if (!Array.isArray(path) || !path.every((one) => HASH.test(one))) return this.say('proof', position);
    this.proofs.push({ leaf: hash, index: position, path: path.map((one) => Buffer.from(one, 'hex')) });
  }

  head({ text, signature }) {
    this.counts.heads += 1;
    const head = readHead(text, signature);
    if (!head) return this.say('head_shape');
    const before = this.heads.at(-1);
    this.heads.push(head);
    if (head.log !== this.logId) this.say('other_log', head.number);
    this.checkSignature(head);
    if (this.byCase) return this.checkProofs(head);
    this.checkLink(head, before);
    if (head.size !== this.tree.size || head.size <= (before?.size ?? 0))
      this.say('size', head.number, head.size, this.tree.size);
    if (head.root !== this.tree.root().toString('hex')) this.say('root', head.number, before?.size ?? 0);
  }

  checkLink(head, before = { number: 0, hash: '0'.repeat(64), at: -Infinity }) {
    if (head.number !== before.number + 1) this.say('head_gap', before.number + 1, head.number);
    if (head.previous !== before.hash) this.say('chain', head.number);
    if (head.at < before.at) this.say('time_back', head.number);
  }

  checkSignature(head) {
    const known = this.keys?.find(({ id }) => id === head.key);
    this.used.add(head.key);
    if (!known) return this.say('key_unknown', head.key);
    if (!verify(null, Buffer.from(head.text), known.key, Buffer.from(head.signature, 'hex')))
      this.say('signature', head.number);
  }

  checkProofs(head) {
    for (const proof of this.proofs)
      if (rootByPath({ ...proof, size: head.size })?.toString('hex') !== head.root)
        this.say('proof', proof.index);
    this.proofs = [];
  }

  async stamp({ head: number, token }) {
    this.counts.stamps += 1;
    const head = this.heads.at(-1);
    if (!head || head.number !== number) return this.say('stamp_order', number);
    const bytes = Buffer.from(String(token), 'base64');
    if (bytes.toString('base64') !== token) return this.say('stamp', number, 'base64');
    const at = await readToken(bytes, Buffer.from(head.block), this.authorities).catch((error) => {
      this.say('stamp', number, error.message);
    });
    if (at === undefined) return;
    if (at < head.at - CLOCKS_DIFFER || at < (this.lastStampAt ?? 0)) this.say('stamp_time', number);
    this.lastStampAt = at;
  }

  end({ kind: _kind, ...said }) {
    this.ended = true;
    if (JSON.stringify(said) !== JSON.stringify(this.counts)) this.say('counts');
    if (!this.byCase && this.tree.size !== (this.heads.at(-1)?.size ?? 0)) this.say('unsealed');
  }

  conclude() {
    if (!this.ended) this.say('cut');
    if (this.byCase) this.concludeCase();
    for (const { id } of this.named ?? []) if (!this.used.has(id)) this.say('key_unused', id);
    for (const head of this.witnessed) this.compare(head);
    if (this.authorities.length === 0 && this.counts.stamps > 0) this.notes.push('authority_unchecked');
    if (this.counts.stamps === 0) this.notes.push('not_stamped');
    if (this.witnessed.length === 0) this.notes.push('no_witness');
    const { faults, notes, heads, lastStampAt } = this;
    return { faults, notes, heads, lastStampAt, events: this.counts.events, stamps: this.counts.stamps };
  }

  /** One head proves every event, and comes after them: what no head was held against is proved by nothing. */
  concludeCase() {
    if (this.heads.length !== 1 || this.proofs.length > 0) this.say('unsealed');
    this.notes.push('one_case');
  }

  /** What a witness saw must be in the export, to the letter: else the record was rewritten or cut short. */
  compare(seen) {
    const known = this.keys?.find(({ id }) => id === seen.key);
    if (!known || !verify(null, Buffer.from(seen.text), known.key, Buffer.from(seen.signature, 'hex')))
      return this.say('witness_signature', seen.number);
    const own = this.heads.find(({ number }) => number === seen.number);
    if (own) return own.block === seen.block || this.say('fork', seen.number);
    const last = this.heads.at(-1)?.number ?? 0;
    if (!this.byCase || seen.number > last) this.say('truncated', seen.number, last);
  }
}
/** One line of JSON as JSON.stringify writes it: no other spelling, no key twice. */
function parse(text) {
  try {
    const value = JSON.parse(text);
    return value && typeof value === 'object' && JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

function findKey(said) {
  try {
    const found = readKey(said.pem);
    // Written as we write it: text around a key would be read by a person, and covered by nothing.
    const isPlain = found.key.export({ type: 'spki', format: 'pem' }) === said.pem;
    return isPlain && found.id === said.id && Object.keys(said).join() === 'id,pem' ? found : undefined;
  } catch {
    return undefined;
  }
}

const isEvent = (event) =>
  event &&
  typeof event === 'object' &&
  Object.keys(event).join(' ') === FIELDS.join(' ') &&
  Object.values(event).every((value) => value === null || typeof value === 'string');
