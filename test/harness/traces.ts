import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Installation } from './installation';
import { mailsOf } from './mails';

/** Tables of the installation in which a row, written out whole, holds the words. */
export async function tablesHolding(installation: Installation, words: string): Promise<string[]> {
  const tables = await installation.adminQuery<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    [],
  );
  const holding: string[] = [];
  for (const { name } of tables) {
    const [row] = await installation.adminQuery<{ found: boolean }>(
      `select exists (select from ${name} t where position($1 in t::text) > 0) as found`,
      [words],
    );
    if (row!.found) holding.push(name);
  }
  return holding;
}

/** Logs of the installation and mails, as sent and as read, that hold the words. */
export async function filesHolding(installation: Installation, words: string): Promise<string[]> {
  const folder = path.join(installation.folder, 'logs');
  const logs = readdirSync(folder).filter((name) =>
    readFileSync(path.join(folder, name), 'utf8').includes(words),
  );
  const mails = await mailsOf(installation);
  return [...logs, ...mails.filter((mail) => JSON.stringify(mail).includes(words)).map(({ id }) => id)];
}
