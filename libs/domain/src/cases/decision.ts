import type { Actor, Subject } from '#domain/access';
import type { Instant } from '#domain/declarations';
import type { LawInForce } from '#domain/obligations';
import type { Case } from './case';

/** What happened to a case; each is one line of its history and one audit event. */
export const CASE_EVENTS = [
  'case_opened',
  'taken',
  'qualified',
  'transferred',
  'declared_out_of_scope',
  'handling_started',
  'obligation_opened',
  'obligation_superseded',
  'obligation_reopened',
  'obligation_reanchored',
  'obligation_overdue',
  'obligation_settled',
  'release_granted',
  'consent_revoked',
  'letter_owed',
  'letter_held',
  'letter_sent',
  'letter_failed',
  'letter_acknowledged',
  'letter_cancelled',
  'call_logged',
  'filing_reported',
  'duty_reported',
  'complemented',
  'corrected',
  'confirmed',
  'contested',
  'consented',
  'page_raised',
  'task_opened',
  'task_done',
  'priority_overridden',
  'awareness_recorded',
  'controllers_listed',
  'filing_not_needed',
  'exception_invoked',
  'choice_made',
  'facility_rerouted',
  'facility_left',
  'restricted',
  'unrestricted',
  'shared',
  'attached',
  'detached',
  'followed',
  'merged',
  'merged_in',
  'unmerged',
  'split',
  'recommendation_sent',
  'recommendation_read',
  'recommendation_applied',
  'message_sent',
  'message_received',
  'access_granted',
  'access_revoked',
  'access_refused',
  'handed_over',
  'glass_broken',
  'marked',
  'weakening_asked',
  'weakening_withdrawn',
  'rex_drafted',
  'resolved',
  'closed',
  'reopened',
] as const;
export type CaseEventType = (typeof CASE_EVENTS)[number];

export interface CaseEvent {
  type: CaseEventType;
  /** Identifiers and controlled words; never a declarant's free text. */
  data: Record<string, string | number | boolean | null | readonly string[]>;
}

export const REFUSALS = [
  'not_allowed_in_this_status',
  'override_needs_reason',
  'already_filed',
  'too_many_filings',
  'already_contested',
  'no_such_duty',
  'no_such_letter',
  'no_such_recipient',
  'no_such_obligation',
  'obligations_still_open',
  'not_competent',
  'not_qualified_yet',
  'dates_impossible',
  'late_needs_reason',
  'no_such_facility',
  'no_such_agency',
  'no_details_collected',
  'no_such_release',
  'release_refused',
  'no_such_task',
  'no_such_recommendation',
  'not_proposed',
  'already_attached',
  'not_a_parent',
  'not_attached',
  'not_the_same_facility',
  'only_facility',
  'already_confirmed',
  'nothing_to_confirm',
  'not_a_processor',
  'communication_needed',
  'nothing_to_withdraw',
  'red_is_for_named_persons',
  'not_to_yourself',
  'beyond_your_own',
  'shuts_you_out',
  'not_for_outsiders',
  'no_ground_to_tell',
  'no_such_grant',
  'known_by_law',
  'somebody_must_pilot',
  'nothing_changes',
  'another_person_needed',
  'already_asked',
  'weaker_than_case',
  'marked_meanwhile',
  'shuts_you_out',
  'originator_must_agree',
  'no_such_marking_change',
] as const;
export type Refusal = (typeof REFUSALS)[number];

export type Accepted = { ok: true; state: Case; events: readonly CaseEvent[] };
export type Refused = { ok: false; refusal: Refusal; detail: readonly string[] };
export type Decision = Accepted | Refused;

/** When, by whom, and where new identifiers come from. */
export interface Occasion {
  now: Instant;
  actor: Actor;
  newId: () => string;
  /** What the actor may be granted as, and its clearance; null or absent: it holds no grant, and gives none. */
  subject?: Subject | null;
  /** Dates of texts to come, as the operator set them; absent: none. */
  law?: LawInForce;
}

export function refuse(refusal: Refusal, detail: readonly string[] = []): Refused {
  return { ok: false, refusal, detail };
}

export function decide(state: Case, events: readonly CaseEvent[]): Accepted {
  return { ok: true, state, events };
}
