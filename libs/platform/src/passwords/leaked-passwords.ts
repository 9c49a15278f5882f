import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { dictionary } from '@zxcvbn-ts/language-common';
import { FRENCH_WORDS } from './french-words.data';
import { isGuessable, plain } from './guessable';
import { isHashList, isInHashList } from './hash-list';

/** Shorter ones are refused; no other rule is put on what a password is made of (NIST SP 800-63B §3.1.1.2). */
export const PASSWORD_LENGTH = { min: 12, max: 200 } as const;

/** Whether the world knows a password, or what is known of its owner leads to it. */
export type IsLeaked = (password: string, about: readonly string[]) => Promise<boolean>;

const PRODUCT = 'vigie';

/**
 * Passwords that are known to the world, looked up on this machine alone: those of the package, what is made of them by
 * rule, and those of the operator's own file: one a line, or the sorted SHA-1 hashes of Have I Been Pwned.
 * @param file empty: the list of the package only
 */
export async function readLeakedPasswords(file: string): Promise<IsLeaked> {
  const known = new Set<string>(FRENCH_WORDS);
  for (const password of dictionary['passwords-common']) known.add(plain(String(password)));
  const hashed = file !== '' && (await isHashList(file));
  const listed = new Set<string>();
  if (file !== '' && !hashed)
    for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity }))
      if (line.length >= PASSWORD_LENGTH.min) listed.add(plain(line));
  return async (password, about) =>
    listed.has(plain(password)) ||
    isGuessable(password, known, [PRODUCT, ...about]) ||
    (hashed && (await isInHashList(file, password.normalize('NFC'))));
}
