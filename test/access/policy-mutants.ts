import type { Client } from 'pg';
import { answeredAlike, askedAlone, weakened } from './weaken';

/** One right of the database that is changed for the length of a transaction. */
export interface Mutant {
  name: string;
  sql: string;
  /** Tables whose cells may notice. */
  tables: readonly string[];
  /** Roles whose cells may notice; null: all. */
  roles: readonly string[] | null;
  verbs: readonly Verb[];
}
export type Verb = 's' | 'i' | 'u' | 'd' | 'privilege';

interface Policy {
  table: string;
  name: string;
  role: string;
  cmd: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | 'ALL';
  using: string | null;
  check: string | null;
}

const VERBS = { SELECT: ['s'], INSERT: ['i'], UPDATE: ['u'], DELETE: ['d'], ALL: ['s', 'i', 'u'] } as const;

const readPolicies = async (db: Client): Promise<Policy[]> =>
  (
    await db.query<Policy>(
      `select tablename as "table", policyname as name, roles[1]::text as role, cmd, qual as using, with_check as check
       from pg_policies where schemaname = 'public' order by 1, 2`,
    )
  ).rows;

const alter = ({ table, name }: Policy, clause: string, expression: string) =>
  `alter policy ${name} on ${table} ${clause} (${expression})`;
const clausesOf = ({ using, check }: Policy) => [
  ...(using === null ? [] : [['using', using] as const]),
  ...(check === null ? [] : [['with check', check] as const]),
];
const shortly = (text: string) => (text.length > 160 ? `${text.slice(0, 100)} … ${text.slice(-50)}` : text);

// What the one definition of need-to-know says is taken out of all policies at once, below; that nothing is asked of
// whoever bears no compartment is said for the planner alone.
const FOR_THE_PLANNER = /compartments = '{}'(::text\[\]\))? → false/;
const OF_NEED_TO_KNOW = /\bg\.|who\.tlp_ceiling|who\.compartments/;

/** Each policy dropped, opened to every row, and short of each condition that is its own. */
export async function mutantsOfPolicies(db: Client): Promise<Mutant[]> {
  return (await readPolicies(db)).flatMap((policy) => {
    const { table, name, role, cmd } = policy;
    const one = { tables: [table], roles: [role], verbs: VERBS[cmd] };
    const own = clausesOf(policy).flatMap(([clause, expression]) =>
      weakened(expression)
        .filter(
          ({ what }) =>
            !OF_NEED_TO_KNOW.test(what) && !FOR_THE_PLANNER.test(what) && !what.startsWith('true →'),
        )
        .map(({ text, what }) => ({
          ...one,
          name: `${table}.${name}: ${clause} without ${shortly(what)}`,
          sql: alter(policy, clause, text),
        })),
    );
    const opened = clausesOf(policy).filter(([, expression]) => expression !== 'true');
    return [
      // Dropping a policy that shows no row shows no row either.
      ...(policy.using === 'false'
        ? []
        : [{ ...one, name: `${table}.${name}: dropped`, sql: `drop policy ${name} on ${table}` }]),
      ...opened.map(([clause]) => ({
        ...{ ...one, name: `${table}.${name}: ${clause} true`, sql: alter(policy, clause, 'true') },
      })),
      ...own,
    ];
  });
}

const RANK = String.raw`array_position\(ARRAY\[[^\]]*\], `;
/** The conditions of need-to-know, as PostgreSQL writes them down, and what becomes of each. */
const CONDITIONS: Record<string, readonly [find: RegExp, put: string]> = {
  granted: [/\(g\.principal = ANY \(\( SELECT who\.principals\(\) AS principals\)::text\[\]\)\)/g, 'true'],
  'not revoked': [/\(g\.revoked_at IS NULL\)/g, 'true'],
  'not expired': [/\(\(g\.until IS NULL\) OR \(g\.until > \( SELECT who\.now\(\) AS now\)\)\)/g, 'true'],
  'with an end': [/\(g\.until > \( SELECT who\.now\(\) AS now\)\)/g, 'false'],
  'without an end': [/\(g\.until IS NULL\)/g, 'false'],
  able: [/\(g\.capabilities && ARRAY\[[^\]]*\]\)/g, 'true'],
  'of this case': [/\(g\.case_id = [\w.]+\)/g, 'true'],
  'within the grant': [new RegExp(`\\(${RANK}[\\w.]+\\) <= ${RANK}g\\.tlp_max\\)\\)`, 'g'), 'true'],
  'in the audience': [/CASE [\w.]+\s+WHEN[\s\S]*?END/g, 'true'],
  'RED for persons': [/\(g\.principal ~~ 'account:%'::text\)/g, 'true'],
  'AMBER+STRICT for no region': [/\(g\.principal !~~ 'region:%'::text\)/g, 'true'],
  'within the clearance': [
    new RegExp(
      `\\(${RANK}[\\w.]+\\) <= ${RANK}\\( SELECT who\\.tlp_ceiling\\(\\) AS tlp_ceiling\\)\\)\\)`,
      'g',
    ),
    'true',
  ],
  cleared: [/\([\w.]+ <@ \( SELECT who\.compartments\(\) AS compartments\)(::text\[\])?\)/g, 'true'],
};

/** A whole case, an item with a mark of its own, and a part of a case without: the policies of the others are theirs. */
const KINDS = ['incident_case', 'declaration', 'case_event'];

/** Each condition of need-to-know, taken out of the policies of one verb and audience at once. */
export async function mutantsOfConditions(db: Client): Promise<Mutant[]> {
  const policies = await readPolicies(db);
  return Object.entries(CONDITIONS).flatMap(([condition, [find, put]]) =>
    ['SELECT', 'INSERT', 'UPDATE'].flatMap((cmd) =>
      ['vigie_staff', 'vigie_party'].flatMap((role): Mutant[] => {
        const bearing = policies.filter(
          (policy) =>
            KINDS.includes(policy.table) &&
            policy.cmd === cmd &&
            policy.role === role &&
            clausesOf(policy).some(([, expression]) => expression.search(find) >= 0),
        );
        const changes = bearing.flatMap((policy) =>
          clausesOf(policy).map(([clause, expression]) =>
            alter(policy, clause, expression.replaceAll(find, put)),
          ),
        );
        const tables = bearing.map(({ table }) => table);
        if (tables.length === 0) return [];
        return [
          {
            ...{ name: `${condition}: not asked at ${cmd} of ${role}`, sql: changes.join(';') },
            ...{ tables, roles: [role], verbs: VERBS[cmd as 'SELECT'] },
          },
        ];
      }),
    ),
  );
}

/** Row-level security switched off, and not forced on the owner. */
export const mutantsOfTables = (tables: readonly string[]): Mutant[] =>
  tables.flatMap((table) => [
    {
      ...{
        name: `${table}: no force`,
        sql: `alter table ${table} no force row level security`,
        tables: [table],
      },
      ...{ roles: ['vigie_owner'], verbs: ['s', 'u'] as const },
    },
    {
      ...{
        name: `${table}: security off`,
        sql: `alter table ${table} disable row level security`,
        tables: [table],
      },
      ...{ roles: null, verbs: ['s', 'i', 'u'] as const },
    },
  ]);

/** Each right of a role on a table taken away, and each that it has not given. */
export async function mutantsOfGrants(
  db: Client,
  tables: readonly string[],
  roles: readonly string[],
): Promise<Mutant[]> {
  const { rows } = await db.query<{
    role: string;
    table: string;
    verb: string;
    has: boolean;
  }>(
    `select r as role, t as "table", v as verb,
       has_any_column_privilege(r, 'public.' || t, v) or has_table_privilege(r, 'public.' || t, v) as has
     from unnest($1::text[]) r, unnest($2::text[]) t, unnest(array['select', 'insert', 'update']) v
     union all select r, t, 'delete', has_table_privilege(r, 'public.' || t, 'delete')
     from unnest($1::text[]) r, unnest($2::text[]) t`,
    [roles, tables],
  );
  return rows.map(({ role, table, verb, has }) => ({
    ...{ tables: [table], roles: [role], verbs: ['privilege'] as const },
    name: `${table}: ${verb} ${has ? 'taken from' : 'given to'} ${role}`,
    sql: has ? `revoke ${verb} on ${table} from ${role}` : `grant ${verb} on ${table} to ${role}`,
  }));
}

const AUDIENCES = ['vigie_staff', 'vigie_party', 'vigie_declarant', 'vigie_recipient', 'vigie_intake'];

/** Each function that says who asks, short of each of its conditions. */
export async function mutantsOfFunctions(
  db: Client,
  functions: Record<string, readonly string[]>,
): Promise<Mutant[]> {
  const { rows } = await db.query<{ name: string; definition: string; body: string; roles: string[] }>(
    `select proname as name, pg_get_functiondef(oid) as definition, prosrc as body,
       array(select r from unnest($2::text[]) r where has_function_privilege(r, oid, 'execute')) as roles
     from pg_proc where pronamespace = 'who'::regnamespace and proname = any ($1)`,
    [Object.keys(functions), AUDIENCES],
  );
  return rows.flatMap(({ name, definition, body, roles }) =>
    [...weakened(body), ...askedAlone(body), ...answeredAlike(body)]
      .filter(({ what }) => !FOR_THE_PLANNER.test(what))
      .map(({ text, what }) => ({
        ...{ name: `who.${name}: without ${what}`, sql: definition.replace(body, () => text) },
        ...{ tables: functions[name]!, roles, verbs: ['s', 'i', 'u'] as const },
      })),
  );
}
