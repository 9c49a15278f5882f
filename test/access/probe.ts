import type { Client } from 'pg';

/** Somebody, as a transaction sees them: a role and the secrets that came with the request. */
export interface Asking {
  role: string;
  secrets: Record<string, string>;
}

const REFUSED = '42501';
const SETTINGS = ['vigie.session', 'vigie.follow_up', 'vigie.acknowledgement'];

/** Runs work in a subtransaction as somebody and turns it back; null when it was refused outright. */
export async function asSomebody<T>(
  db: Client,
  { role, secrets }: Asking,
  work: () => Promise<T>,
): Promise<T | null> {
  await db.query('savepoint probe');
  try {
    const settings = SETTINGS.map((name, i) => `set_config('${name}', $${i + 1}, true)`).join(', ');
    await db.query(
      `select ${settings}, set_config('role', '${role}', true)`,
      SETTINGS.map((name) => secrets[name] ?? ''),
    );
    return await work();
  } catch (error) {
    if ((error as { code?: string }).code === REFUSED) return null;
    throw error;
  } finally {
    await db.query('rollback to savepoint probe; reset role');
  }
}

/** Identifiers of the rows that are seen. */
export const select = (db: Client, asking: Asking, table: string) =>
  asSomebody(db, asking, async () => {
    const { rows } = await db.query<{ id: string }>({
      text: `select id from ${table}`,
      rowMode: 'array',
    } as never);
    return (rows as unknown as [string][]).map(([id]) => id);
  });

/**
 * Identifiers of the rows that an update of everything touches; whoever looks at them afterwards sees all. It reads no
 * column, so that only the right to update is asked, and not the right to see beside it.
 */
export const update = (db: Client, asking: Asking, [table, column]: readonly [string, string]) =>
  asSomebody(db, asking, async () => {
    const value = column === 'pap' ? `'RED'` : 'null';
    await db.query(`update ${table} set ${column.includes('=') ? column : `${column} = ${value}`}`);
    await db.query('reset role');
    const touched = `select id from ${table} where xmin::text::bigint >= pg_current_xact_id()::text::bigint`;
    return (await db.query<{ id: string }>(touched)).rows.map(({ id }) => id);
  });

/** How many rows a change of every row touches; null: refused. */
export const changeAll = (db: Client, asking: Asking, [table, change]: readonly [string, string]) =>
  asSomebody(db, asking, async () => (await db.query(`update ${table} set ${change}`)).rowCount || null);

const BARE: Record<string, string> = {
  clock_offset: '(milliseconds) values (0)',
  // So that it is of a part of the table.
  search_entry: '(place) values (1)',
  case_count: `(grain) values ('day')`,
};
/** An insert that says nothing: whoever may add a row is stopped by what the row must hold, and the others before. */
export const addNothing = (table: string) => `insert into ${table} ${BARE[table] ?? 'default values'}`;

/** A change that leaves everything as it was, or the assignment itself where a right says which one may be made. */
export const touching = (column: string) => (column.includes('=') ? column : `${column} = ${column}`);

const STILL_NAMED = '23503';
/** How many rows are taken away; one where only those that name them stand in the way. Null: refused. */
export const remove = (db: Client, asking: Asking, table: string) =>
  asSomebody(db, asking, async () => {
    const said = await db.query(`delete from ${table}`).catch((error: { code?: string }) => {
      if (error.code !== STILL_NAMED) throw error;
      return { rowCount: 1 };
    });
    return said.rowCount ?? 0;
  });

/**
 * Tries one row for each case, each turned back.
 * @param statement an insert in which `:case` stands for the case
 * @returns for each case whether the row was let in
 */
export async function insertEach(
  db: Client,
  asking: Asking,
  { statement, cases }: { statement: string; cases: readonly string[] },
): Promise<boolean[]> {
  const tried = statement.replaceAll(':case', 'of_case');
  const said = await asSomebody(db, asking, async () => {
    await db.query(`do $$ declare of_case uuid; said text := ''; begin
      foreach of_case in array '{${cases.join(',')}}'::uuid[] loop
        begin
          ${tried};
          raise exception sqlstate 'PT001';
        exception
          when sqlstate 'PT001' or integrity_constraint_violation then said := said || '+';
          when insufficient_privilege then said := said || '-';
        end;
      end loop;
      perform set_config('probe.said', said, true);
      end $$`);
    const { rows } = await db.query<{ said: string }>(`select current_setting('probe.said') as said`);
    return rows[0]!.said;
  });
  if (said === null) throw new Error(`not even a block: ${statement}`);
  return [...said].map((one) => one === '+');
}
