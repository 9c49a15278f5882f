import { fingerprintOf } from './tokens';

/** SHA-256 of a JSON value: two spellings of one object, its keys in another order (RFC 8259 §4), are one. */
export function fingerprintOfJson(value: unknown): Buffer {
  const inOrder = JSON.stringify(value, (_key, held: unknown) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
  return fingerprintOf(inOrder);
}
