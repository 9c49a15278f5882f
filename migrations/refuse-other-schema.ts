import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';

// What fills a demonstration is not the schema.
const NOT_SCHEMA = /demonstration|seed|\.spec\.|\.map$|\.d\.ts$|^migrate\.|^index\.|^refuse-|^keep-|^first-/;

/** SHA-256 of the migrations as they stand beside this file. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const files = readdirSync(__dirname).filter((name) => /\.[jt]s$/.test(name) && !NOT_SCHEMA.test(name));
  for (const name of files.sort()) hash.update(readFileSync(join(__dirname, name)));
  return hash.digest('hex');
}

const CHANGED = `This database was made by an earlier state of Vigie, whose migrations have changed since: before 1.0.0 they are
still edited in place. Nothing was touched. Export what you need with the version that made it, then start on an empty
database (a demonstration: remove the .data folder).`;

/**
 * Refuses a database that other migrations made, in plain words and before anybody reads or writes in it.
 * @param isNew whether migrations have just been applied: then their mark is left
 * @throws Error when the mark is another one
 */
export async function refuseOtherSchema(db: Pick<DataSource, 'query'>, isNew: boolean): Promise<void> {
  const own = fingerprint();
  if (isNew) {
    await db.query(`comment on table migrations is '${own}'`);
    return;
  }
  const [{ mark }] = (await db.query(`select obj_description('migrations'::regclass) as mark`)) as [
    { mark: string | null },
  ];
  if (mark !== own) throw new Error(CHANGED);
}
