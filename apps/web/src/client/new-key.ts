/** A key that nobody else will make: 128 bits, also where `crypto.randomUUID` is not to be had. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
