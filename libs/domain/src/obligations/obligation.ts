import type { Instant } from '#domain/declarations';

export const ACTS = [
  'declare',
  'confirm',
  'acknowledge',
  'qualify',
  'inform',
  'escalate',
  'alert',
  'call',
  'remind',
  'file',
  'inform_persons',
  'register',
  'transfer',
  'report',
] as const;
export type Act = (typeof ACTS)[number];

export const DEBTORS = ['cert', 'facility'] as const;

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

/** Stages of what is filed in several times: CNIL, EIGS, NIS 2. */
export const PHASES = [
  'initial',
  'complement',
  'complete',
  'part_1',
  'part_2',
  'early_warning',
  'notification',
  'intermediate',
  'progress',
  'final',
] as const;
export type Phase = (typeof PHASES)[number];

/** A clock that was set again: what it said before is kept, with the reason. */
export interface Reanchoring {
  at: Instant;
  reason: string;
  /** What they were until then. */
  anchorAt: Instant | null;
  dueAt: Instant | null;
}

/** Who owes what to whom, on which legal basis, by when. */
export interface Obligation {
  id: string;
  rule: string;
  ruleVersion: number;
  debtor: (typeof DEBTORS)[number];
  /** The facility that owes, when the debtor is one; the controller that a reminder is about. */
  facilityId: string | null;
  act: Act;
  /** Code of the authority or person that is owed, e.g. `ars:32`, `persons`. */
  creditor: string;
  phase: Phase;
  /** Tells apart what one rule asks several times: a second complement, a reminder at 48 h. */
  round: string;
  basis: string;
  /** Why the rule applied, in French, for people. */
  because: string;
  /** Null: the moment from which the clock runs is not known yet. */
  anchorAt: Instant | null;
  /** Null: "sans délai", which is measured from `anchorAt` and never given an invented limit. */
  dueAt: Instant | null;
  /** Earlier clocks, oldest first. */
  reanchored: readonly Reanchoring[];
  state: ObligationState;
  openedAt: Instant;
  sentAt: Instant | null;
  settledAt: Instant | null;
  /** When its clock was seen to have run out. */
  overdueAt: Instant | null;
  /** What proves it: receipt number, message id, caller's note, reason of a waiver. */
  proof: string | null;
  /** "Motifs du retard", for what was filed late (art. 33.1 RGPD). */
  lateReason: string | null;
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
