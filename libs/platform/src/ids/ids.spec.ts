import { deriveToken, fingerprintOf, newId, newToken } from '.';
import fc from 'fast-check';
import { holds } from '../../../../test/harness/holds';

const CROCKFORD = /^[0-9A-HJKMNP-TV-Z]+$/;
const SECRET = 'a random text of 32 characters or more';

/** Reads Crockford's base 32 back, apart from the product's own spelling. */
function bitsOf(token: string): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  return [...token].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('');
}

describe('an identifier', () => {
  it('is a UUID of version 7, variant 10', () => {
    for (let i = 0; i < 100; i += 1) {
      expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  it('keeps the order of one process within a millisecond, and when the clock is set back', () => {
    const made = Array.from({ length: 10_000 }, newId);
    expect([...made].sort()).toEqual(made);
    jest.useFakeTimers({ now: new Date('1999-01-01') });
    const later = newId();
    jest.useRealTimers();
    expect(later > made.at(-1)!).toBe(true);
  });

  it('is never made twice', () => {
    expect(new Set(Array.from({ length: 10_000 }, newId)).size).toBe(10_000);
  });

  it('begins with the milliseconds at which it was made, so that identifiers grow with time', () => {
    jest.useFakeTimers();
    const instants = ['2090-02-11T02:00:00Z', '2090-02-11T02:00:00.001Z', '2106-02-07Z'];
    const made = instants.map((time) => {
      jest.setSystemTime(new Date(time));
      return newId();
    });
    jest.useRealTimers();
    expect(made.map((id) => parseInt(id.replace('-', '').slice(0, 12), 16))).toEqual(
      instants.map(Date.parse),
    );
    expect([...made].sort()).toEqual(made);
  });
});

describe('a token', () => {
  it.each([
    [32, 52],
    [16, 26],
    [15, 24],
    [5, 8],
    [1, 2],
  ])('of %d bytes has %d signs that can be read aloud', (bytes, signs) => {
    expect(newToken(bytes)).toHaveLength(signs);
    expect(newToken(bytes)).toMatch(CROCKFORD);
  });

  it('uses every sign of the alphabet', () => {
    const signs = new Set(Array.from({ length: 200 }, () => newToken()).join(''));
    expect([...signs].sort().join('')).toBe('0123456789ABCDEFGHJKMNPQRSTVWXYZ');
  });

  it('holds all its bits: nothing is lost in the spelling', () => {
    const parts = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 3 });
    holds(
      fc.property(parts, fc.integer({ min: 1, max: 31 }), (said, bytes) => {
        const short = bitsOf(deriveToken(SECRET, said, bytes)).slice(0, bytes * 8);
        const long = bitsOf(deriveToken(SECRET, said, bytes + 1));
        expect(long.startsWith(short)).toBe(true);
      }),
    );
  });
});

describe('a derived token', () => {
  // Fixed for ever: another value would make every receipt already printed unreadable.
  it('is the same in every version of the product', () => {
    expect(deriveToken(SECRET, ['code', 'a-client-key'])).toBe('AMZW2RHPVVS6PJWZSCD047KNE8');
    expect(deriveToken(SECRET, [], 5)).toBe('M62RRASR');
  });

  it.each([
    ['another secret', deriveToken(`${SECRET}.`, ['code', 'a'])],
    ['another purpose', deriveToken(SECRET, ['reference', 'a'])],
    ['another key', deriveToken(SECRET, ['code', 'b'])],
    ['the same letters, cut elsewhere', deriveToken(SECRET, ['cod', 'ea'])],
    ['the same letters, in one piece', deriveToken(SECRET, ['codea'])],
  ])('differs with %s', (_what, other) => {
    expect(other).not.toBe(deriveToken(SECRET, ['code', 'a']));
  });

  it('is spelt in the same alphabet', () => {
    expect(deriveToken(SECRET, ['code', 'a'])).toMatch(CROCKFORD);
  });
});

describe('the fingerprint of a token', () => {
  it('is its SHA-256, 32 bytes', () => {
    // RFC 6234, test vector of "abc".
    const expected = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(fingerprintOf('abc').toString('hex')).toBe(expected);
  });
});
