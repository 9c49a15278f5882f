import { BEARS_A_MARK, HONEST } from './inserts.data';
import { EVERY_CIRCLE, THINGS, type Thing } from './objects';
import { SUBJECTS } from './subjects.data';
import { idOf } from './world-rows';

/** What the database holds by itself, whoever writes: tried past every grant and every policy. */
export interface Lock {
  name: string;
  /** Whose session the transaction carries; nobody's when left out. */
  asker?: string;
  /** The audience that is put on; left out, the owner of everything, whom nothing else would stop. */
  role?: string;
  /** Statements of one transaction. What the last one answers is compared, or the first refusal. */
  sql: readonly string[];
  answer: unknown;
}

/** Default circle and a circle that is empty, under AMBER+STRICT, and an empty one under RED. */
export const THINGS_OF_LOCKS: readonly Thing[] = [
  ...EVERY_CIRCLE,
  THINGS.find(({ name }) => name === 'nobody, RED []')!,
];
const at = (name: string) => THINGS_OF_LOCKS.findIndex((thing) => thing.name.startsWith(name));
const caseOf = (n: number) => `'${idOf('incident_case', n, 0)}'`;
const rowOf = (table: string, variant = 0) => `'${idOf(table, 0, variant)}'`;
const account = (name: string) =>
  `(select id from account where email = '${SUBJECTS.find((subject) => subject.name === name)!.account!.email}')`;

const [CASE, OTHER, BARE, RED_CASE] = [
  caseOf(0),
  caseOf(1),
  caseOf(at('nobody')),
  caseOf(EVERY_CIRCLE.length),
];
const [A, B] = [rowOf('a person'), rowOf('another person')];
const SAID = `'2026-02-02'`;

/** What was there before, in a transaction of its own. */
export const BEFORE = `
  insert into marking_change (id, case_id, item, item_id, was, wanted, reason, asked_at, asked_by, asked_by_function, decided_at, decided_by, outcome)
  values (gen_random_uuid(), ${CASE}, 'recommendation', ${rowOf('recommendation')}, '{}', '{}', 'r', now(), ${A}, 'f', now(), ${B}, 'applied');
  delete from case_digest`;

// --- Marking ---

const MARK = 'tlp, pap, compartments, protection, originator';
const writer = { role: 'staff', subject: SUBJECTS[0]!, account: A };
const item = (table: string, values = '') => {
  const honest = HONEST[table]!(writer).replaceAll(':case', CASE);
  const whole = values
    ? honest.replace(/\)(\s+values)/, `, ${MARK})$1`).replace(/\)\s*$/, `, ${values})`)
    : honest;
  return `insert into ${table} ${whole} returning ${MARK}`;
};
const marked = `update incident_case set pap = 'RED', compartments = '{internal}', protection = 'restricted_distribution', originator = 'fssi' where id = ${CASE}`;
const OF_CASE = [['AMBER+STRICT', 'RED', ['internal'], 'restricted_distribution', 'fssi']];

const inherited = BEARS_A_MARK.flatMap((table): Lock[] => [
  {
    name: `${table}: nothing said, it bears what its case bears`,
    ...{ sql: [marked, item(table)], answer: OF_CASE },
  },
  {
    name: `${table}: said wider, it bears what its case bears`,
    ...{ sql: [marked, item(table, `'CLEAR', 'CLEAR', '{}', 'none', null`)], answer: OF_CASE },
  },
  {
    name: `${table}: said narrower, it stays so`,
    sql: [
      `update incident_case set compartments = '{internal}', originator = 'x' where id = ${BARE}`,
      item(table, `'RED', 'RED', '{criminal}', 'restricted_distribution', 'anssi'`).replace(CASE, BARE),
    ],
    answer: [['RED', 'RED', ['criminal', 'internal'], 'restricted_distribution', 'anssi']],
  },
]);

const narrowed = (table: string) =>
  `update ${table} set tlp = 'RED', pap = 'RED', compartments = '{internal,criminal}', protection = 'restricted_distribution' where id = ${rowOf(table)}`;
const WIDER = {
  tlp: `tlp = 'AMBER+STRICT'`,
  pap: `pap = 'AMBER'`,
  compartments: `compartments = '{internal,defence}'`,
  protection: `protection = 'none'`,
};
const weaken = (table: string, change = WIDER.tlp) =>
  `update ${table} set ${change} where id = ${rowOf(table)} returning 'weakened'`;
const agreed = (change: Partial<Record<'item' | 'by' | 'outcome', string>> = {}) => `
  insert into marking_change (id, case_id, item, item_id, was, wanted, reason, asked_at, asked_by, asked_by_function, decided_at, decided_by, outcome)
  values (gen_random_uuid(), ${CASE}, 'recommendation', ${change.item ?? rowOf('recommendation')}, '{}', '{}', 'r', now(), ${A}, 'f',
    now(), ${change.by ?? B}, ${change.outcome ?? `'applied'`})`;
const WEAKENED = '23514 a marking is weakened by two persons';
const ONE = 'recommendation';

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
  {
    name: 'what two persons agreed on in another transaction weakens nothing any more',
    ...{ sql: [narrowed(ONE), weaken(ONE)], answer: WEAKENED },
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

// --- What is RED is for the persons named ---

const red = (of: string, more = '') =>
  `update incident_case set tlp = 'RED', changed_at = ${SAID}${more} where id = ${of}`;
const given = (principal: string, upTo: string, more: Partial<Record<'until' | 'revoked', string>> = {}) => `
  insert into case_grant (id, case_id, principal, tlp_max, capabilities, granted_by, granted_at, until, revoked_at)
  values (gen_random_uuid(), ${BARE}, ${principal}, '${upTo}', '{read}', 'x', now(), ${more.until ?? 'null'}, ${more.revoked ?? 'null'})`;
const MANAGER = `'account:' || ${account('duty manager')}`;
const readersOf = (of: string) => `
  select coalesce(a.function, g.principal), g.tlp_max, case when g.until is null then 'as long as the case' else 'for a time' end,
    coalesce(g.revoked_at::date::text, 'in force')
  from case_grant g left join account a on g.principal = 'account:' || a.id where g.case_id = ${of} order by 1, 2, 3, 4`;
const reader = (who: string, upTo = 'RED', state = 'in force', term = 'as long as the case') => [
  ...[who, upTo, term, state],
];
const NEW = `'01890000-0000-7000-8000-00000000dddd'`;
const aNewCase = (change: (sql: string) => string = (sql) => sql) =>
  change(`insert into incident_case ${HONEST.incident_case!(writer)}`.replace('gen_random_uuid()', NEW));
const inTheDesk = (name: string) => ({ assigned: `, assignee = ${account(name)}` });

const named: Lock[] = [
  {
    name: 'who leads the desk, who treats the case and who says so are named when a case becomes RED',
    asker: 'analyst',
    sql: [red(BARE, inTheDesk('second analyst').assigned), readersOf(BARE)],
    answer: [reader('analyst'), reader('duty manager'), reader('second analyst')],
  },
  ...['closed account', 'FSSI'].map((name) => ({
    name: `${name} is not named, even where it would treat the case`,
    ...{ sql: [red(BARE, inTheDesk(name).assigned), readersOf(BARE)], answer: [reader('duty manager')] },
  })),
  {
    name: 'who is named already is not named twice',
    ...{ sql: [given(MANAGER, 'RED'), red(BARE), readersOf(BARE)], answer: [reader('duty manager')] },
  },
  {
    name: 'who else is named already stands for nobody',
    sql: [given(`'account:' || ${account('analyst')}`, 'RED'), red(BARE), readersOf(BARE)],
    answer: [reader('analyst'), reader('duty manager')],
  },
  {
    name: 'who is named up to a wider label is named anew',
    sql: [given(MANAGER, 'AMBER'), red(BARE), readersOf(BARE)],
    answer: [reader('duty manager', 'AMBER', '2026-02-02'), reader('duty manager')],
  },
  {
    name: 'who was taken out is named anew, and when it was taken out stays said',
    sql: [given(MANAGER, 'RED', { revoked: `'2026-01-01'` }), red(BARE), readersOf(BARE)],
    answer: [reader('duty manager', 'RED', '2026-01-01'), reader('duty manager')],
  },
  {
    name: 'who may know for a time may so besides',
    sql: [given(MANAGER, 'RED', { until: `'2100-01-01'` }), red(BARE), readersOf(BARE)],
    answer: [reader('duty manager'), reader('duty manager', 'RED', 'in force', 'for a time')],
  },
  {
    name: 'others keep what they have, here and elsewhere',
    sql: [
      given(`'cert'`, 'AMBER'),
      red(BARE),
      `select principal from case_grant where case_id = ${BARE} and revoked_at is null and principal = 'cert'
       union all select 'elsewhere' from case_grant where case_id <> ${BARE} and revoked_at = ${SAID}`,
    ],
    answer: [['cert']],
  },
  {
    name: 'a case that is RED already names nobody anew',
    sql: [red(RED_CASE, inTheDesk('analyst').assigned), readersOf(RED_CASE)],
    answer: [],
  },
  {
    name: 'a case that becomes no RED names nobody',
    sql: [`update incident_case set tlp = 'AMBER+STRICT', pap = 'RED' where id = ${BARE}`, readersOf(BARE)],
    answer: [],
  },
  {
    name: 'a case that is made RED names its readers',
    sql: [aNewCase((sql) => sql.replace(`'GREEN'`, `'RED'`)), readersOf(NEW)],
    answer: [reader('duty manager')],
  },
  { name: 'another new case names nobody', sql: [aNewCase(), readersOf(NEW)], answer: [] },
  {
    name: 'no group is named for RED',
    sql: [given(`'cert'`, 'RED')],
    answer: '23514 case_grant_check',
  },
  {
    name: 'one lasting grant a principal',
    sql: [
      given(`'cert'`, 'AMBER'),
      given(`'cert'`, 'GREEN'),
      'set constraints all immediate',
      `select 'two'`,
    ],
    answer: '23P01 case_grant_live',
  },
];

// --- The dedicated chain ---

const lifted = (of: string) => `update restricted_handling set lifted_at = now() where case_id = ${of}`;
const restrictedIn = (of: string) =>
  `select reason from restricted_handling where case_id = ${of} and lifted_at is null`;
const splitOff = aNewCase((sql) =>
  sql.replace(', changed_at)', ', changed_at, split_from)').replace(/now\(\)\)\s*$/, `now(), ${CASE})`),
);
const merge = `update incident_case set merged_into = ${OTHER} where id = ${CASE}`;
const alone = `update restricted_handling set lifted_at = now() where case_id not in (${CASE}, ${OTHER})`;

const restricted: Lock[] = [
  {
    name: 'what is split off the dedicated chain stays in it',
    ...{ sql: [splitOff, restrictedIn(NEW)], answer: [['r']] },
  },
  {
    name: 'what is split off a case that left the chain is not in it',
    ...{ sql: [lifted(CASE), splitOff, restrictedIn(NEW)], answer: [] },
  },
  { name: 'a case of its own is in no chain', sql: [aNewCase(), restrictedIn(NEW)], answer: [] },
  {
    name: 'what is merged hands the chain on',
    ...{ sql: [lifted(OTHER), merge, restrictedIn(OTHER)], answer: [['r']] },
  },
  {
    name: 'what is merged hands the chain on once',
    ...{ sql: [merge, restrictedIn(OTHER)], answer: [['r']] },
  },
  {
    name: 'what left the chain hands nothing on',
    ...{ sql: [lifted(CASE), lifted(OTHER), merge, restrictedIn(OTHER)], answer: [] },
  },
  {
    name: 'the chain of a third case is none of theirs',
    sql: [lifted(CASE), lifted(OTHER), alone.replace('not in', 'in'), merge, restrictedIn(OTHER)],
    answer: [],
  },
  {
    name: 'a case that is merged into none hands nothing on',
    sql: [`update incident_case set merged_into = null where id = ${CASE}`, restrictedIn(OTHER)],
    answer: [['r']],
  },
];

// --- What leaves ---

const [LETTER, RELEASE] = [rowOf('letter'), rowOf('release')];
const ofRelease = (change: string) => `update release set ${change} where id = ${RELEASE}`;
const ofLetter = (change: string) => `update letter set ${change} where id = ${LETTER}`;
const asked = [`set constraints all immediate`, `select 'leaves'`];
const owes = (topic: string, subject: string) =>
  `insert into outbox (id, topic, subject_id, case_id, created_at) values (gen_random_uuid(), '${topic}', ${subject}, ${CASE}, now())`;
const owed = (...changes: string[]) => [...changes, owes('letter.owed', LETTER), ...asked];
const sent = (...changes: string[]) => [
  ...changes,
  `insert into delivery (id, case_id, letter_id, number, channel, address, message_id, state, started_at)
   values (gen_random_uuid(), ${CASE}, ${LETTER}, 9, 'mail', 'a', 'm', 'sending', now())`,
  ...asked,
];
const HELD = '23514 no release in force lets letter … leave';
const LEAVES = [['leaves']];
const HOUR = `interval '1 hour'`;

/** Changes after which a letter may not leave, and those after which it may. */
const BASES: Record<string, readonly [changes: string[], answer: unknown]> = {
  'as it is': [[], LEAVES],
  'its release of another case': [[ofRelease(`case_id = ${OTHER}`)], HELD],
  'letter and release of another case': [
    [ofRelease(`case_id = ${OTHER}`), ofLetter(`case_id = ${OTHER}`)],
    HELD,
  ],
  'released to somebody else': [[ofRelease(`recipient = 'anssi'`)], HELD],
  'released from later on': [[ofRelease(`granted_at = now() + ${HOUR}`)], HELD],
  'released until before': [[ofRelease(`until = now() - ${HOUR}`)], HELD],
  'released until later': [[ofRelease(`until = now() + ${HOUR}`)], LEAVES],
  'a release withdrawn': [[ofRelease(`revoked_at = now() - ${HOUR}`)], HELD],
  'a release that will be withdrawn': [[ofRelease(`revoked_at = now() + ${HOUR}`)], LEAVES],
  'more than what was released': [[ofRelease(`items = '{a}'`), ofLetter(`items = '{a,b}'`)], HELD],
  'what was released': [[ofRelease(`items = '{a,b}'`), ofLetter(`items = '{b}'`)], LEAVES],
  'marked wider than what was released': [[ofRelease(`tlp = 'AMBER+STRICT'`)], HELD],
  'a release withdrawn, beside another one': [
    [
      ofRelease(`revoked_at = now() - ${HOUR}`),
      `update release set recipient = 'ars:32' where id = ${rowOf('release', 1)}`,
    ],
    HELD,
  ],
  'a case that is RED': [[red(CASE)], HELD],
  'a letter that is RED': [[ofLetter(`tlp = 'RED'`)], HELD],
  'a case that is RED, to its declarant': [
    [red(CASE), ofRelease(`recipient = 'declarant'`), ofLetter(`recipient = 'declarant'`)],
    LEAVES,
  ],
};

const leaving: Lock[] = [
  ...Object.entries(BASES).map(([name, [changes, answer]]) => ({
    name: `a letter is owed: ${name}`,
    ...{ sql: owed(...changes), answer },
  })),
  { name: 'what is no letter is owed', sql: [owes('page.raised', CASE), ...asked], answer: LEAVES },
  { name: 'a letter is sent', sql: sent(), answer: LEAVES },
  {
    name: 'a letter is not sent without a release in force',
    sql: sent(ofRelease(`revoked_at = now() - ${HOUR}`)),
    answer: '23514 no release in force lets letter … be sent',
  },
  {
    name: 'a letter is sent later where only the hour is wrong',
    sql: sent(ofRelease(`granted_at = now() + ${HOUR}`)),
    answer: '23514 no release yet lets letter … be sent',
  },
  {
    name: 'a letter is not sent later where more than the hour is wrong',
    sql: sent(ofRelease(`granted_at = now() + ${HOUR}, recipient = 'anssi'`)),
    answer: '23514 no release in force lets letter … be sent',
  },
];

// --- The record ---

const HOLD = rowOf('legal_hold');
const ofHold = (change: string) => `update legal_hold set ${change} where id = ${HOLD} returning 'written'`;
const event = (table: string, columns: string, values: string) =>
  `insert into ${table} (${columns}) values (${values})`;
const audited = (action: string, decision: string, of = CASE) =>
  event(
    'audit_event',
    'id, at, actor_kind, actor_function, action, object_type, object_id, case_id, decision, payload_hash, recorded_at',
    `${NEW}, now(), 'system', 'f', '${action}', 'case', 'x', ${of}, '${decision}', '\\x00', '2000-01-01'`,
  );
const stale = `select stale from case_digest where case_id = ${CASE}`;

const recorded: Lock[] = [
  {
    name: 'a hold is not asked to be lifted and lifted in one breath',
    sql: [ofHold(`lift_asked_by = ${A}, lifted_by = ${B}`)],
    answer: '42501 a hold is lifted by two persons',
  },
  { name: 'a hold is asked to be lifted', sql: [ofHold(`lift_asked_by = ${A}`)], answer: [['written']] },
  {
    name: 'a hold is lifted by another person',
    ...{ sql: [ofHold(`lift_asked_by = ${A}`), ofHold(`lifted_by = ${B}`)], answer: [['written']] },
  },
  {
    name: 'a hold is not lifted by who asked for it',
    sql: [ofHold(`lift_asked_by = ${A}`), ofHold(`lifted_by = ${A}`)],
    answer: '23514 legal_hold_check',
  },
  {
    name: 'an erasure is not confirmed by who asked for it',
    sql: [`update erasure_request set confirmed_by = asked_by where id = ${rowOf('erasure_request')}`],
    answer: '23514 erasure_request_check',
  },
  {
    name: 'the history is dated by the clock of the server',
    sql: [
      event(
        'case_event',
        'id, case_id, at, type, by, data, recorded_at',
        `${NEW}, ${CASE}, now(), 'taken', 'x', '{}', '2000-01-01'`,
      ),
      `select recorded_at >= now() from case_event where id = ${NEW}`,
    ],
    answer: [[true]],
  },
  {
    name: 'the record is dated by the clock of the server, and commits to what was shown by a salt',
    sql: [
      audited('declare', 'allowed'),
      `select e.recorded_at >= now(), e.payload_hash = sha256(l.salt || '\\x00'), length(l.salt), l.case_id = ${CASE}, l.position
       from audit_event e join audit_leaf l on l.event_id = e.id where e.id = ${NEW}`,
    ],
    answer: [[true, true, 32, true, null]],
  },
  {
    name: 'what changes a case is found and counted anew',
    ...{ sql: [audited('declare', 'allowed'), stale], answer: [[true]] },
  },
  {
    name: 'what changes a case that was counted is counted anew',
    sql: [
      `insert into case_digest (case_id, stale) values (${CASE}, false)`,
      audited('declare', 'allowed'),
      stale,
    ],
    answer: [[true]],
  },
  {
    name: 'a reading changes nothing',
    ...{ sql: [audited('read_timeline', 'allowed'), stale], answer: [] },
  },
  { name: 'a refusal changes nothing', sql: [audited('declare', 'refused'), stale], answer: [] },
  {
    name: 'what is about no case changes none',
    ...{ sql: [audited('sign_in', 'allowed', 'null'), stale], answer: [] },
  },
  {
    name: 'each side marks as read what the other wrote: the desk',
    ...{ asker: 'analyst', role: 'vigie_staff' },
    sql: [`update exchange_message set read_at = now() where case_id = ${CASE} returning sender`],
    answer: [['declarant']],
  },
  {
    name: 'each side marks as read what the other wrote: everybody else',
    sql: [`update exchange_message set read_at = now() where case_id = ${CASE} returning sender`],
    answer: [['desk']],
  },
  {
    name: 'what says nothing new of its reading is not held up',
    sql: [
      `update exchange_message set read_at = read_at where case_id = ${CASE} returning id`,
      `select count(*)::int from exchange_message where case_id = ${CASE} and xmin = pg_current_xact_id()::xid`,
    ],
    answer: [[2]],
  },
];

// --- The case that this very transaction makes ---

const setting = (id: string) => `select set_config('vigie.new_case', ${id}, true)`;
const made: Lock[] = [
  {
    name: 'the intake adds to the case that it makes',
    role: 'vigie_intake',
    sql: [
      aNewCase(),
      `insert into case_facility ${HONEST.case_facility!(writer).replaceAll(':case', NEW)}`,
      'select who.new_case()',
    ],
    answer: [[NEW.slice(1, -1)]],
  },
  {
    name: 'a case of others is not its own by saying so',
    ...{ sql: [setting(CASE), 'select who.new_case()'], answer: [[null]] },
  },
  {
    name: 'a case of its own is not said to be another one',
    ...{ sql: [aNewCase(), setting(OTHER), 'select who.new_case()'], answer: [[null]] },
  },
];

export const LOCKS: readonly Lock[] = [
  ...[inherited, neverWeakened, named, restricted, leaving, recorded, made].flat(),
];
