import type { Clock, CaseFacts, ProofMark, Rule } from '#domain/obligations';

/** One thing owed, as the law reads: to whom, about which facility, from when, until when. */
export interface ExpectedOwing {
  to: string;
  /** Null, or left out: no facility is named. */
  facility?: string;
  /** Epoch ms; null: not known yet. */
  from: number | null;
  /** Left out: "sans délai". */
  due?: number;
  round?: string;
  /** When the facts show it done. */
  done?: number;
}

/** Facts that trigger an entry, when they are looked at, and what they make owed. */
export interface Triggering {
  facts: CaseFacts;
  at?: number;
  owed: ExpectedOwing[];
}

/** One entry of the rulebook as it was read in the texts, apart from the code. */
export interface ExpectedRule extends Pick<Rule, 'id' | 'version' | 'debtor' | 'act' | 'phase'> {
  clock: Clock;
  proof: ProofMark;
  closing: 'waits' | 'does_not_wait';
  /** First and last day, Paris; null: no limit. */
  from: string | null;
  until: string | null;
  awaits?: 'nis2';
  triggers: Triggering[];
  /** Facts that differ just enough; null for what is always owed. */
  spares: { facts: CaseFacts; at?: number }[] | null;
  /** Instants at which the first triggering facts change what is owed by themselves. */
  wakes?: number[];
}
