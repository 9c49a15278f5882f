import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key of its own for each use of the one secret of the operator. */
const keyFor = (secret: string, use: string) => createHmac('sha256', secret).update(`vigie ${use}`).digest();

/** The word that the API shows the database when it vouches for a factor; the database keeps its SHA-256. */
export const witnessOf = (secret: string): Buffer => keyFor(secret, 'witness');

/**
 * AES-256-GCM, bound to its owner: copied to another account it does not open.
 * @returns nonce, ciphertext, tag
 */
export function sealSecret(text: string, owner: string, secret: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, 'totp'), nonce).setAAD(Buffer.from(owner));
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** @throws when it was changed, belongs to another account, or was sealed under another secret */
export function openSecret(sealed: Buffer, owner: string, secret: string): string {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const cipher = createDecipheriv('aes-256-gcm', keyFor(secret, 'totp'), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(owner)).setAuthTag(sealed.subarray(-TAG_BYTES));
  const text = [cipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), cipher.final()];
  return Buffer.concat(text).toString('utf8');
}
