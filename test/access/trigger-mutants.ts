import type { Client } from 'pg';
import type { Lock } from './lock';
import { BEFORE } from './locks.data';
import { SUBJECTS } from './subjects.data';
import { askedAlone, weakened } from './weaken';
import { secretsOf } from './world';

/** One lock of the database that is opened for the length of a transaction. */
export interface Opened {
  name: string;
  sql: string;
}

/** Functions beside those of the triggers that decide what a trigger or a lock asks. */
const ASKED_BY_LOCKS = ['letter_may_leave', 'new_case', 'pilots_to_tell'];
/** Where two persons, and persons instead of groups, are written down in the table itself. */
const TWO_PERSONS = ['marking_change', 'legal_hold', 'erasure_request', 'case_grant', 'clearance_change'];

const OF_TRIGGERS = `
  select c.relname || '.' || t.tgname as name, c.relname as "table", t.tgname as trigger, p.oid::regprocedure::text as function,
    pg_get_triggerdef(t.oid) as definition
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
  where not t.tgisinternal and c.relnamespace = 'public'::regnamespace order by 1`;
interface Trigger {
  name: string;
  table: string;
  trigger: string;
  definition: string;
}

/** The condition of a trigger as PostgreSQL writes it down. */
const WHEN = / WHEN \(([\s\S]*)\) EXECUTE/;

/** Without one of the columns whose change it hears, and of its events. */
function deaf(definition: string): { what: string; text: string }[] {
  const [columns, list] = / UPDATE OF ([\w, ]+) ON /.exec(definition) ?? [];
  const each = list?.split(', ') ?? [];
  const short =
    each.length < 2
      ? []
      : each.map((column) => ({
          what: `a change of ${column}`,
          text: definition.replace(
            columns!,
            () => ` UPDATE OF ${each.filter((c) => c !== column).join(', ')} ON `,
          ),
        }));
  const [both] = / INSERT OR UPDATE (OF [\w, ]+ )?ON /.exec(definition) ?? [];
  return both === undefined
    ? short
    : [
        ...short,
        { what: 'an insertion', text: definition.replace(' INSERT OR', '') },
        { what: 'a change', text: definition.replace(both, ' INSERT ON ') },
      ];
}

/** Each trigger taken away, asked without each of its conditions, and deaf to each change that it hears. */
async function ofTriggers(db: Client): Promise<Opened[]> {
  const { rows } = await db.query<Trigger>(OF_TRIGGERS);
  return rows.flatMap(({ name, table, trigger, definition }) => {
    const drop = `drop trigger ${trigger} on ${table}`;
    const condition = WHEN.exec(definition)?.[1];
    const asked =
      condition === undefined ? [] : [{ text: 'true', what: 'any condition' }, ...weakened(condition)];
    const otherwise = asked.map(({ what, text }) => ({
      what,
      text: definition.replace(WHEN, () => ` WHEN (${text}) EXECUTE`),
    }));
    return [
      { name: `${name}: dropped`, sql: drop },
      ...[...otherwise, ...deaf(definition)].map(({ what, text }) => ({
        ...{ name: `${name}: without ${what}`, sql: `${drop}; ${text}` },
      })),
    ];
  });
}

/** Each function of a trigger short of each of its conditions, and of each value that it sets. */
async function ofFunctions(db: Client): Promise<Opened[]> {
  const { rows } = await db.query<{ name: string; definition: string; body: string }>(
    `select p.proname as name, pg_get_functiondef(p.oid) as definition, p.prosrc as body from pg_proc p
     where p.oid in (select tgfoid from pg_trigger t join pg_class c on c.oid = t.tgrelid
       where not tgisinternal and c.relnamespace = 'public'::regnamespace) or p.proname = any ($1) order by 1`,
    [ASKED_BY_LOCKS],
  );
  return rows.flatMap(({ name, definition, body }) => {
    const unset = [...body.matchAll(/new\.\w+ := [^;]+;/g)].map(([set]) => ({
      ...{ what: set, text: body.replace(set, () => '') },
    }));
    return [...weakened(body), ...askedAlone(body), ...unset].map(({ what, text }) => ({
      name: `${name}: without ${what}`,
      sql: definition.replace(body, () => text),
    }));
  });
}

async function ofConstraints(db: Client): Promise<Opened[]> {
  const { rows } = await db.query<{ table: string; name: string }>(
    `select conrelid::regclass::text as "table", conname as name from pg_constraint
     where conrelid::regclass::text = any ($1) and (contype = 'x' or (contype = 'c' and cardinality(conkey) > 1)) order by 1, 2`,
    [TWO_PERSONS],
  );
  return rows.map(({ table, name }) => ({
    name: `${table}: ${name} dropped`,
    sql: `alter table ${table} drop constraint ${name}`,
  }));
}

export const mutantsOfLocks = async (db: Client): Promise<Opened[]> => [
  ...(await ofTriggers(db)),
  ...(await ofFunctions(db)),
  ...(await ofConstraints(db)),
];

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[a-z]{3,}/g));

/** Locks that may see a mutant, in the order in which they share its words: one that few locks say tells most. */
export function likeliest(mutant: string, locks: readonly Lock[]): Lock[] {
  const said = locks.map((lock) => ({ lock, words: wordsOf(`${lock.name} ${lock.sql.join(' ')}`) }));
  const weights = [...wordsOf(mutant)].map((word) => {
    const saying = said.filter(({ words }) => words.has(word)).length;
    return [word, 1 / (saying + 1)] as const;
  });
  return said
    .map(({ lock, words }) => ({
      lock,
      likeness: weights.reduce((sum, [word, weight]) => sum + (words.has(word) ? weight : 0), 0),
    }))
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ lock }) => lock);
}

/** What lies there before, in a transaction of its own. */
export async function prepareLocks(db: Client): Promise<void> {
  await db.query(`begin; set local session_replication_role = 'replica'; ${BEFORE}; commit`);
}

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** What a lock answers, with some other lock opened: rows, or the code of the refusal and who refused. */
export async function tryLock(db: Client, { asker, role, sql }: Lock, opened = ''): Promise<unknown> {
  await db.query('begin');
  try {
    // Not caught: a mutant that PostgreSQL cannot read would otherwise pass for one that is seen.
    await db.query(opened);
    return await answerOf(db, { asker, role, sql });
  } finally {
    await db.query('rollback');
  }
}

async function answerOf(
  db: Client,
  { asker, role, sql }: Pick<Lock, 'asker' | 'role' | 'sql'>,
): Promise<unknown> {
  try {
    const subject = SUBJECTS.find(({ name }) => name === asker);
    const session = (subject && secretsOf(subject)['vigie.session']) ?? '';
    await db.query(`select set_config('vigie.session', $1, true), set_config('role', $2, true)`, [
      session,
      role ?? 'none',
    ]);
    let rows: unknown[] = [];
    for (const text of sql) ({ rows } = await db.query({ text, rowMode: 'array' }));
    return rows;
  } catch (error) {
    const { code, constraint, message } = error as { code: string; constraint?: string; message: string };
    return `${code} ${constraint ?? message.replaceAll(UUID, '…')}`;
  }
}
