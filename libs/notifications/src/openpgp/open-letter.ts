import { simpleParser, type ParsedMail } from 'mailparser';
import {
  createMessage,
  decrypt,
  readKey,
  readMessage,
  readPrivateKey,
  readSignature,
  verify,
  type Key,
  type PrivateKey,
} from 'openpgp';
import { readContent, type MailContent } from './mail-content';

export type SignatureVerdict = 'good' | 'bad' | 'unknown_signer' | 'none';

export interface OpenedLetter {
  form: 'encrypted' | 'signed' | 'plain';
  /** What anyone on the way could read. */
  outer: MailContent;
  /** What the recipient reads; null when no key opens the letter or it was damaged. */
  inner: MailContent | null;
  signature: SignatureVerdict;
  /** Fingerprint of the key that opened the letter. */
  openedBy: string | null;
}

export interface LetterToOpen {
  raw: Buffer;
  /** Armored private keys without a passphrase. */
  readerKeys: string[];
  /** Armored keys, public or private, whose signature counts. */
  signerKeys: string[];
}

const LARGEST_CONTENT = 30 * 1024 * 1024;

/** Reads a mail as its recipient would. Hostile or damaged mails give a verdict, not an error. */
export async function openLetter({ raw, readerKeys, signerKeys }: LetterToOpen): Promise<OpenedLetter> {
  const mail = await parse(raw);
  const outer = readContent(mail);
  const type = mail.headers.get('content-type') as
    { value: string; params: Record<string, string> } | undefined;
  const signers = await Promise.all(signerKeys.map((armoredKey) => readKey({ armoredKey })));
  if (type?.value === 'multipart/encrypted') {
    const sealed = mail.attachments.find((part) => part.contentType === 'application/octet-stream');
    const opened = await openSealed(sealed?.content.toString('latin1') ?? '', readerKeys, signers);
    return { form: 'encrypted', outer, ...opened };
  }
  if (type?.value === 'multipart/signed' && type.params.boundary) {
    const signed = splitSigned(raw.toString('latin1'), type.params.boundary);
    const inner = signed ? readContent(await parse(Buffer.from(signed.entity, 'latin1'))) : null;
    const signature = signed ? await verifyDetached(signed, signers) : 'bad';
    return { form: 'signed', outer, inner, signature, openedBy: null };
  }
  return { form: 'plain', outer, inner: outer, signature: 'none', openedBy: null };
}

function parse(raw: Buffer): Promise<ParsedMail> {
  return simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true });
}

async function openSealed(armoredMessage: string, readerKeys: string[], signers: Key[]) {
  const closed = { inner: null, signature: 'none' as const, openedBy: null };
  const message = await readMessage({ armoredMessage }).catch(() => null);
  const reader = message && (await findReader(message.getEncryptionKeyIDs(), readerKeys));
  if (!message || !reader) return closed;
  const opened = await decrypt({
    message,
    decryptionKeys: reader,
    verificationKeys: signers,
    format: 'binary',
    config: { maxDecompressedMessageSize: LARGEST_CONTENT },
  }).catch(() => null);
  if (!opened) return closed;
  const inner = readContent(await parse(Buffer.from(opened.data as Uint8Array)));
  return { inner, signature: await verdictOn(opened.signatures, signers), openedBy: reader.getFingerprint() };
}

async function findReader(
  ids: ReturnType<Key['getKeyID']>[],
  readerKeys: string[],
): Promise<PrivateKey | null> {
  for (const armoredKey of readerKeys) {
    const key = await readPrivateKey({ armoredKey }).catch(() => null);
    if (key?.isDecrypted() && ids.some((id) => key.getKeys(id).length > 0)) return key;
  }
  return null;
}

/** RFC 3156 §5: the signature covers the first part up to, and not with, the line break before the boundary. */
function splitSigned(raw: string, boundary: string): { entity: string; signature: string } | null {
  const [, entity, second] = raw.split(`\r\n--${boundary}`);
  const signature =
    second && /-----BEGIN PGP SIGNATURE-----[^]+-----END PGP SIGNATURE-----/.exec(second)?.[0];
  return entity?.startsWith('\r\n') && signature ? { entity: entity.slice(2), signature } : null;
}

async function verifyDetached(signed: { entity: string; signature: string }, verificationKeys: Key[]) {
  const message = await createMessage({ binary: Buffer.from(signed.entity, 'latin1') });
  const signature = await readSignature({ armoredSignature: signed.signature }).catch(() => null);
  if (!signature) return 'bad';
  const { signatures } = await verify({ message, signature, verificationKeys, format: 'binary' });
  return verdictOn(signatures, verificationKeys);
}

type Signatures = { keyID: ReturnType<Key['getKeyID']>; verified: Promise<true> }[];

async function verdictOn(signatures: Signatures, signers: Key[]): Promise<SignatureVerdict> {
  const [signature] = signatures;
  if (!signature) return 'none';
  const good = await signature.verified.catch(() => false);
  if (good) return 'good';
  return signers.some((key) => key.getKeys(signature.keyID).length > 0) ? 'bad' : 'unknown_signer';
}
