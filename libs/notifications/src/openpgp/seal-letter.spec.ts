import { spawnSync } from 'node:child_process';
import { aLetter, someCorrespondents, type Correspondents } from '../../../../test/builders/letter';
import { hasTool, openToolHome, type ToolHome } from '../../../../test/harness/openpgp-tools';
import { generateDemonstrationKey } from './demonstration-key';
import type { Letter } from './letter';
import { openLetter } from './open-letter';
import { sealLetter } from './seal-letter';

const ARMOR = /-----BEGIN PGP MESSAGE-----[^]+-----END PGP MESSAGE-----/;
const everyByte = Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7) % 256));
const attachments = [
  {
    filename: 'indicateurs de compromission à bloquer sans délai – liste nº 12.csv',
    contentType: 'text/csv',
    content: Buffer.from('a;é\r\n1;2\n'),
  },
  { filename: 'bytes.bin', contentType: 'application/octet-stream', content: everyByte },
];

let keys: Correspondents;
let home: ToolHome;
beforeAll(async () => {
  keys = await someCorrespondents();
  home = openToolHome();
});
afterAll(() => home.remove());

const armorOf = (raw: Buffer) => ARMOR.exec(raw.toString('latin1'))?.[0] ?? '';
const open = (raw: Buffer, reader = keys.recipient.privateKey) =>
  openLetter({ raw, readerKeys: [reader], signerKeys: [keys.desk.publicKey] });

/** Changes one character in the middle of the armored content. */
function damage(armored: string): string {
  const place = Math.floor(armored.length / 2);
  const other = armored[place] === 'A' ? 'B' : 'A';
  return armored.slice(0, place) + other + armored.slice(place + 1);
}

describe('a sealed letter', () => {
  it('is pure ASCII in CRLF lines of at most 998 characters', async () => {
    const raw = (await sealLetter(aLetter(keys, { attachments }))).toString('latin1');
    expect(raw).toMatch(/^[\t\r\n -~]*$/);
    expect(raw.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  it('shows the neutral subject and nothing of its content on the way', async () => {
    const raw = await sealLetter(aLetter(keys));
    const { outer, form } = await open(raw);
    expect(form).toBe('encrypted');
    expect(outer.subject).toBe('[TLP:AMBER+STRICT] CERT Vigie – SIG-2024-000012');
    expect(raw.toString()).not.toMatch(/urgences|Lille|Ran=C3|HP-Outer/);
  });

  it('gives its recipient the true subject, the text to the byte, and a good signature', async () => {
    const letter = aLetter(keys);
    const { inner, signature, openedBy } = await open(await sealLetter(letter));
    expect(inner?.subject).toBe(letter.subject);
    expect(inner?.text).toBe(letter.text);
    expect(signature).toBe('good');
    expect(openedBy).toBe(keys.recipient.fingerprint);
  });

  it('can be opened again by the desk, and by nobody else', async () => {
    const desk = await generateDemonstrationKey({ name: 'Desk', email: 'desk@vigie.example' });
    const stranger = await generateDemonstrationKey({ name: 'X', email: 'x@y.example' });
    const raw = await sealLetter(aLetter(keys, { desk: { privateKey: desk.privateKey } }));
    expect((await open(raw, desk.privateKey)).inner).not.toBeNull();
    expect((await open(raw, stranger.privateKey)).inner).toBeNull();
  });

  it('keeps attachments to the byte, with their names', async () => {
    const { inner } = await open(await sealLetter(aLetter(keys, { attachments })));
    expect(inner?.attachments).toEqual(
      attachments.map(({ filename, contentType, content }) => ({ filename, contentType, content })),
    );
  });

  it.each(['=?utf-8?Q?Bcc:_x?=', 'é'.repeat(400), 'x '.repeat(200).trim(), '🏥'.repeat(60)])(
    'shows the subject as it was typed: %s',
    async (subject) => {
      const { inner, outer } = await open(
        await sealLetter(aLetter(keys, { subject, outerSubject: subject })),
      );
      expect([inner?.subject, outer.subject]).toEqual([subject, subject]);
    },
  );

  it('carries the thread in and out', async () => {
    const references = ['<one@vigie.example>', '<two@vigie.example>'];
    const raw = (await sealLetter(aLetter(keys, { references }))).toString();
    expect(raw).toContain('\r\nIn-Reply-To: <two@vigie.example>\r\n');
    expect(raw).toContain('\r\nReferences: <one@vigie.example> <two@vigie.example>\r\n');
  });

  it('does not open once a character has changed', async () => {
    const raw = (await sealLetter(aLetter(keys))).toString('latin1');
    const damaged = raw.replace(ARMOR, damage);
    expect(damaged).not.toBe(raw);
    expect((await open(Buffer.from(damaged, 'latin1'))).inner).toBeNull();
  });

  it('is not believed when another desk signed it', async () => {
    const raw = await sealLetter(aLetter(keys, { desk: { privateKey: keys.recipient.privateKey } }));
    expect((await open(raw)).signature).toBe('unknown_signer');
  });

  it('is refused, never sent in clear, when the key does not suit', async () => {
    const wrong = sealLetter(aLetter(keys, { recipientFingerprint: 'f'.repeat(40) }));
    await expect(wrong).rejects.toMatchObject({ name: 'KeyRefused', reason: 'fingerprint_mismatch' });
    const none = sealLetter(aLetter(keys, { recipientKey: '' }));
    await expect(none).rejects.toMatchObject({ name: 'KeyRefused', reason: 'unreadable' });
  });

  it.each([
    ['to', { to: 'a@b.example\r\nBcc: c@d.example' }],
    ['subject', { subject: 'a\r\nBcc: c@d.example' }],
    ['subject', { outerSubject: 'a\nb' }],
    ['messageId', { messageId: '<a@b.example>\r\nX: y' }],
    ['references', { references: ['<a@b.example>\n'] }],
    ['from', { from: { name: 'a\r\nb', address: 'a@b.example' } }],
    ['from', { from: { name: 'a', address: 'a@b.example>' } }],
    ['date', { date: new Date(NaN) }],
    ['filename', { attachments: [{ filename: 'a\r\nb', contentType: 'text/csv', content: everyByte }] }],
    [
      'contentType',
      { attachments: [{ filename: 'a', contentType: 'text/csv\r\nX: y', content: everyByte }] },
    ],
  ] as [string, Partial<Letter>][])('is refused when %s holds more than its line', async (field, change) => {
    const refused = sealLetter(aLetter(keys, change));
    await expect(refused).rejects.toMatchObject({ name: 'HeaderRefused', field });
  });

  it('never says the passphrase when it is wrong', async () => {
    const desk = { privateKey: keys.desk.privateKey, passphrase: 'not the one' };
    await expect(sealLetter(aLetter(keys, { desk }))).rejects.toThrow(/^The passphrase does not open/);
  });
});

(hasTool('gpg') ? describe : describe.skip)('a sealed letter in the hands of gpg', () => {
  const decrypt = (armored: string) => home.gpg(['--decrypt'], armored);
  beforeAll(() => {
    home.gpg(['--import'], keys.recipient.privateKey);
    home.gpg(['--import'], keys.desk.publicKey);
  });

  it('decrypts, verifies and holds the text', async () => {
    const { stdout, stderr } = decrypt(armorOf(await sealLetter(aLetter(keys, { attachments }))));
    expect(stderr).toContain('[GNUPG:] DECRYPTION_OKAY');
    expect(stderr).toContain('[GNUPG:] GOODMDC');
    expect(stderr).toMatch(new RegExp(`VALIDSIG ${keys.desk.fingerprint.toUpperCase()}`));
    expect(stdout.toString()).toContain('Les urgences sont d=C3=A9rout=C3=A9es vers Lille.');
  });

  it('fails on one changed character', async () => {
    const { stderr, status } = decrypt(damage(armorOf(await sealLetter(aLetter(keys)))));
    expect(status).not.toBe(0);
    expect(stderr).not.toContain('[GNUPG:] DECRYPTION_OKAY');
  });

  it('reaches a correspondent whose RSA key gpg itself made', async () => {
    const recipe = [
      '%no-protection',
      'Key-Type: RSA',
      'Key-Length: 3072',
      'Subkey-Type: RSA',
      'Subkey-Length: 3072',
    ];
    home.gpg(['--generate-key'], [...recipe, 'Name-Email: rsa@ars.example', '%commit', ''].join('\n'));
    const recipientKey = home.gpg(['--armor', '--export', 'rsa@ars.example']).stdout.toString();
    const listing = home.gpg(['--with-colons', '--list-keys', 'rsa@ars.example']).stdout.toString();
    const recipientFingerprint = /^fpr:+([0-9A-F]{40}):/m.exec(listing)?.[1] ?? '';
    const raw = await sealLetter(aLetter(keys, { recipientKey, recipientFingerprint }));
    expect(raw.toString()).toContain('BEGIN PGP MESSAGE');
    const onlyRsa = decrypt(armorOf(raw)).stderr;
    expect(onlyRsa).toContain('[GNUPG:] DECRYPTION_OKAY');
    expect(onlyRsa).toContain('[GNUPG:] GOODSIG');
  }, 60_000);
});

(hasTool('sqop') ? describe : describe.skip)('a sealed letter in the hands of sqop', () => {
  let attempt = 0;
  const decrypt = (armored: string) => {
    const key = home.file('recipient.asc', keys.recipient.privateKey);
    const cert = home.file('desk.asc', keys.desk.publicKey);
    const out = home.path(`verdict-${(attempt += 1)}`);
    const options = [`--verify-with=${cert}`, `--verifications-out=${out}`];
    return { ...home.sqop(['decrypt', ...options, key], armored), verdict: () => home.read(out) };
  };

  it('decrypts and verifies', async () => {
    const { stdout, status, verdict } = decrypt(armorOf(await sealLetter(aLetter(keys))));
    expect(status).toBe(0);
    expect(stdout.toString()).toContain('vers Lille.');
    expect(verdict().toLowerCase()).toContain(keys.desk.fingerprint);
  });

  it('fails on one changed character', async () => {
    expect(decrypt(damage(armorOf(await sealLetter(aLetter(keys))))).status).not.toBe(0);
  });
});

// Another parser than the one that the product itself uses.
const PYTHON = `
import sys, email, email.policy, json
mail = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
print(json.dumps({
  'type': mail.get_content_type(), 'hp': mail['content-type'].params.get('hp'),
  'subject': mail['subject'], 'from': str(mail['from'].addresses[0]), 'id': mail['message-id'],
  'outer': [str(v) for v in mail.get_all('HP-Outer', [])], 'defects': [str(d) for d in mail.defects],
  'parts': [[p.get_content_type(), p.get_filename()] for p in mail.iter_parts()],
}))`;

(hasTool('python3') && hasTool('gpg') ? describe : describe.skip)(
  'the protected headers, read by Python',
  () => {
    it('hold the true subject, the protection and the outer fields as sent', async () => {
      const letter = aLetter(keys, { attachments });
      const raw = await sealLetter(letter);
      const { stdout } = home.gpg(['--decrypt'], armorOf(raw));
      const seen = JSON.parse(spawnSync('python3', ['-c', PYTHON], { input: stdout }).stdout.toString());
      expect(seen).toMatchObject({
        type: 'multipart/mixed',
        hp: 'cipher',
        defects: [],
        id: letter.messageId,
      });
      expect(seen.subject).toBe(letter.subject);
      expect(seen.from).toContain('<desk@vigie.example>');
      expect(seen.parts).toEqual([
        ['text/plain', null],
        ...attachments.map(({ contentType, filename }) => [contentType, filename]),
      ]);
      const [outerHead = ''] = raw.toString().split('\r\nMIME-Version');
      const sent = outerHead.replace(/\r\n /g, ' ').split('\r\n');
      expect(stdout.toString().replace(/\r\n /g, ' ').split('\r\n')).toEqual(
        expect.arrayContaining(sent.map((line) => `HP-Outer: ${line}`)),
      );
      expect(seen.outer).toHaveLength(sent.length);
    });
  },
);
