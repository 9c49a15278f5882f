import type { Instant } from '#domain/declarations';
import type { CaseFacts } from './case-facts';
import type { Act, Phase } from './obligation';

/** How sure we are of the text: read, read in part, derived by computation, or to be confirmed. */
export type ProofMark = 'read' | 'read_in_part' | 'derived' | 'to_be_confirmed';

export type Clock =
  | { kind: 'without_delay'; anchor: 'received' | 'awareness' | 'qualified' }
  | { kind: 'elapsed_hours'; anchor: 'awareness'; hours: number };

/** One dated rule of law or doctrine. Adding a rule is adding one of these and one row of its table test. */
export interface Rule {
  /** Stable: number of the rulebook and the act, e.g. `R05-inform`. */
  id: string;
  version: number;
  debtor: 'cert' | 'facility';
  act: Act;
  phase: Phase;
  /** The creditors that the facts give; empty when the rule does not apply. */
  creditors: (facts: CaseFacts) => string[];
  clock: Clock;
  /** Article or text, in French, as it is shown. */
  basis: string;
  /** Why it applied, in French, one sentence. */
  because: string;
  proof: ProofMark;
  /** Null: earlier, or later, than any case that this installation can hold. */
  inForce: { from: Instant | null; until: Instant | null };
}
