import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { findFingerprint, openLetter, type MailContent, type SignatureVerdict } from '#notifications/openpgp';

export interface Reading {
  outer: MailContent;
  /** What the recipient reads; null when its key is not here. */
  inner: MailContent | null;
  signature: SignatureVerdict;
  /** Name of the demonstration key that opened the letter: `ars-32`. */
  openedBy: string | null;
}

interface NamedKey {
  name: string;
  armored: string;
  fingerprint: string;
}

/**
 * Opens letters with the private keys of a demonstration: `recipients/*.asc` reads, `desk.asc` is the signer.
 * Without a folder (production) letters stay closed. Keys are read anew each time: a seed may come later.
 */
export async function readAsRecipient(raw: Buffer, keysFolder: string | null): Promise<Reading> {
  const readers = keysFolder ? await readKeys(join(keysFolder, 'recipients')) : [];
  const desk = keysFolder ? (await readKeys(keysFolder)).filter(({ name }) => name === 'desk') : [];
  const opened = await openLetter({
    raw,
    readerKeys: readers.map(({ armored }) => armored),
    signerKeys: desk.map(({ armored }) => armored),
  });
  const reader = readers.find(({ fingerprint }) => fingerprint === opened.openedBy);
  return { ...opened, openedBy: reader?.name ?? null };
}

async function readKeys(folder: string): Promise<NamedKey[]> {
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.asc'));
  const keys = await Promise.all(
    files.map(async (file) => {
      const armored = await readFile(join(folder, file), 'utf8');
      const fingerprint = await findFingerprint(armored);
      return fingerprint ? [{ name: basename(file, '.asc'), armored, fingerprint }] : [];
    }),
  );
  return keys.flat();
}
