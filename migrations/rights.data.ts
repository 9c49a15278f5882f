/**
 * Who may do what to which table, on one screen. Letters: s select, i insert, u update; nobody deletes.
 * `hidden` keeps the table readable as empty for an audience that loads a case but may not know this part.
 */
export type Audience =
  'vigie_staff' | 'vigie_party' | 'vigie_declarant' | 'vigie_recipient' | 'vigie_intake' | 'vigie_worker';

/** Which rows of a case-scoped table an audience may know; `%s` is the column that holds the case. */
export const MAY_KNOW: Record<Audience, string> = {
  vigie_staff: `(select who.is_staff())`,
  vigie_party: `exists (select from case_grant g where g.case_id = %s and g.organisation = (select who.organisation()))`,
  vigie_declarant: `%s = (select who.declared_case())`,
  vigie_recipient: `%s = (select who.letter_case())`,
  vigie_intake: `%s = (select who.new_case())`,
  vigie_worker: `true`,
};

type Verbs = '' | 's' | 'i' | 'u' | 'si' | 'su' | 'iu' | 'siu' | 'hidden' | 'hidden+i';
type Row = [staff: Verbs, party: Verbs, declarant: Verbs, recipient: Verbs, intake: Verbs, worker: Verbs];

export const AUDIENCES: readonly Audience[] = [
  'vigie_staff',
  'vigie_party',
  'vigie_declarant',
  'vigie_recipient',
  'vigie_intake',
  'vigie_worker',
];

export const CASE_TABLES: Record<string, Row> = {
  //               staff   party     declarant   recipient  intake  worker
  incident_case: ['su', 'su', 'su', 'su', 'i', 'su'],
  case_facility: ['s', 's', 's', 's', 'i', 's'],
  case_grant: ['s', 's', '', '', 'i', ''],
  declaration: ['s', 's', 'si', '', 'i', 's'],
  qualification: ['si', 'si', 's', 's', '', 's'],
  obligation: ['siu', 's', 'siu', 'su', 'i', 'siu'],
  release: ['siu', 's', 'si', 's', 'i', 's'],
  letter: ['siu', 's', 'siu', 'su', 'i', 'su'],
  task: ['siu', 'hidden', 'hidden+i', 'hidden', 'i', 'siu'],
  case_event: ['si', 'si', 'si', 'si', 'i', 'si'],
  call_note: ['si', '', '', '', '', ''],
  audit_event: ['i', 'i', 'i', 'i', 'i', 'i'],
  outbox: ['i', 'i', 'i', 'i', 'i', 'siu'],
  delivery: ['s', '', '', '', '', 'siu'],
  page: ['si', '', '', '', 'i', 'su'],
};

/** What else must hold of a row, by table, audience and verb: who writes in its own name, about its own things. */
export const ALSO: Record<string, Partial<Record<Audience, Partial<Record<'s' | 'i' | 'u', string>>>>> = {
  declaration: {
    vigie_declarant: { i: `kind = 'complement' and follow_up_hash is null and idempotency_hash is null` },
  },
  // An ARS contests in its own name; it never qualifies.
  qualification: { vigie_party: { i: `decision -> 'contested' ->> 'by' = (select who.organisation())` } },
  obligation: {
    vigie_recipient: {
      s: `obligation.id = any ((select who.letter_duties())::uuid[])`,
      u: `obligation.id = any ((select who.letter_duties())::uuid[])`,
    },
  },
  release: {
    vigie_recipient: { s: `recipient = (select who.letter_recipient())` },
    vigie_intake: { i: `basis = 'B0' and recipient = 'declarant'` },
  },
  letter: {
    vigie_recipient: { s: `letter.id = (select who.letter_id())`, u: `letter.id = (select who.letter_id())` },
    vigie_intake: { i: `recipient = 'declarant'` },
  },
  case_event: {
    vigie_staff: { i: `by = (select m.function from who.me() m)` },
    vigie_party: { i: `by = (select m.function from who.me() m)` },
    vigie_declarant: { i: `by = 'declarant'` },
    vigie_recipient: { i: `by = (select who.letter_recipient())` },
    vigie_worker: { i: `by = 'system'` },
  },
  audit_event: {
    vigie_staff: { i: `actor_kind = 'staff' and actor_account = (select m.account_id from who.me() m)` },
    vigie_party: { i: `actor_kind = 'party' and actor_account = (select m.account_id from who.me() m)` },
    vigie_declarant: { i: `actor_kind = 'declarant' and actor_account is null` },
    vigie_recipient: { i: `actor_kind = 'recipient' and actor_function = (select who.letter_recipient())` },
    vigie_intake: { i: `action = 'declare'` },
    vigie_worker: { i: `actor_kind = 'system'` },
  },
};

const PROGRESS = 'state, sent_at, settled_at, proof';
const LETTER_PROGRESS = 'state, sent_at, acknowledged_at';
const CASE_BY_DESK =
  'version, status, tlp, incident, declaration_version, level, priority_score, priority, assignee, resolved_at, resolution_causes, changed_by, changed_at';

/** Columns that an update may touch; what is not named here never changes once written. */
export const UPDATABLE: Record<string, Partial<Record<Audience, string>>> = {
  incident_case: {
    vigie_staff: CASE_BY_DESK,
    vigie_declarant: CASE_BY_DESK.replace('assignee, ', ''),
    vigie_party: 'version, changed_by, changed_at',
    vigie_recipient: 'status',
    vigie_worker: 'status',
  },
  obligation: {
    vigie_staff: PROGRESS,
    vigie_declarant: PROGRESS,
    vigie_recipient: PROGRESS,
    vigie_worker: PROGRESS,
  },
  release: { vigie_staff: 'revoked_at' },
  letter: {
    vigie_staff: LETTER_PROGRESS,
    vigie_declarant: LETTER_PROGRESS,
    vigie_recipient: LETTER_PROGRESS,
    vigie_worker: LETTER_PROGRESS,
  },
  task: { vigie_staff: 'done_at', vigie_worker: 'done_at' },
  outbox: { vigie_worker: 'attempts, next_at, done_at' },
  delivery: { vigie_worker: 'state, leased_until, ended_at, reply' },
  page: { vigie_worker: 'address, leased_until, sent_at, copies' },
};

/** The directory: the same for everybody who may read it at all. Column lists where addresses stay inside. */
export const DIRECTORY_RIGHTS: Record<string, Record<string, string>> = {
  organisation: {
    vigie_registrar: 'select, insert, update',
    vigie_staff: 'select',
    vigie_worker: 'select',
    vigie_verifier: 'select',
    vigie_party: 'select (id, code, kind, name)',
    vigie_declarant: 'select (id, code, kind, name)',
    vigie_recipient: 'select (id, code, kind, name)',
  },
  organisation_key: {
    vigie_registrar: 'select, insert, update',
    vigie_staff: 'select',
    vigie_worker: 'select',
  },
  account: { vigie_registrar: 'select, insert, update', vigie_verifier: 'select' },
  session: { vigie_verifier: 'select, insert, update' },
  sign_in_attempt: { vigie_verifier: 'select, insert' },
  facility: {
    vigie_registrar: 'select, insert, update',
    vigie_api: 'select',
    vigie_intake: 'select',
    vigie_staff: 'select',
    vigie_worker: 'select',
  },
  shift: { vigie_registrar: 'select, insert, update', vigie_staff: 'select', vigie_worker: 'select' },
  clock_offset: { vigie_api: 'select, update', vigie_worker: 'select' },
};

/** What the functions that check bearer secrets may read of cases. */
export const VERIFIER_READS = ['incident_case', 'declaration', 'letter', 'delivery', 'release'];
