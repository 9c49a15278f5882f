/**
 * Policies that open every row of a table of cases to somebody who is no system role: a case that is being made has
 * no reader yet. The worker decides as the system, the verifier owns the functions that say who asks, the registrar
 * keeps the directory, which is the same for everybody who may read it at all.
 */
export const OPEN_POLICIES = ['vigie_intake incident_case INSERT'];
export const SYSTEM_ROLES = ['vigie_worker', 'vigie_verifier', 'vigie_registrar'];

/** Functions that a policy asks about each row: the row's case is their question. */
export const PER_ROW = [
  'access_request.vigie_staff_update may_pilot',
  'case_grant.vigie_staff_insert may_pilot',
  'case_grant.vigie_staff_select may_read',
  'case_grant.vigie_staff_update may_pilot',
];

/** Functions that run with the rights of their owner, who reads what they decide by. */
export const DEFINERS = [
  'release_in_force()',
  'release_in_force_at_sending()',
  'who.ask_access(uuid,text,text)',
  'who.break_glass(uuid,text,text,text)',
  'who.broken_glasses()',
  'who.close_session()',
  'who.compartments()',
  'who.declared_case()',
  'who.failed_sign_ins(bytea,interval)',
  'who.first_receipt(bytea)',
  'who.hand_restriction_on()',
  'who.is_cleared()',
  'who.is_reviewer()',
  'who.is_staff()',
  'who.keep_restriction()',
  'who.letter_case()',
  'who.letter_duties()',
  'who.letter_id()',
  'who.letter_may_leave(uuid,uuid,timestamp with time zone)',
  'who.letter_recipient()',
  'who.mark_item()',
  'who.may_pilot(uuid)',
  'who.may_read(uuid)',
  'who.me()',
  'who.my_requests()',
  'who.name_readers()',
  'who.new_case()',
  'who.now()',
  'who.open_session(text,bytea,bytea,bytea,interval)',
  'who.organisation()',
  'who.principals()',
  'who.refuse_silent_weakening()',
  'who.review_glass(uuid,text,text)',
  'who.salt_of(text)',
  'who.tlp_ceiling()',
];

/** Foreign keys beside those to the own case. What is not there answers otherwise than what is: every id is random. */
export const CROSSING_KEYS = [
  'account.organisation_id -> organisation',
  'broken_glass.grant_id -> case_grant',
  'delivery.letter_id -> letter',
  'incident_case.merged_into -> incident_case',
  'incident_case.parent_id -> incident_case',
  'incident_case.split_from -> incident_case',
  'letter.release_id -> release',
  'organisation_key.organisation_id -> organisation',
  'session.account_id -> account',
  'team.organisation_id -> organisation',
  'team_member.account_id -> account',
  'team_member.team_id -> team',
];

/**
 * Unique values beside primary keys: a second one is refused, which tells that there is a first. Those of a case are
 * random or counted within a case that its writer knows; those of the directory are written by the registrar.
 */
export const ORACLES = [
  'account lower(email)',
  'case_event case_id, command_key',
  'case_grant case_id, principal',
  'declaration case_id, version',
  'declaration idempotency_hash',
  'delivery letter_id, number',
  'facility finess_et',
  'incident_case reference',
  'organisation code',
  'organisation_key organisation_id, fingerprint',
  'shared_facts case_id, revision',
  'team code',
];
