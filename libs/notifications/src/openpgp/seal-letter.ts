import { createMessage, encrypt, sign, type PrivateKey } from 'openpgp';
import { signingTime, unlockDesk } from './desk-key';
import { composeEntity, newBoundary } from './entity';
import { headerFields, headerLine } from './header-fields';
import { allowedAlgorithms, examineKey, newestSelfSignature, type UsableKey } from './key-verdict';
import type { Letter } from './letter';
import { KeyRefused } from './refusals';

/**
 * One OpenPGP/MIME mail (RFC 3156 §6.2): signed by the desk, then encrypted to the recipient and to the desk,
 * ready for SMTP (ASCII, CRLF). The true subject travels inside (RFC 9788), the neutral one outside.
 * @throws KeyRefused when the key is not usable at `letter.at`; nothing is ever written in clear instead.
 * @throws HeaderRefused when an address, subject, identifier or file name is not fit for a header.
 */
export async function sealLetter(letter: Letter): Promise<Buffer> {
  const outer = headerFields(letter, letter.outerSubject);
  const protectedHeaders = [
    ...headerFields(letter, letter.subject),
    ...outer.map(({ name, value }) => ({ name: 'HP-Outer', value: `${name}: ${value}` })),
  ];
  const entity = composeEntity(letter, 'cipher', protectedHeaders.map(headerLine));
  const armored = await signThenEncrypt(entity, letter);
  const boundary = newBoundary();
  const lines = [
    ...outer.map(headerLine),
    'MIME-Version: 1.0',
    'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted";',
    ` boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: application/pgp-encrypted',
    'Content-Description: PGP/MIME version identification',
    '',
    'Version: 1',
    '',
    `--${boundary}`,
    'Content-Type: application/octet-stream; name="encrypted.asc"',
    'Content-Disposition: inline; filename="encrypted.asc"',
    '',
    armored.trimEnd().replace(/\r?\n/g, '\r\n'),
    `--${boundary}--`,
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'ascii');
}

async function signThenEncrypt(entity: string, letter: Letter): Promise<string> {
  const desk = await unlockDesk(letter.desk);
  // Under a movable clock `at` may precede the desk's own key, to which the letter is encrypted as well.
  const moment = Math.max(letter.at, newestSelfSignature(desk));
  const recipient = await loadRecipient(letter, moment);
  const self = await loadSelf(desk, moment);
  const message = await createMessage({ binary: Buffer.from(entity, 'ascii'), date: signingTime(desk) });
  const signed = await sign({ message, signingKeys: desk, date: signingTime(desk), format: 'object' });
  return encrypt({
    message: signed,
    encryptionKeys: [recipient.key, self.key],
    encryptionKeyIDs: [recipient.encryptionKeyId, self.encryptionKeyId],
    date: new Date(Math.max(moment, newestSelfSignature(recipient.key))),
    // GnuPG 2.2 reads neither AEAD nor what the newer format brings with it.
    config: { ...allowedAlgorithms(desk), minRSABits: 2048, aeadProtect: false },
  });
}

async function loadRecipient(letter: Letter, at: number): Promise<UsableKey> {
  const { recipientKey: armored, recipientFingerprint: pinnedFingerprint } = letter;
  const found = await examineKey({ armored, pinnedFingerprint, at });
  if ('reason' in found) throw new KeyRefused(found.reason);
  return found;
}

async function loadSelf(desk: PrivateKey, at: number): Promise<UsableKey> {
  const armored = desk.toPublic().armor();
  const found = await examineKey({ armored, pinnedFingerprint: desk.getFingerprint(), at });
  if ('reason' in found) throw new Error(`The key of the desk cannot encrypt: ${found.reason}`);
  return found;
}
