import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeAt } from '#platform/factors';

const STEP_MS = 30_000;

/** What the authenticator application of an invented account shows. */
export interface AccountCodes {
  email: string;
  /** The step before, this one, the next: the product takes each of them once, and none older than the last taken. */
  codes: [previous: string, current: string, next: string];
}

/**
 * The codes of the invented accounts of a demonstration.
 * @param keysFolder where the seed keeps their secrets; none there: no account
 * @param now epoch ms
 */
export async function codesOf(keysFolder: string, now: number): Promise<AccountCodes[]> {
  const text = await readFile(join(keysFolder, 'totp.json'), 'utf8').catch(() => '{}');
  return Object.entries(JSON.parse(text) as Record<string, string>).map(([email, secret]) => ({
    email,
    codes: [codeAt(secret, now - STEP_MS), codeAt(secret, now), codeAt(secret, now + STEP_MS)],
  }));
}
