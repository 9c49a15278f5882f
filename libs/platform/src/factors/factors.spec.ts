import { addressForTotp, codeAt, findStep, newTotpSecret, openSecret, sealSecret, witnessOf } from '.';

const SECRET = 'a-secret-of-an-operator-0123456789abcdef';
// The secret "12345678901234567890" of RFC 6238, appendix B.
const OF_THE_RFC = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('a time-based code', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('at %i s is %s, as in RFC 6238', (seconds, code) => {
    expect(codeAt(OF_THE_RFC, seconds * 1000)).toBe(code);
    expect(findStep(code, OF_THE_RFC, seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  it.each([
    [-60, null],
    [-30, 999],
    [0, 1000],
    [30, 1001],
    [60, null],
  ])('of a clock %i s off is of step %p', (off, step) => {
    const at = 30_000_000;
    expect(findStep(codeAt(OF_THE_RFC, at + off * 1000), OF_THE_RFC, at)).toBe(step);
  });

  it.each(['', '12345', '1234567', 'abcdef', '٠٠٠٠٠٠'])('is never %p', (code) => {
    expect(findStep(code, OF_THE_RFC, 30_000_000)).toBeNull();
  });

  it('comes from a secret of 160 bits, never twice the same', () => {
    const made = Array.from({ length: 50 }, newTotpSecret);
    expect(new Set(made).size).toBe(50);
    expect(made.every((secret) => /^[A-Z2-7]{32}$/.test(secret))).toBe(true);
  });

  it('is set up by an address that names product and account', () => {
    const address = new URL(addressForTotp(OF_THE_RFC, 'analyste@desk.example', 'Vigie'));
    expect(address.protocol).toBe('otpauth:');
    expect(address.searchParams.get('secret')).toBe(OF_THE_RFC);
    expect(decodeURIComponent(address.pathname)).toContain('Vigie:analyste@desk.example');
  });
});

describe('a secret at rest', () => {
  const sealed = sealSecret(OF_THE_RFC, 'account-1', SECRET);

  it('opens for its account under its secret', () => {
    expect(openSecret(sealed, 'account-1', SECRET)).toBe(OF_THE_RFC);
    expect(sealed.includes(Buffer.from(OF_THE_RFC))).toBe(false);
  });

  it('opens for no other account, under no other secret, and not once changed', () => {
    expect(() => openSecret(sealed, 'account-2', SECRET)).toThrow();
    expect(() => openSecret(sealed, 'account-1', `${SECRET}x`)).toThrow();
    const changed = Buffer.from(sealed);
    changed[20]! ^= 1;
    expect(() => openSecret(changed, 'account-1', SECRET)).toThrow();
  });

  it('has nothing in common with the word that vouches', () => {
    expect(witnessOf(SECRET)).toHaveLength(32);
    expect(witnessOf(SECRET)).toEqual(witnessOf(SECRET));
    expect(witnessOf(`${SECRET}x`)).not.toEqual(witnessOf(SECRET));
  });
});
