import { BEARS_A_MARK, HONEST } from './inserts.data';
import { BARE, CASE, given, OTHER, rowOf, SAID, WRITER, type Lock } from './lock';
import { NAMES, neverWeakened, told } from './weakening-locks.data';

const LABELS = 'tlp, pap, compartments, protection';
const MARK = `${LABELS}, originator`;
const item = (table: string, values = '') => {
  const honest = HONEST[table]!(WRITER).replaceAll(':case', CASE);
  const whole = values
    ? honest.replace(/\)(\s+values)/, `, ${MARK})$1`).replace(/\)\s*$/, `, ${values})`)
    : honest;
  return `insert into ${table} ${whole} returning ${MARK}`;
};
const CASE_BEARS = ['AMBER+STRICT', 'RED', ['internal'], 'restricted_distribution'];
const marked = `update incident_case set pap = 'RED', compartments = '{internal}', protection = 'restricted_distribution', originator = 'fssi' where id = ${CASE}`;

// --- What is written into a case bears at least its labels, and is of whoever wrote it ---

const inherited = BEARS_A_MARK.flatMap((table): Lock[] => [
  {
    name: `${table}: nothing said, it bears what its case bears, and is of who comes without an account`,
    ...{ sql: [marked, item(table)], answer: [[...CASE_BEARS, 'declarant']] },
  },
  {
    name: `${table}: said wider, it bears what its case bears, and is of whose it is said to be`,
    sql: [marked, item(table, `'CLEAR', 'CLEAR', '{}', 'none', 'anssi'`)],
    answer: [[...CASE_BEARS, 'anssi']],
  },
  ...[
    ['analyst', 'cert'],
    ['competent ARS', 'ars:32'],
  ].map(([asker, originator]) => ({
    name: `${table}: written by ${asker}, it is of ${originator}`,
    ...{ asker, sql: [marked, item(table)], answer: [[...CASE_BEARS, originator]] },
  })),
  {
    name: `${table}: said narrower, it stays so`,
    sql: [
      `update incident_case set compartments = '{internal}', originator = 'x' where id = ${BARE}`,
      item(table, `'RED', 'RED', '{criminal}', 'restricted_distribution', 'anssi'`).replace(CASE, BARE),
    ],
    answer: [['RED', 'RED', ['criminal', 'internal'], 'restricted_distribution', 'anssi']],
  },
]);

// --- A case that is narrowed narrows its items ---

/** A label that is narrowed, and what an item bears then that bore no more than its case. */
const NARROWER: Record<(typeof NAMES)[number], readonly [change: string, borne: readonly unknown[]]> = {
  tlp: [`tlp = 'RED'`, ['RED', 'AMBER', [], 'none']],
  pap: [`pap = 'RED'`, ['AMBER+STRICT', 'RED', [], 'none']],
  compartments: [`compartments = '{internal}'`, ['AMBER+STRICT', 'AMBER', ['internal'], 'none']],
  protection: [
    `protection = 'restricted_distribution'`,
    ['AMBER+STRICT', 'AMBER', [], 'restricted_distribution'],
  ],
};
const RESTRICTED = `tlp = 'RED', pap = 'RED', compartments = compartments || '{internal}', protection = 'restricted_distribution'`;
const namesOfItem: Record<string, string> = { exchange_message: 'message', call_note: 'call' };
const toldOf = (table: string) => `
  select e.case_id = ${CASE}, e.by, e.at::date::text, i.id = ${rowOf(table)}, i.tlp, i.pap, i.compartments, i.protection
  from case_event e join ${table} i on i.id::text = e.data ->> 'id' where e.type = 'marked'
    and e.data = jsonb_build_object('item', '${namesOfItem[table] ?? table}', 'id', i.id, 'tlp', i.tlp, 'pap', i.pap, 'compartments', i.compartments)`;

const narrowedWithIt = BEARS_A_MARK.flatMap((table) =>
  NAMES.map((name): Lock => {
    const [change, borne] = NARROWER[name];
    return {
      name: `${table}: narrowed in its ${name} with its case, and the history says so; what is narrower stays, untold`,
      sql: [
        `update ${table} set ${RESTRICTED} where case_id = ${CASE} and id <> ${rowOf(table)}`,
        `update incident_case set ${change}, changed_by = 'analyst', changed_at = ${SAID} where id = ${CASE}`,
        toldOf(table),
      ],
      answer: [[true, 'analyst', '2026-02-02', true, ...borne]],
    };
  }),
);

// --- A grant bears the mark of its case ---

const markOfGrants = (of: string) =>
  `select distinct of_tlp, of_compartments from case_grant where case_id = ${of}`;
const grants: Lock[] = [
  {
    name: 'a grant bears the mark of its case, whatever is said',
    sql: [
      `update incident_case set compartments = '{internal}' where id = ${BARE}`,
      given(`'cert'`, 'AMBER')
        .replace('revoked_at)', 'revoked_at, of_tlp, of_compartments)')
        .replace(/\)\s*$/, `, 'CLEAR', '{}')`),
      markOfGrants(BARE),
    ],
    answer: [['AMBER+STRICT', ['internal']]],
  },
  {
    name: 'the grants of a case bear its new label',
    sql: [`update incident_case set tlp = 'RED' where id = ${CASE}`, markOfGrants(CASE)],
    answer: [['RED', []]],
  },
  {
    name: 'the grants of a case bear its new compartments',
    sql: [`update incident_case set compartments = '{internal}' where id = ${CASE}`, markOfGrants(CASE)],
    answer: [['AMBER+STRICT', ['internal']]],
  },
  {
    name: 'the grants of another case keep their mark',
    sql: [`update incident_case set compartments = '{internal}' where id = ${CASE}`, markOfGrants(OTHER)],
    answer: [['AMBER+STRICT', []]],
  },
  {
    name: 'a mark that stays writes no grant anew',
    sql: [
      `update incident_case set tlp = tlp, compartments = compartments where id = ${CASE}`,
      `select id from case_grant where xmin = pg_current_xact_id()::xid`,
    ],
    answer: [],
  },
];

// --- The rank that a person decided ---

const ranked = (was: string, change: string) => [
  `update incident_case set priority_score = 7, priority_override = ${was} where id = ${CASE}`,
  `update incident_case set priority_score = 9${change} where id = ${CASE} returning priority_score`,
];
const rank: Lock[] = [
  { name: 'a rank is counted anew', sql: ranked('null', ''), answer: [[9]] },
  { name: 'a rank that a person decided stays', sql: ranked(`'{"to": 1}'`, ''), answer: [[7]] },
  {
    name: 'a rank that a person decides anew is the new one',
    ...{ sql: ranked(`'{"to": 1}'`, `, priority_override = '{"to": 2}'`), answer: [[9]] },
  },
  {
    name: 'a rank that a person gives up is counted anew',
    ...{ sql: ranked(`'{"to": 1}'`, `, priority_override = null`), answer: [[9]] },
  },
];

export const MARKING_LOCKS: readonly Lock[] = [
  ...[inherited, narrowedWithIt, neverWeakened, told, grants, rank].flat(),
];
