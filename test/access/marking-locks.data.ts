import { BEARS_A_MARK, HONEST } from './inserts.data';
import { A, account, B, BARE, CASE, given, OTHER, rowOf, SAID, WRITER, type Lock } from './lock';

const LABELS = 'tlp, pap, compartments, protection';
const MARK = `${LABELS}, originator`;
const NAMES = ['tlp', 'pap', 'compartments', 'protection'] as const;
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

// --- Two persons weaken, once the originator agreed ---

const narrowed = (table: string, originator = 'cert') =>
  `update ${table} set tlp = 'RED', pap = 'RED', compartments = '{internal,criminal}', protection = 'restricted_distribution', originator = '${originator}' where id = ${rowOf(table)}`;
const WIDER: Record<(typeof NAMES)[number], string> = {
  tlp: `tlp = 'AMBER+STRICT'`,
  pap: `pap = 'AMBER'`,
  compartments: `compartments = '{internal,defence}'`,
  protection: `protection = 'none'`,
};
/** The widest that each label may say. */
const BELOW: typeof WIDER = {
  tlp: `tlp = 'CLEAR'`,
  pap: `pap = 'CLEAR'`,
  compartments: `compartments = '{}'`,
  protection: `protection = 'none'`,
};
const weaken = (table: string, change = WIDER.tlp) =>
  `update ${table} set ${change} where id = ${rowOf(table)} returning 'weakened'`;

const WIDEST = { tlp: 'CLEAR', pap: 'CLEAR', compartments: [] as string[], protection: 'none' };
const NARROWEST = {
  ...{ tlp: 'RED', pap: 'RED', compartments: ['internal', 'criminal'] },
  protection: 'restricted_distribution',
};
const ONE = 'recommendation';
interface Agreed {
  of?: string;
  item?: string;
  wanted?: typeof WIDEST;
  /** Who agreed for the originator, and what proves it. */
  agreed?: string;
  by?: string;
  outcome?: string;
}
const agreed = ({
  of = CASE,
  item: changed = rowOf(ONE),
  wanted = WIDEST,
  agreed: word = 'null, null',
  by = B,
  outcome = `'applied'`,
}: Agreed = {}) => `
  insert into marking_change (id, case_id, item, item_id, was, wanted, agreed_by, evidence, reason, asked_at, asked_by, asked_by_function, decided_at, decided_by, outcome)
  values (gen_random_uuid(), ${of}, 'recommendation', ${changed}, '${JSON.stringify(NARROWEST)}', '${JSON.stringify(wanted)}', ${word}, 'r', now(), ${A}, 'f', now(), ${by}, ${outcome})`;

const DECIDE_ONE = `update marking_change set decided_at = now(), decided_by = ${B}, outcome = 'withdrawn' where item_id = ${CASE} and outcome is null`;

/** What was there before, in a transaction of its own: a decision of another day. */
export const DECIDED_BEFORE = agreed();

const WEAKENED = '23514 a marking is weakened by two persons, once its originator agreed';
const PROVEN = `'Direction', 'courriel du 2'`;

const OF_THE_CASE = { ...NARROWEST, tlp: 'AMBER+STRICT', compartments: ['criminal', 'internal'] };

const neverWeakened: Lock[] = [
  ...['incident_case', ...BEARS_A_MARK].flatMap((table) =>
    Object.entries(WIDER).map(([what, change]) => ({
      name: `${table}: nobody alone weakens its ${what}`,
      ...{ sql: [narrowed(table), weaken(table, change)], answer: WEAKENED },
    })),
  ),
  {
    name: 'two persons weaken what they agreed on',
    ...{ sql: [narrowed(ONE), agreed(), weaken(ONE)], answer: [['weakened']] },
  },
  ...NAMES.map((name) => ({
    name: `two persons weaken no more than they agreed on: its ${name} stays`,
    sql: [
      narrowed(ONE),
      agreed({ wanted: { ...WIDEST, [name]: NARROWEST[name] } }),
      weaken(ONE, WIDER[name]),
    ],
    answer: WEAKENED,
  })),
  {
    name: 'what two persons agreed on in another case weakens nothing here',
    ...{ sql: [narrowed(ONE), agreed({ of: OTHER }), weaken(ONE)], answer: WEAKENED },
  },
  ...['incident_case', ONE].flatMap((table): Lock[] => {
    const ofOthers = (word: string) => [
      narrowed(table, 'ars:32'),
      agreed({ item: rowOf(table), agreed: word }),
      weaken(table),
    ];
    return [
      {
        name: `${table}: two persons weaken what is of somebody else, who agreed and where it is proven`,
        ...{ sql: ofOthers(PROVEN), answer: [['weakened']] },
      },
      {
        name: `${table}: two persons do not weaken what is of somebody else by themselves`,
        ...{ sql: ofOthers('null, null'), answer: WEAKENED },
      },
      {
        name: `${table}: nor where nothing proves that it agreed`,
        ...{ sql: ofOthers(`'Direction', null`), answer: WEAKENED },
      },
      {
        name: `${table}: nor where nobody is named who agreed`,
        ...{ sql: ofOthers(`null, 'courriel du 2'`), answer: WEAKENED },
      },
      {
        name: `${table}: nor by taking it over in the same breath`,
        sql: [
          narrowed(table, 'ars:32'),
          agreed({ item: rowOf(table) }),
          weaken(table, `${WIDER.tlp}, originator = 'cert'`),
        ],
        answer: WEAKENED,
      },
    ];
  }),
  ...BEARS_A_MARK.flatMap((table) =>
    NAMES.map((name) => ({
      name: `${table}: two persons do not weaken its ${name} below its case`,
      sql: [
        `update incident_case set pap = 'RED', compartments = '{internal,criminal}', protection = 'restricted_distribution' where id = ${CASE}`,
        narrowed(table),
        agreed({ item: rowOf(table) }),
        `update ${table} set ${BELOW[name]} where id = ${rowOf(table)} returning ${name}`,
      ],
      answer: [[OF_THE_CASE[name]]],
    })),
  ),
  {
    name: 'what two persons agreed on in another transaction weakens nothing any more',
    ...{ sql: [narrowed(ONE), weaken(ONE)], answer: WEAKENED },
  },
  {
    name: 'what two persons decided is not decided again, to weaken by it once more',
    sql: [
      narrowed(ONE),
      `update marking_change set decided_at = now() where item_id = ${rowOf(ONE)}`,
      weaken(ONE),
    ],
    answer: '23514 a marking change is decided once',
  },
  {
    name: 'what waits is decided',
    sql: [`${DECIDE_ONE} returning outcome`],
    answer: [['withdrawn']],
  },
  {
    name: 'what two persons agreed on for another item weakens nothing here',
    ...{ sql: [narrowed(ONE), agreed({ item: CASE }), weaken(ONE)], answer: WEAKENED },
  },
  {
    name: 'what was given up weakens nothing',
    ...{ sql: [narrowed(ONE), agreed({ outcome: `'withdrawn'` }), weaken(ONE)], answer: WEAKENED },
  },
  {
    name: 'a second person is another one',
    sql: [agreed({ by: A })],
    answer: '23514 marking_change_check1',
  },
  {
    name: 'a second person is somebody',
    sql: [agreed({ by: 'null' })],
    answer: '23514 marking_change_check1',
  },
  {
    name: 'a decision on a marking has an outcome',
    ...{ sql: [agreed({ outcome: 'null' })], answer: '23514 marking_change_check' },
  },
];

// --- Who is told that a decision waits ---

const ASKED = (by = A) => `
  insert into marking_change (id, case_id, item, item_id, was, wanted, reason, asked_at, asked_by, asked_by_function)
  values (gen_random_uuid(), ${CASE}, 'case', ${CASE}, '{}', '{}', 'r', now(), ${by}, 'f')`;
const TOLD = `select a.function from account_notice n join account a on a.id = n.account_id where n.kind = 'decision_waits' order by 1`;
const treatedBy = (name: string, of = CASE) =>
  `update incident_case set assignee = ${account(name)} where id = ${of}`;
const toAnalyst = (more: Parameters<typeof given>[2] = {}, name = 'analyst') =>
  given(`'account:' || ${account(name)}`, 'RED', { of: CASE, can: 'read,pilot', ...more });
const toTeam = (code: string) => given(`'team:${code}'`, 'AMBER', { of: CASE, can: 'read,pilot' });
const NIGHT = [['second analyst']];
const LEAD = [['duty manager']];
const ANALYST = [['analyst']];

const told: Lock[] = (
  [
    ['who leads the desk, where nobody is named', [ASKED()], LEAD],
    ['who treats the case, and nobody else', [treatedBy('analyst'), ASKED()], ANALYST],
    ['not who treats another case', [treatedBy('analyst', OTHER), ASKED()], LEAD],
    ['who may pilot it by name, and nobody else', [toAnalyst(), ASKED()], ANALYST],
    ['the members of a team that may pilot it, and who left it no more', [toTeam('nuit'), ASKED()], NIGHT],
    ['not who asked', [toAnalyst(), ASKED(account('analyst'))], LEAD],
    ['not who may read it only', [toAnalyst({ can: 'read' }), ASKED()], LEAD],
    ['not who may no longer', [toAnalyst({ revoked: 'now()' }), ASKED()], LEAD],
    ['not whose time is over', [toAnalyst({ until: `'2000-01-01'` }), ASKED()], LEAD],
    ['who still has time', [toAnalyst({ until: `'2100-01-01'` }), ASKED()], ANALYST],
    ['not who pilots another case', [toAnalyst({ of: BARE }), ASKED()], LEAD],
    ['not an account that is closed', [toAnalyst({}, 'closed account'), ASKED()], LEAD],
    ['not who decides on no access', [toAnalyst({}, 'security officer'), ASKED()], LEAD],
    [
      'nobody of another organisation than the one that pilots',
      [given(`'ars:32'`, 'AMBER', { can: 'read,pilot' }), ASKED().replaceAll(CASE, BARE)],
      [],
    ],
    ['nobody anew by a decision', [ASKED(), `delete from account_notice`, DECIDE_ONE], []],
  ] as const
).map(([name, sql, answer]) => ({ name: `a weakening tells ${name}`, sql: [...sql, TOLD], answer }));

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
