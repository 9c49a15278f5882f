import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newTotpSecret } from '#platform/factors';

/** Secrets of the invented accounts by address, made once and kept beside the keys: the mailbox shows their codes. */
export async function inventTotpSecrets(
  folder: string,
  accounts: { email: string }[],
): Promise<Record<string, string>> {
  const file = path.join(folder, 'totp.json');
  const known = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Record<string, string>;
  const secrets = Object.fromEntries(accounts.map(({ email }) => [email, known[email] ?? newTotpSecret()]));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}
