import { Client } from 'pg';
import { Desk } from '../harness/desk';
import type { Installation } from '../harness/installation';
import { asAdmin } from '../harness/test-ground';
import { SCOPES, type Row, type Seen } from './scopes';
import { OTHERS, type Right, type Scope } from './rights.data';
import { SUBJECTS, type Subject } from './subjects.data';
import { buildWorld, secretsOf, type Described, type World } from './world';
import { addNothing, asSomebody, insertEach, touching, type Asking } from './probe';

/** The same installation as the super-user sees it, who may put on any role. */
export async function openAdmin({ settings }: Installation): Promise<Client> {
  const db = new Client({ connectionString: settings.DATABASE_URL });
  await db.connect();
  return db;
}

/** Fills the database of an installation with the cases of a world. */
export async function fillWorld(installation: Installation, described: Described): Promise<World> {
  const { id: like } = await new Desk(installation).declare();
  return asAdmin(installation.settings.DATABASE_URL!, (db) => buildWorld(db, { ...described, like }));
}

export const NOBODY = SUBJECTS.find(({ name }) => name === 'nobody')!;
const AUDIENCES_OF_ACCOUNTS = ['staff', 'party'];

/** Who is tried in a role: everybody in the roles that the API puts on, nobody in particular in the others. */
export function subjectsFor(role: string): readonly Subject[] {
  const isAudience = [...AUDIENCES_OF_ACCOUNTS, 'declarant', 'recipient'].includes(role);
  return isAudience ? SUBJECTS : [NOBODY];
}

export const askingAs = (role: string, subject: Subject): Asking => ({
  role: `vigie_${role}`,
  secrets: secretsOf(subject),
});

/** What a right lets somebody touch of a table, by the oracle: null where it may not even ask. */
export function expected(scope: Scope | undefined, rows: readonly Row[], seen: Seen): string[] | null {
  if (scope === undefined) return null;
  return rows
    .filter((row) => SCOPES[scope](seen, row))
    .map(({ id }) => id)
    .sort();
}

export type Rights = Record<string, Record<string, Right>>;
export const roleOf = (role: string) => role.replace('vigie_', '');

interface Asker {
  role: string;
  subject: Subject;
  /** A case that an insertion may name. */
  caseId: string;
}

/** What a role can really do with a table beside the cases. */
export async function tryOther(db: Client, table: string, { role, subject, caseId }: Asker) {
  const asking = askingAs(role, subject);
  const rows = await asSomebody(
    db,
    asking,
    async () => (await db.query(`select 1 from ${table}`)).rows.length,
  );
  const [added] = await insertEach(db, asking, { statement: addNothing(table), cases: [caseId] });
  const column = Object.values(OTHERS[table]!).find(({ u }) => u)?.u?.[0] ?? 'at';
  const own = OTHERS[table]![role]?.u?.[0] ?? column;
  const changed = await asSomebody(db, asking, async () => {
    const { rowCount } = await db.query(`update ${table} set ${touching(own)}`).catch(missing);
    return rowCount;
  });
  return { s: (rows ?? 0) > 0, i: added!, u: (changed ?? 0) > 0 };
}

/** A table without that column is asked in vain, as one that is refused. */
function missing(error: unknown): never {
  const { code } = error as { code?: string };
  throw code === '42703' ? Object.assign(new Error('no such column'), { code: '42501' }) : error;
}
