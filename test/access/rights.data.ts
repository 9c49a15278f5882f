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
  | 'item or shared'
  | 'told'
  | 'first of its own'
  | 'second of its own'
  | 'dedicated chain'
  | 'dedicated chain to act'
  | 'any case of the desk'
  | 'in its own name'
  | 'reader of the record'
  | 'reader of certificates'
  | 'not of another declarant'
  | 'keeper of what is held'
  | 'keeper of what waits'
  | 'keeper of data';

export interface Right {
  /** Select; left out: may not even ask. */
  s?: Scope;
  i?: Scope;
  /** Update, with a column that may be touched. */
  /** Or the whole assignment, where not every value may be put. */
  u?: readonly [column: string, Scope];
  /** Deletes. */
  d?: Scope;
}

export const ROLES = [
  ...['vigie_staff', 'vigie_party', 'vigie_declarant', 'vigie_recipient', 'vigie_intake', 'vigie_worker'],
  ...['vigie_sealer', 'vigie_eraser', 'vigie_verifier', 'vigie_registrar', 'vigie_api', 'vigie_owner'],
] as const;
type Rights = Record<string, Record<string, Right>>;

const K = 'known';
const A = 'known to act';
const all = 'everything';
const none = 'nothing';
const sees = { s: K } as const;
const empty = { s: none } as const;

/** What a function of the eraser needs to find a row and to take it away. */
const erases: Right = { s: all, d: all };

/** Tables of a case, written out by hand from who does what, apart from migrations/. A right appears here first. */
const OF_CASES: Rights = {
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
    intake: { i: none },
    worker: { s: all },
    // Finds words and counts.
    verifier: { s: all },
  },
  case_grant: {
    staff: { s: 'grants', i: 'known to pilot', u: ['revoked_at', 'grants to pilot'] },
    party: { s: 'grants' },
    declarant: { s: none, i: K },
    intake: { i: none },
    worker: empty,
    verifier: { s: all, i: all, u: ['revoked_at', all] },
  },
  declaration: {
    staff: { s: 'item', i: A, u: ['pap', 'item to act'] },
    party: { s: 'item' },
    declarant: { s: 'not of another declarant', i: K },
    intake: { i: none },
    worker: { s: all },
    verifier: { s: all, u: ['pap', all] },
  },
  qualification: {
    staff: { s: K, i: A },
    party: { s: K, i: A },
    declarant: sees,
    worker: { s: all, i: all },
  },
  obligation: {
    staff: { s: K, i: A, u: ['due_at', A] },
    party: sees,
    declarant: { s: K, i: K, u: ['due_at', K] },
    recipient: { s: 'first of its own', u: ['proof', 'first of its own'] },
    intake: { i: none },
    worker: { s: all, i: all, u: ['due_at', all] },
    verifier: { s: all },
  },
  release: {
    staff: { s: K, i: A, u: ['revoked_at', A] },
    party: sees,
    declarant: { s: K, i: K, u: ['revoked_at', K] },
    intake: { i: none },
    worker: { s: all, i: all },
    verifier: { s: all },
  },
  letter: {
    staff: { s: K, i: A, u: ['sent_at', A] },
    party: sees,
    declarant: { s: K, i: K, u: ['sent_at', K] },
    recipient: { s: 'first of its own', u: ['acknowledged_at', 'first of its own'] },
    intake: { i: none },
    worker: { s: all, i: all, u: ['sent_at', all] },
    verifier: { s: all },
  },
  task: {
    staff: { s: K, i: A, u: ['done_at', A] },
    party: empty,
    declarant: { s: none, i: K },
    intake: { i: none },
    worker: { s: all, i: all, u: ['done_at', all] },
  },
  recommendation: {
    staff: { s: 'item', i: A, u: ['pap', 'item to act'] },
    party: { s: 'item' },
    declarant: { s: K, u: ['read_at', K] },
    worker: empty,
    verifier: { s: all, u: ['pap', all] },
  },
  exchange_message: {
    staff: { s: 'item', i: A, u: ['read_at', 'item to act'] },
    declarant: { s: K, i: K, u: ['read_at', 'first of its own'] },
    verifier: { s: all, u: ['pap', all] },
  },
  shared_facts: {
    staff: { s: 'item or shared', i: A, u: ['pap', 'item to act'] },
    party: { s: 'shared' },
    declarant: { s: 'shared' },
    worker: { s: all },
    // Narrows an item with its case.
    verifier: { s: all, u: ['pap', all] },
  },
  marking_change: {
    staff: {
      s: K,
      i: A,
      u: [`decided_at = now(), outcome = 'withdrawn', decided_by = (select m.account_id from who.me() m)`, A],
    },
    party: empty,
    declarant: empty,
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
    worker: { s: all },
    verifier: { s: all, i: all },
  },
  case_event: {
    staff: { s: K, i: A },
    party: { s: 'told', i: A },
    declarant: { s: 'first of its own', i: K },
    recipient: { s: 'second of its own', i: K },
    intake: { i: none },
    worker: { i: all },
    verifier: { s: all, i: all },
  },
  call_note: { staff: { s: 'item', i: A, u: ['pap', 'item to act'] }, verifier: { s: all, u: ['pap', all] } },
  audit_event: {
    // Whoever is signed in at the desk is recorded, those without cases too.
    staff: { s: 'reader of the record', i: 'in its own name' },
    party: { i: K },
    declarant: { i: K },
    recipient: { i: K },
    intake: { i: none },
    worker: { i: all },
    sealer: { s: all },
    // Acts on accounts and refusals at the door: about no case.
    verifier: { s: all, i: none },
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
    worker: { s: all, i: all, u: ['sent_at', all] },
    verifier: { i: all },
  },
  legal_hold: {
    staff: {
      s: 'keeper of data',
      i: 'keeper of data',
      u: [
        'lift_asked_by = (select m.account_id from who.me() m), lift_asked_as = (select m.function from who.me() m)',
        'keeper of what is held',
      ],
    },
    worker: { s: all },
    verifier: { s: all },
  },
  erasure_request: {
    staff: {
      s: 'keeper of data',
      i: 'keeper of data',
      u: ['confirmed_by = (select m.account_id from who.me() m)', 'keeper of what waits'],
    },
    worker: { s: all },
  },
  erasure: { staff: { s: 'reader of certificates' }, worker: { s: all, i: all }, verifier: { s: all } },
};

/** What stays when a case is erased: who did what, and that it was erased. */
const STAYS = ['audit_event', 'erasure'];
/** What the eraser also empties in a row that stays for a while. */
const EMPTIED: Record<string, Right> = {
  incident_case: { u: ['merged_into', all] },
  declaration: { u: ['declarant', all] },
  delivery: { u: [`address = '', reply = null`, all] },
};

export const CASE_RIGHTS: Rights = Object.fromEntries(
  Object.entries(OF_CASES).map(([table, rights]) => [
    table,
    STAYS.includes(table) ? rights : { ...rights, eraser: { ...erases, ...EMPTIED[table] } },
  ]),
);

const reads = { s: all } as const;
const erasesToo: Right = { s: all, i: all, d: all };
const keeps = (column: string): Right => ({ s: all, i: all, u: [column, all] });

/** The directory: no row of a case, and the same for whoever may read it at all. */
export const DIRECTORY: Rights = {
  organisation: {
    ...{ registrar: keeps('name'), staff: reads, worker: reads, verifier: keeps('name') },
    ...{ party: reads, declarant: reads },
  },
  organisation_key: { registrar: keeps('armored'), staff: reads, worker: reads },
  account: { registrar: keeps('role'), verifier: keeps('role') },
  team: { registrar: keeps('name'), verifier: { s: all, i: all }, staff: reads },
  team_member: { registrar: keeps('left_at'), verifier: keeps('left_at') },
  // What a person proves at sign-in: no login and no audience reads it, but functions that check it.
  session: { verifier: keeps('revoked_at'), eraser: erases },
  sign_in_attempt: { verifier: keeps('forgiven'), eraser: erases },
  sign_in_witness: { registrar: { s: all, i: all, u: ["hash = ''", all] }, verifier: reads },
  totp: { registrar: { i: all }, verifier: keeps('pending') },
  passkey: { verifier: keeps('last_used_at') },
  sign_in_challenge: { verifier: { s: all, i: all }, eraser: erases },
  known_device: { verifier: keeps('last_at') },
  federated_identity: { verifier: keeps('unlinked_at') },
  recovery_code: { verifier: keeps('used_at'), eraser: erases },
  enrolment_code: { registrar: { i: all }, verifier: keeps('used_at'), eraser: erases },
  clearance_change: { verifier: keeps('decided_at') },
  api_key: { verifier: keeps('revoked_at') },
  case_seen: { verifier: erasesToo, eraser: erases },
  account_notice: { verifier: { s: all, i: all }, worker: { s: all, u: ['sent_at', all] } },
  facility: {
    ...{ registrar: keeps('name'), api: reads, intake: reads, staff: reads, verifier: reads },
  },
  shift: { registrar: keeps('email'), staff: reads, worker: reads, verifier: reads },
  closure_day: { staff: keeps('label'), party: reads, declarant: reads, api: reads },
  demonstration: { registrar: { s: all, i: all }, api: reads, worker: reads },
  // Of a demonstration, as the tests are; elsewhere the API reads it and no more.
  clock_offset: { api: { s: all, u: ['milliseconds', all] }, worker: reads, verifier: reads },
  // The list of applied migrations belongs to whoever migrates.
  migrations: {},
};

const ofRecord = { s: 'reader of the record' } as const;
const seals = { staff: ofRecord, sealer: { s: all, i: all } } as const;

/** The sealed record, and what is found and counted: rows beside the cases, without an identifier of their own. */
export const BESIDE: Rights = {
  audit_leaf: {
    staff: ofRecord,
    // Gives a place once, and never takes one.
    sealer: { s: all, u: ["position = (random() * 1e9)::bigint, hash = ''", all] },
    eraser: { s: all, u: ['salt = null', all] },
    verifier: { i: all },
  },
  record_key: seals,
  sealed_head: seals,
  head_stamp: seals,
  witness_mail: seals,
  refusal_tally: { verifier: keeps('times'), eraser: erases },
  case_digest: { verifier: keeps('stale'), eraser: erases },
  case_count: { verifier: keeps('cases') },
  ...{ case_count_day: {}, case_count_month: {}, case_count_series: {} },
  search_entry: { verifier: keeps('words'), eraser: erases },
  // Search reads the parts; they are written through the whole.
  search_entry_name: { verifier: reads },
  search_entry_text: { verifier: reads },
};
export const OTHERS: Rights = { ...DIRECTORY, ...BESIDE };
