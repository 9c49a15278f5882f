import { generateKey, revokeKey, readPrivateKey, type KeyOptions } from 'openpgp';
import { hasTool, openToolHome } from '../../../../test/harness/openpgp-tools';
import { generateDemonstrationKey } from './demonstration-key';
import { judgeKey } from './key-verdict';

const DAY = 24 * 3600 * 1000;
const owner = { name: 'Agency', email: 'alerts@ars.example' };
const now = Date.now();

async function aKey(options: Partial<KeyOptions> = {}) {
  const made = await generateKey({
    type: 'ecc',
    curve: 'ed25519Legacy',
    userIDs: owner,
    ...options,
    format: 'object',
  });
  const { publicKey, privateKey } = made;
  return { privateKey, armored: publicKey.armor(), pinnedFingerprint: publicKey.getFingerprint() };
}

describe('the key of a recipient', () => {
  it('is usable when its pinned fingerprint matches, however it was typed', async () => {
    const { publicKey, fingerprint } = await generateDemonstrationKey(owner);
    const typed = ` ${fingerprint.toUpperCase().replace(/(.{4})/g, '$1 ')}`;
    expect(await judgeKey({ armored: publicKey, pinnedFingerprint: typed, at: now })).toEqual({
      usable: true,
      fingerprint,
      expiresAt: null,
    });
  });

  it('is refused when another fingerprint was pinned', async () => {
    const { armored } = await aKey();
    const verdict = await judgeKey({ armored, pinnedFingerprint: '0'.repeat(40), at: now });
    expect(verdict).toEqual({ usable: false, reason: 'fingerprint_mismatch' });
  });

  it.each([
    ['not a key', 'hello'],
    ['nothing', ''],
    ['endless', 'x'.repeat(300_000)],
  ])('is unreadable when it is %s', async (_, armored) => {
    expect(await judgeKey({ armored, pinnedFingerprint: '', at: now })).toEqual({
      usable: false,
      reason: 'unreadable',
    });
  });

  it('is unreadable when it is a private key', async () => {
    const { privateKey, pinnedFingerprint } = await aKey();
    const verdict = await judgeKey({ armored: privateKey.armor(), pinnedFingerprint, at: now });
    expect(verdict).toEqual({ usable: false, reason: 'unreadable' });
  });

  it('expires at its second, and says when', async () => {
    const made = new Date('2026-03-01T00:00:00Z');
    const { armored, pinnedFingerprint } = await aKey({ date: made, keyExpirationTime: (10 * DAY) / 1000 });
    const end = made.getTime() + 10 * DAY;
    const before = await judgeKey({ armored, pinnedFingerprint, at: end - 1000 });
    expect(before).toMatchObject({ usable: true, expiresAt: end });
    const after = await judgeKey({ armored, pinnedFingerprint, at: end });
    expect(after).toEqual({ usable: false, reason: 'expired' });
  });

  it('is expired when only its encryption subkey has expired', async () => {
    const date = new Date('2026-03-01T00:00:00Z');
    const { armored, pinnedFingerprint } = await aKey({ date, subkeys: [{ keyExpirationTime: 3600 }] });
    const verdict = await judgeKey({ armored, pinnedFingerprint, at: date.getTime() + DAY });
    expect(verdict).toEqual({ usable: false, reason: 'expired' });
  });

  it.each([
    ['years ago, because the clock of a demonstration moves', Date.UTC(2019, 10, 15), true],
    ['now', now, true],
  ])('is usable when the letter is written %s', async (_, at, usable) => {
    const { armored, pinnedFingerprint } = await aKey();
    expect(await judgeKey({ armored, pinnedFingerprint, at })).toMatchObject({ usable });
  });

  it('is refused when it was made after the real time', async () => {
    const { armored, pinnedFingerprint } = await aKey({ date: new Date(now + 3 * DAY) });
    const verdict = await judgeKey({ armored, pinnedFingerprint, at: now });
    expect(verdict).toEqual({ usable: false, reason: 'cannot_encrypt' });
  });

  it.each([0, 1])('is refused once revoked (reason %i), even at an earlier moment', async (flag) => {
    const { privateKey, pinnedFingerprint } = await aKey({ date: new Date(now - 30 * DAY) });
    const key = await readPrivateKey({ armoredKey: privateKey.armor() });
    const { publicKey } = await revokeKey({ key, reasonForRevocation: { flag } });
    const verdict = await judgeKey({ armored: publicKey, pinnedFingerprint, at: now - 10 * DAY });
    expect(verdict).toEqual({ usable: false, reason: 'revoked' });
  });

  it('is refused when it can only sign', async () => {
    const { armored, pinnedFingerprint } = await aKey({ subkeys: [] });
    const verdict = await judgeKey({ armored, pinnedFingerprint, at: now });
    expect(verdict).toEqual({ usable: false, reason: 'cannot_encrypt' });
  });

  it.each([
    ['RSA of 2048 bits made before 2026', { type: 'rsa', rsaBits: 2048, date: new Date('2025-12-31') }, true],
    ['RSA of 2048 bits made since 2026', { type: 'rsa', rsaBits: 2048 }, false],
    ['RSA of 3072 bits', { type: 'rsa', rsaBits: 3072 }, true],
    ['NIST P-384', { type: 'ecc', curve: 'nistP384' }, true],
  ] as [string, Partial<KeyOptions>, boolean][])(
    'made with %s: usable is %s',
    async (_, options, usable) => {
      const { armored, pinnedFingerprint } = await aKey({ curve: undefined, ...options });
      const verdict = await judgeKey({ armored, pinnedFingerprint, at: now });
      expect(verdict).toMatchObject(usable ? { usable } : { usable, reason: 'weak_algorithm' });
    },
    60_000,
  );

  (hasTool('gpg') ? it : it.skip)(
    'is refused when gpg made it with DSA and ElGamal',
    async () => {
      const home = openToolHome();
      const wish = ['Key-Type: DSA', 'Key-Length: 1024', 'Subkey-Type: ELG-E', 'Subkey-Length: 1024'];
      const recipe = [
        '%no-protection',
        ...wish,
        'Name-Email: old@ars.example',
        'Expire-Date: 0',
        '%commit',
        '',
      ];
      home.gpg(['--generate-key'], recipe.join('\n'));
      const armored = home.gpg(['--armor', '--export']).stdout.toString();
      const listing = home.gpg(['--with-colons', '--list-keys']).stdout.toString();
      home.remove();
      const pinnedFingerprint = /^fpr:+([0-9A-F]{40}):/m.exec(listing)?.[1] ?? '';
      const verdict = await judgeKey({ armored, pinnedFingerprint, at: now });
      expect(verdict).toEqual({ usable: false, reason: 'weak_algorithm' });
    },
    60_000,
  );
});
