import { hashRaw } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';

/**
 * The raw output (32 bytes) of argon2id, RFC 9106, 19 MiB, two passes. It is shown to the database, which
 * stores its SHA-256 only.
 */
export async function provePassword(password: string, salt: Buffer): Promise<Buffer> {
  // Algorithm 2 is argon2id; the package declares it as an ambient const enum.
  const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32, salt };
  return hashRaw(password.normalize('NFKC'), options);
}

/** 16 random bytes. */
export function newSalt(): Buffer {
  return randomBytes(16);
}
