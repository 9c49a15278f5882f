import { randomFillSync } from 'node:crypto';

/** Random bytes drawn a page at a time: asking the system for sixteen costs as much as for four thousand. */
const POOL = Buffer.alloc(4096);
let taken = POOL.length;

function sixteenBytes(): Buffer {
  if (taken === POOL.length) {
    randomFillSync(POOL);
    taken = 0;
  }
  taken += 16;
  return POOL.subarray(taken - 16, taken);
}

let lastMillisecond = 0;
let sequence = 0;

/**
 * A UUID version 7 (RFC 9562 §5.7, method 1 of §6.2): 48 bits of Unix milliseconds, a 12-bit counter that
 * orders what one process makes within a millisecond, 62 random bits. Primary keys grow with time, the
 * events of one commit keep their order, and nothing is said of volumes.
 */
export function newId(): string {
  const bytes = sixteenBytes();
  const now = Date.now();
  if (now > lastMillisecond) {
    lastMillisecond = now;
    // The upper half is left to count in.
    sequence = bytes.readUInt16BE(6) & 0x07ff;
  } else if (++sequence > 0x0fff) {
    lastMillisecond += 1;
    sequence = 0;
  }
  bytes.writeUIntBE(lastMillisecond, 0, 6);
  bytes.writeUInt16BE(0x7000 | sequence, 6);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
