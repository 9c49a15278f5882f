import type { SeenMail } from './mail-reader';

export interface SeenObligation {
  debtor: string;
  /** Key of the facility of the scenario that owes; null when the desk does. */
  facility: string | null;
  act: string;
  creditor: string;
  /** Epoch ms; null when it is owed without a fixed end. */
  dueAt: number | null;
  state: string;
  /** Whether whoever declared reads it on the follow-up page. */
  onFollowUp: boolean;
}

/** One case as the desk sees it. */
export interface SeenCase {
  reference: string;
  status: string;
  level: string | null;
  because: string[];
  obligations: SeenObligation[];
  /** Letters that are owed and have not left yet. */
  waiting: number;
}

/** What was there at one moment. The first case is that of the first declaration. */
export interface Snapshot {
  /** How many steps had been played. */
  afterStep: number;
  /** Clock of the product, epoch ms. */
  at: number;
  cases: SeenCase[];
}

export interface Observation {
  /** In the order of time; the last one is the end. */
  snapshots: Snapshot[];
  /** Mails about the cases, by organisation code as the expectations name them. */
  mails: Record<string, SeenMail[]>;
  /** By persona: what it could see although it should not; null when nothing. */
  seenBy: Record<string, string | null>;
  /** Longest real time from a declaration to its page, in seconds; null when a page is missing. */
  pageSeconds: number | null;
  /** What the product refused to do, and why. */
  refusals: { what: string; why: string }[];
}
