import { DECLARING_LOCKS } from './declaring-locks.data';
import { GRANT_LOCKS } from './grant-locks.data';
import { TRICKS } from './tricks.data';
import { HONEST } from './inserts.data';
import {
  A,
  account,
  aNewCase,
  B,
  BARE,
  CASE,
  given,
  NEW,
  OTHER,
  RED_CASE,
  rowOf,
  SAID,
  WRITER,
  type Lock,
} from './lock';
import { DECIDED_BEFORE, MARKING_LOCKS } from './marking-locks.data';

/** What was there before, in a transaction of its own. */
export const BEFORE = `${DECIDED_BEFORE}; delete from case_digest`;

// --- What is RED is for the persons named ---

const red = (of: string, more = '') =>
  `update incident_case set tlp = 'RED', changed_at = ${SAID}${more} where id = ${of}`;
const MANAGER = `'account:' || ${account('duty manager')}`;
const readersOf = (of: string) => `
  select coalesce(a.function, g.principal), g.tlp_max, case when g.until is null then 'as long as the case' else 'for a time' end,
    coalesce(g.revoked_at::date::text, 'in force')
  from case_grant g left join account a on g.principal = 'account:' || a.id where g.case_id = ${of} order by 1, 2, 3, 4`;
const reader = (who: string, upTo = 'RED', state = 'in force', term = 'as long as the case') => [
  ...[who, upTo, term, state],
];
const inTheDesk = (name: string) => ({ assigned: `, assignee = ${account(name)}` });

const named: Lock[] = [
  {
    name: 'who leads the desk, who treats the case and who says so are named when a case becomes RED that they knew',
    asker: 'analyst',
    sql: [given(`'cert'`, 'AMBER+STRICT'), red(BARE, inTheDesk('second analyst').assigned), readersOf(BARE)],
    answer: [
      ...[reader('analyst'), reader('cert', 'AMBER+STRICT')],
      ...[reader('duty manager'), reader('second analyst')],
    ],
  },
  ...['closed account', 'FSSI'].map((name) => ({
    name: `${name} is not named, even where it would treat the case`,
    sql: [
      given(`'account:' || ${account(name)}`, 'AMBER+STRICT'),
      red(BARE, inTheDesk(name).assigned),
      readersOf(BARE).replace('where ', `where g.tlp_max = 'RED' and `),
    ],
    answer: [reader('duty manager')],
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
    sql: [
      ...[aNewCase((sql) => sql.replace(`'GREEN'`, `'RED'`)), 'set constraints all immediate'],
      readersOf(NEW),
    ],
    answer: [reader('duty manager')],
  },
  {
    name: 'another new case names nobody',
    ...{ sql: [aNewCase(), 'set constraints all immediate', readersOf(NEW)], answer: [] },
  },
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

// --- What an account is cleared for ---

const LET = { of: 'analyst', by: 'duty manager', then: 'second analyst', raised: true, outcome: `'applied'` };
const clearing = (change: Partial<typeof LET> = {}) => {
  const { of, by, then, raised, outcome } = { ...LET, ...change };
  return `insert into clearance_change (id, account_id, tlp_ceiling, compartments, raised, asked_by, decided_by, decided_at, outcome)
    values (gen_random_uuid(), ${account(of)}, 'RED', '{}', ${raised}, ${account(by)}, ${account(then)}, now(), ${outcome}) returning 'cleared'`;
};
const CLEARED = [['cleared']];
const cleared: Lock[] = [
  { name: 'two persons raise a clearance', sql: [clearing()], answer: CLEARED },
  {
    name: 'nobody asks for a clearance of their own',
    ...{ sql: [clearing({ by: 'analyst' })], answer: '23514 clearance_change_check' },
  },
  {
    name: 'a clearance is decided with an outcome',
    ...{ sql: [clearing({ outcome: 'null' })], answer: '23514 clearance_change_check1' },
  },
  ...['duty manager', 'analyst'].map((then) => ({
    name: `${then} does not raise, as a second person, what the duty manager asks for the analyst`,
    ...{ sql: [clearing({ then })], answer: '23514 clearance_change_check2' },
  })),
  {
    name: 'one person takes a clearance away',
    ...{ sql: [clearing({ then: 'duty manager', raised: false })], answer: CLEARED },
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
      `insert into case_facility ${HONEST.case_facility!(WRITER).replaceAll(':case', NEW)}`,
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
  ...[MARKING_LOCKS, named, restricted, leaving, recorded, cleared, made].flat(),
  ...[DECLARING_LOCKS, GRANT_LOCKS, TRICKS].flat(),
];
