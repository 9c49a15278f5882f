import { createHash, createHmac, randomBytes } from 'node:crypto';

// Crockford's base 32: no I, L, O, U, so that a code can be read aloud on the telephone.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function spell(bytes: Buffer): string {
  let bits = 0;
  let held = 0;
  let out = '';
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? out + ALPHABET[(held << (5 - bits)) & 31] : out;
}

/** A random bearer secret of `bytes` bytes (32 = 256 bits), in Crockford base 32. */
export function newToken(bytes = 32): string {
  return spell(randomBytes(bytes));
}

/**
 * A bearer secret that can be made again: HMAC-SHA-256 of `parts` under `secret`, cut to `bytes`.
 * @param parts without U+0000, which joins them, so that no two lists collide
 */
export function deriveToken(secret: string, parts: string[], bytes = 16): string {
  return spell(createHmac('sha256', secret).update(parts.join('\0')).digest().subarray(0, bytes));
}

/** What is stored of a bearer secret: SHA-256, 32 bytes. Secrets hold 120 bits or more, so no slow hash is needed (NIST SP 800-63B §5.1.2.2). */
export function fingerprintOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
