import { DECLARING_LOCKS } from './declaring-locks.data';
import { ENDING_LOCKS } from './ending-locks.data';
import { GRANT_LOCKS } from './grant-locks.data';
import { HONEST } from './inserts.data';
import { leaving } from './leaving-locks.data';
import { A, account, aNewCase, B, CASE, NEW, OTHER, rowOf, WRITER, type Lock } from './lock';
import { MARKING_LOCKS } from './marking-locks.data';
import { named } from './red-locks.data';
import { TRICKS } from './tricks.data';
import { DECIDED_BEFORE } from './weakening-locks.data';

/** What was there before, in a transaction of its own. */
export const BEFORE = `${DECIDED_BEFORE}; delete from case_digest`;

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
  ...[`lift_asked_as = 'x'`, `lift_asked_at = now()`].map((rewritten) => ({
    name: `who lifts a hold does not rewrite who asked for it: ${rewritten}`,
    sql: [ofHold(`lift_asked_by = ${A}`), ofHold(`lifted_by = ${B}, ${rewritten}`)],
    answer: '42501 a hold is lifted by two persons',
  })),
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
  ...[DECLARING_LOCKS, ENDING_LOCKS, GRANT_LOCKS, TRICKS].flat(),
];
