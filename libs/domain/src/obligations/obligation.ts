import type { Instant } from '#domain/declarations';

export const ACTS = [
  'acknowledge',
  'inform',
  'escalate',
  'alert',
  'call',
  'remind',
  'file',
  'inform_persons',
  'register',
  'transfer',
] as const;
export type Act = (typeof ACTS)[number];

export const OBLIGATION_STATES = [
  'open',
  'prepared',
  'sent',
  'acknowledged',
  'fulfilled',
  'waived',
  'superseded',
] as const;
export type ObligationState = (typeof OBLIGATION_STATES)[number];

export type Phase = 'initial' | 'complement';

/** Who owes what to whom, on which legal basis, by when. */
export interface Obligation {
  id: string;
  rule: string;
  ruleVersion: number;
  debtor: 'cert' | 'facility';
  /** The facility that owes, when the debtor is one. */
  facilityId: string | null;
  act: Act;
  /** Code of the authority or person that is owed, e.g. `ars:32`, `persons`. */
  creditor: string;
  phase: Phase;
  basis: string;
  /** Why the rule applied, in French, for people. */
  because: string;
  anchorAt: Instant;
  /** Null: "sans délai", which is measured from `anchorAt` and never given an invented limit. */
  dueAt: Instant | null;
  state: ObligationState;
  openedAt: Instant;
  sentAt: Instant | null;
  settledAt: Instant | null;
  /** What proves it: receipt number, message id, caller's note, reason of a waiver. */
  proof: string | null;
}

const SETTLED: readonly ObligationState[] = ['acknowledged', 'fulfilled', 'waived', 'superseded'];

/** Whether nothing more is owed. */
export function isSettled(obligation: Obligation): boolean {
  return SETTLED.includes(obligation.state);
}

/** Whether the clock of an unsettled obligation has run out at `now`. */
export function isOverdue(obligation: Obligation, now: Instant): boolean {
  return obligation.dueAt !== null && !isSettled(obligation) && now > obligation.dueAt;
}
