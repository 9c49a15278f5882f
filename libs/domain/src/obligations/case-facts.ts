import type { Answer, Channel, IncidentFacts, Instant } from '#domain/declarations';
import type { FacilityType } from '#domain/facilities';
import type { Qualification } from '#domain/qualification';
import type { Act, Phase } from './obligation';

/** A facility concerned by a case, with the authority competent for its site. */
export interface CaseFacility {
  id: string;
  name: string;
  type: FacilityType;
  finess: string | null;
  department: string | null;
  /** `ars:NN` from the site's département; null where no ARS exists. */
  ars: string | null;
  /** Operator of essential services, as declared. */
  ose: Answer;
  /** Essential or important entity in the sense of dir. (UE) 2022/2555, as declared. */
  nis2: Answer;
  /** The facility that declared answers for the filings; other sites of the same declaration do not. */
  declares: boolean;
  /** Whether the identity was matched in the directory. */
  verified: boolean;
  /** When this controller became aware (art. 33 RGPD), where it is recorded apart from the declaration. */
  awarenessAt: Instant | null;
  /** Since when it is no longer concerned by this case; the row stays for the history. */
  leftAt: Instant | null;
}

/** A notification that a facility says it made. */
export interface FilingFact {
  creditor: string;
  phase: Phase;
  facilityId: string | null;
  at: Instant;
  /** The change for which a complement was owed: it answers it, even when the facility filed before it told us. */
  answers: Instant | null;
}

/** A notification that a person decided not to be needed, with the reason (art. 33.1 RGPD: no risk). */
export type Excuse = Pick<FilingFact, 'creditor' | 'phase' | 'facilityId' | 'at'>;

/** A letter of the desk that has left, for one of its acts. */
export interface Notice {
  recipient: string;
  act: Act;
  /** Of the duty that it did. */
  round: string;
  sentAt: Instant;
  acknowledgedAt: Instant | null;
}

export const CHOICES = ['alert', 'intermediate_report'] as const;

/** What a duty officer decided where the rulebook leaves the choice: whom to alert, which report is asked. */
export interface Choice {
  what: (typeof CHOICES)[number];
  /** Organisation code, e.g. `ansm`. */
  about: string;
  at: Instant;
  /** Function of who decided. */
  by: string;
  reason: string;
}

/** Dates that a text to come leaves to the operator. */
export interface LawInForce {
  /** Transposition of dir. (UE) 2022/2555: from when, and who receives; null while no date is set. */
  nis2: { from: Instant; creditor: string } | null;
}

export const NO_LAW_TO_COME: LawInForce = { nis2: null };

/** Everything the rules look at; nothing else may move an obligation. */
export interface CaseFacts {
  receivedAt: Instant;
  channel: Channel;
  /** Facilities still concerned, the declarant first. */
  facilities: readonly CaseFacility[];
  incident: IncidentFacts;
  qualification: Qualification | null;
  /** A person set it aside: not digital, not a health facility, nothing to treat. */
  outOfScope: boolean;
  /** When the declarant confirmed what was typed in for it. */
  confirmedAt: Instant | null;
  choices: readonly Choice[];
  filings: readonly FilingFact[];
  excused: readonly Excuse[];
  notices: readonly Notice[];
  /** Latest change of what a notification to the CNIL says; null: none since the declaration. */
  notifiableChangedAt: Instant | null;
  resolvedAt: Instant | null;
  law: LawInForce;
}
