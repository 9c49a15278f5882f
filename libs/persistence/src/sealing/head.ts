import { createHash } from 'node:crypto';

/** What is signed of a head. Hashes are 32 bytes, `at` is epoch ms. */
export interface HeadToSign {
  log: string;
  /** 1 for the first head of a log. */
  number: number;
  /** How many events the tree has. */
  size: number;
  root: Buffer;
  at: number;
  /** Hash of the head before; zeros for the first. */
  previous: Buffer;
  /** SHA-256 of the public key, as SubjectPublicKeyInfo in DER. */
  keyId: Buffer;
}

/** A head as it was signed: 64 bytes of Ed25519 (RFC 8032). */
export interface Head extends HeadToSign {
  signature: Buffer;
}

const hex = (bytes: Buffer) => bytes.toString('hex');

/** The bytes that are signed, format vigie-head/1: one `name value` a line, LF after each. */
export function signedText({ log, number, size, root, at, previous, keyId }: HeadToSign): string {
  const lines = [
    'vigie-head/1',
    `log ${log}`,
    `number ${number}`,
    `size ${size}`,
    `root ${hex(root)}`,
    `time ${new Date(at).toISOString()}`,
    `previous ${hex(previous)}`,
    `key ${hex(keyId)}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** The signed text and its signature, cut so that no mail folds a line: what a witness keeps. */
export function witnessBlock(head: Head): string {
  const signature = hex(head.signature);
  return `${signedText(head)}signature ${signature.slice(0, 64)}\nsignature ${signature.slice(64)}\n`;
}

/** SHA-256 of the witness's block: names a head, signature included. */
export function hashHead(head: Head): Buffer {
  return createHash('sha256').update(witnessBlock(head)).digest();
}
