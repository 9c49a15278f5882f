/** Rows of a table that a role may touch with a verb; the words are those of `scopes.ts`. */
export type Scope =
  | 'everything'
  | 'nothing'
  | 'known'
  | 'known to act'
  | 'known to pilot'
  | 'item'
  | 'item to act'
  | 'grants'
  | 'grants to pilot'
  | 'shared'
  | 'told'
  | 'first of its own'
  | 'second of its own'
  | 'dedicated chain'
  | 'dedicated chain to act'
  | 'any case of the desk'
  | 'in its own name';

export interface Right {
  /** Select; left out: may not even ask. */
  s?: Scope;
  i?: Scope;
  /** Update, with a column that may be touched. */
  u?: readonly [column: string, Scope];
}

export const ROLES = [
  ...['vigie_staff', 'vigie_party', 'vigie_declarant', 'vigie_recipient', 'vigie_intake', 'vigie_worker'],
  ...['vigie_verifier', 'vigie_registrar', 'vigie_api', 'vigie_owner'],
] as const;
type Rights = Record<string, Record<string, Right>>;

const K = 'known';
const A = 'known to act';
const all = 'everything';
const none = 'nothing';
const sees = { s: K } as const;
const empty = { s: none } as const;

/** Tables of a case, written out by hand from who does what, apart from migrations/. A right appears here first. */
export const CASE_RIGHTS: Rights = {
  incident_case: {
    staff: { s: K, i: 'any case of the desk', u: ['wake_at', A] },
    party: { s: K, u: ['wake_at', A] },
    declarant: { s: K, u: ['wake_at', K] },
    recipient: { s: K, u: ['wake_at', K] },
    intake: { i: all },
    worker: { s: all, u: ['wake_at', all] },
    verifier: { s: all },
  },
  case_facility: {
    staff: { s: K, i: A, u: ['left_at', A] },
    party: sees,
    declarant: { s: K, i: K, u: ['awareness_at', 'second of its own'] },
    recipient: sees,
    intake: { i: none },
    worker: { s: all },
  },
  case_grant: {
    staff: { s: 'grants', i: 'known to pilot', u: ['revoked_at', 'grants to pilot'] },
    party: { s: 'grants' },
    declarant: { s: none, i: K },
    recipient: empty,
    intake: { i: none },
    worker: empty,
    verifier: { s: all, i: all, u: ['revoked_at', all] },
  },
  declaration: {
    staff: { s: 'item', i: A, u: ['pap', 'item to act'] },
    party: { s: 'item' },
    declarant: { s: 'first of its own', i: K },
    intake: { i: none },
    worker: { s: all },
    verifier: { s: all },
  },
  qualification: {
    staff: { s: K, i: A },
    party: { s: K, i: A },
    declarant: sees,
    recipient: sees,
    worker: { s: all, i: all },
  },
  obligation: {
    staff: { s: K, i: A, u: ['due_at', A] },
    party: sees,
    declarant: { s: K, i: K, u: ['due_at', K] },
    recipient: { s: 'first of its own', u: ['proof', 'first of its own'] },
    intake: { i: none },
    worker: { s: all, i: all, u: ['due_at', all] },
  },
  release: {
    staff: { s: K, i: A, u: ['revoked_at', A] },
    party: sees,
    declarant: { s: K, i: K, u: ['revoked_at', K] },
    recipient: { s: 'first of its own' },
    intake: { i: none },
    worker: { s: all, i: all },
    verifier: { s: all },
  },
  letter: {
    staff: { s: K, i: A, u: ['sent_at', A] },
    party: sees,
    declarant: { s: K, i: K, u: ['sent_at', K] },
    recipient: { s: 'first of its own', u: ['sent_at', 'first of its own'] },
    intake: { i: none },
    worker: { s: all, i: all, u: ['sent_at', all] },
    verifier: { s: all },
  },
  task: {
    staff: { s: K, i: A, u: ['done_at', A] },
    party: empty,
    declarant: { s: none, i: K },
    recipient: empty,
    intake: { i: none },
    worker: { s: all, i: all, u: ['done_at', all] },
  },
  recommendation: {
    staff: { s: 'item', i: A, u: ['pap', 'item to act'] },
    party: { s: 'item' },
    declarant: { s: K, u: ['read_at', K] },
    recipient: empty,
    worker: { s: all },
  },
  exchange_message: {
    staff: { s: 'item', i: A, u: ['read_at', 'item to act'] },
    declarant: { s: K, i: K, u: ['read_at', 'first of its own'] },
  },
  shared_facts: {
    staff: { s: 'item', i: A },
    party: { s: 'shared' },
    declarant: { s: 'shared' },
    recipient: { s: 'shared' },
    worker: { s: all },
  },
  marking_change: {
    staff: { s: K, i: A, u: ['decided_at', A] },
    party: empty,
    declarant: empty,
    recipient: empty,
    worker: empty,
    verifier: { s: all },
  },
  access_request: {
    staff: { s: K, u: ['answer', 'known to pilot'] },
    verifier: { s: all, i: all },
  },
  broken_glass: {
    staff: sees,
    worker: { s: all, u: ['alarmed_at', all] },
    verifier: { s: all, i: all, u: ['reviewed_at', all] },
  },
  restricted_handling: {
    staff: { s: 'dedicated chain', i: 'dedicated chain to act', u: ['lifted_at', 'dedicated chain to act'] },
    party: empty,
    declarant: empty,
    recipient: empty,
    worker: { s: all },
    verifier: { s: all, i: all },
  },
  case_event: {
    staff: { s: K, i: A },
    party: { s: 'told', i: A },
    declarant: { s: 'told', i: K },
    recipient: { s: 'told', i: K },
    intake: { i: none },
    worker: { s: all, i: all },
    verifier: { i: all },
  },
  call_note: { staff: { s: 'item', i: A, u: ['pap', 'item to act'] } },
  audit_event: {
    staff: { i: 'in its own name' },
    party: { i: 'in its own name' },
    declarant: { i: K },
    recipient: { i: K },
    intake: { i: none },
    worker: { i: all },
    verifier: { s: all },
  },
  outbox: {
    staff: { i: A },
    party: { i: A },
    declarant: { i: K },
    recipient: { i: K },
    intake: { i: none },
    worker: { s: all, i: all, u: ['done_at', all] },
    verifier: { i: all },
  },
  delivery: {
    staff: sees,
    worker: { s: all, i: all, u: ['ended_at', all] },
    verifier: { s: all },
  },
  page: {
    staff: { s: K, i: A },
    declarant: { i: K },
    intake: { i: none },
    worker: { s: all, u: ['sent_at', all] },
    verifier: { i: all },
  },
};

const reads = { s: all } as const;
const keeps = (column: string): Right => ({ s: all, i: all, u: [column, all] });

/** The directory: no row of a case, and the same for whoever may read it at all. */
export const DIRECTORY: Rights = {
  organisation: {
    ...{ registrar: keeps('name'), staff: reads, worker: reads, verifier: reads },
    ...{ party: reads, declarant: reads, recipient: reads },
  },
  organisation_key: { registrar: keeps('armored'), staff: reads, worker: reads },
  account: { registrar: keeps('role'), verifier: reads },
  team: { registrar: keeps('name'), verifier: reads, staff: reads },
  team_member: { registrar: keeps('left_at'), verifier: reads },
  session: { verifier: keeps('revoked_at') },
  sign_in_attempt: { verifier: { s: all, i: all } },
  facility: { registrar: keeps('name'), api: reads, intake: reads, staff: reads, worker: reads },
  shift: { registrar: keeps('email'), staff: reads, worker: reads },
  closure_day: { staff: keeps('label'), party: reads, declarant: reads, worker: reads, api: reads },
  clock_offset: { api: { s: all, u: ['milliseconds', all] }, worker: reads, verifier: reads },
  // The list of applied migrations belongs to whoever migrates.
  migrations: {},
};
