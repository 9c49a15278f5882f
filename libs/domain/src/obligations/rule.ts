import type { Instant } from '#domain/declarations';
import type { CaseFacility, CaseFacts } from './case-facts';
import type { Act, Obligation, Phase } from './obligation';

/** How sure we are of the text: read, read in part, derived by computation, or to be confirmed. */
export const PROOF_MARKS = ['read', 'read_in_part', 'derived', 'to_be_confirmed'] as const;
export type ProofMark = (typeof PROOF_MARKS)[number];

/** The moments from which a clock runs. Those of the second line are given by each owing. */
export type Anchor =
  | 'received'
  | 'noticed'
  | 'awareness'
  | 'qualified'
  | 'contested'
  | 'changed'
  | 'notified'
  | 'sent'
  | 'ended'
  | 'asked'
  | 'step';

export type Clock =
  | { kind: 'without_delay'; anchor: Anchor }
  | { kind: 'elapsed_hours'; anchor: Anchor; hours: number }
  /** Months end on the wall of the one who owes, or of the authority in Paris that is told. */
  | { kind: 'months'; anchor: Anchor; months: number; zone: 'paris' | 'facility' };

/** One thing that a rule asks, under given facts. */
export interface Owing {
  creditor: string;
  /** The facility that owes, or that a reminder is about. */
  facility?: CaseFacility;
  /** For the anchors that facts do not name; null: not known yet. */
  anchorAt?: Instant | null;
  round?: string;
  /** When the facts themselves show it done; null or absent: they do not. */
  doneAt?: Instant | null;
}

/** From when to when a text judges incidents, by the instant at which they were noticed (epoch ms). */
export interface Validity {
  /** Null: earlier, or later, than any case that this installation can hold. */
  from: Instant | null;
  until: Instant | null;
}

/** One dated rule of law or doctrine. Adding a rule is adding one of these and one row of its table test. */
export interface Rule {
  /** Stable: number of the rulebook and the act, e.g. `R05-inform`. Two versions may share it. */
  id: string;
  version: number;
  debtor: Obligation['debtor'];
  act: Act;
  phase: Phase;
  /** The creditor in words, French. */
  to: string;
  /** When it applies, in French, for a lawyer. */
  trigger: string;
  /** What it asks under these facts at `at`; empty when it does not apply. */
  owed: (facts: CaseFacts, at: Instant) => Owing[];
  clock: Clock;
  /** Article or text, in French, as it is shown. */
  basis: string;
  /** Why it applied, in French, one sentence. */
  because: string;
  proof: ProofMark;
  inForce: Validity;
  /** In force from the date that the operator sets, and not before one is set. */
  awaits?: 'nis2';
  /** Whether a case may be closed while it is open: the desk does not wait for what it cannot see. */
  closing: 'waits' | 'does_not_wait';
  /** Later instants at which what it asks may change by itself. */
  wakes?: (facts: CaseFacts) => Instant[];
}

/** A rule of conduct: it governs how the desk works and opens no duty with a clock of its own. */
export interface Principle {
  /** Number of the rulebook. */
  number: number;
  debtor: 'cert' | 'facility';
  act: string;
  to: string;
  trigger: string;
  basis: string;
  proof: ProofMark;
  inForce: Validity;
  /** How the product keeps it, in French. */
  keptBy: string;
}
