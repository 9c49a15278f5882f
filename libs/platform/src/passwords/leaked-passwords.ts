import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { dictionary } from '@zxcvbn-ts/language-common';

/** Shorter ones are refused; no other rule is put on what a password is made of (NIST SP 800-63B §3.1.1.2). */
export const PASSWORD_LENGTH = { min: 12, max: 200 } as const;

const spell = (password: string) => password.normalize('NFKC').toLowerCase();

/**
 * Passwords that are known to the world, looked up on this machine alone: those of the package, and those of the
 * operator's own file, one a line.
 * @param file empty: the list of the package only
 */
export async function readLeakedPasswords(file: string): Promise<(password: string) => boolean> {
  const known = new Set<string>();
  const keep = (password: string) => password.length >= PASSWORD_LENGTH.min && known.add(spell(password));
  for (const password of dictionary['passwords-common']) keep(String(password));
  if (file !== '')
    for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity }))
      keep(line);
  return (password) => known.has(spell(password)) || isOneThingRepeated(password);
}

/** `aaaaaaaaaaaa`, `abcabcabcabc`: long, and on every list of rules. */
const isOneThingRepeated = (password: string) => /^(.{1,4})\1+$/u.test(password);
