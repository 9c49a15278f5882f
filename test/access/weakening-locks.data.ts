import { BEARS_A_MARK } from './inserts.data';
import { A, account, B, BARE, CASE, given, OTHER, rowOf, type Lock } from './lock';

export const NAMES = ['tlp', 'pap', 'compartments', 'protection'] as const;

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

export const neverWeakened: Lock[] = [
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

export const told: Lock[] = (
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
