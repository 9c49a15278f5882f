import {
  fillUnknown,
  type Channel,
  type FactChanges,
  type IncidentFacts,
  type Instant,
} from '#domain/declarations';
import type { Grant } from '#domain/access';
import type { Compartment, Labels, MarkedItem, Marking, Pap, Protection, Tlp } from '#domain/marking';
import {
  NO_LAW_TO_COME,
  type CaseFacility,
  type CaseFacts,
  type Choice,
  type LawInForce,
  type Obligation,
} from '#domain/obligations';
import type { Qualification, QualificationInput } from '#domain/qualification';
import type { Item, Release } from '#domain/releases';
import type { Priority } from './priority';
import type { Status } from './transitions.data';

export const LETTER_STATES = ['owed', 'held', 'sent', 'acknowledged', 'failed', 'cancelled'] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/** Messages that the desk sends; each has one `*.message.ts` in the notifications library. */
export const MESSAGES = [
  'receipt',
  'reminder',
  'news',
  'information',
  'escalation',
  'alert',
  'transfer',
  'shared_by_consent',
] as const;
export type MessageName = (typeof MESSAGES)[number];

/** One message owed to one recipient. It may discharge several obligations to that recipient, or none. */
export interface Letter {
  id: string;
  /** Organisation code, or `declarant`. */
  recipient: string;
  message: MessageName;
  tlp: Tlp;
  releaseId: string;
  /** The part of what its release covers that it carries; null: all of it. */
  items: Item[] | null;
  obligationIds: string[];
  state: LetterState;
  owedAt: Instant;
  sentAt: Instant | null;
  acknowledgedAt: Instant | null;
}

export const TASK_KINDS = [
  'release_refused',
  'no_valid_key',
  'delivery_failed',
  'no_competent_ars',
  'message_on_ended_case',
  'news_on_ended_case',
  'qualify_again',
  'child_behind',
  'manual',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** Something that a person must do: because the product will not, or cannot, or because somebody wrote it down. */
export interface Task {
  id: string;
  kind: TaskKind;
  /** What it is about: an organisation code or a letter id; of a manual one, its own id. */
  subject: string;
  /** What to do, in French. */
  todo: string;
  openedAt: Instant;
  /** When a person asked for it to be done; null: as soon as possible. */
  dueAt: Instant | null;
  doneAt: Instant | null;
  /** Function of who did it, and what came of it. */
  outcome: string | null;
}

/** A sheet of advice sent to the facility; the sheet itself is in the library. */
export interface Recommendation extends Marking {
  id: string;
  /** Key of the sheet in the library. */
  sheet: string;
  /** What the analyst adds for this facility. */
  note: string | null;
  sentAt: Instant;
  readAt: Instant | null;
  appliedAt: Instant | null;
  /** What the facility answered. */
  answer: string | null;
}

/** What a parent case shares with its children, written once; each revision replaces the one before. */
export interface SharedFacts extends Marking {
  id: string;
  revision: number;
  at: Instant;
  /** Function of who wrote it. */
  by: string;
  facts: FactChanges;
  /** For the facilities, in French; null when nothing is to be said. */
  message: string | null;
  /** The qualification that the children take over, each for its own ARS; null when each is qualified by itself. */
  qualification: QualificationInput | null;
}

/** A marking that somebody wants to weaken: another person decides. */
export interface MarkingChange {
  id: string;
  item: MarkedItem;
  itemId: string;
  was: Labels;
  wanted: Labels;
  reason: string;
  /** Who agreed in the name of the originator, and what proves it; null where the desk itself is the originator. */
  agreedBy: string | null;
  evidence: string | null;
  askedAt: Instant;
  /** Account. */
  askedBy: string;
  askedByFunction: string;
  decidedAt: Instant | null;
  decidedBy: string | null;
  outcome: 'applied' | 'withdrawn' | null;
}

/** How an incident ended, for the closing and for what is learnt from it. */
export interface Resolution {
  at: Instant;
  /** Causes, or "inconnues". */
  causes: string;
  endedAt: Instant | null;
  /** What was done about it. */
  measures: string | null;
  /** Cost known to the facility, in euros. */
  costEuros: number | null;
}

export const OUT_OF_SCOPE_CATEGORIES = ['pharmacy', 'not_digital', 'not_concerned', 'other'] as const;

/** Why a case is none of the desk's, counted apart. */
export interface OutOfScope {
  category: (typeof OUT_OF_SCOPE_CATEGORIES)[number];
  reason: string;
}

/** What the desk does about one or more declarations. */
export interface Case {
  id: string;
  reference: string;
  /** Grows with each act of a person, not of the system: two persons editing meet on it. */
  version: number;
  status: Status;
  /** Who may read it, what may be done with it, how it is protected; two persons weaken any of these. */
  tlp: Tlp;
  pap: Pap;
  compartments: readonly Compartment[];
  protection: Protection;
  /** Whose information it is: an organisation code, or `declarant`. */
  originator: string;
  /** Who may know it, as far as the reader may know that. */
  grants: readonly Grant[];
  markingChanges: readonly MarkingChange[];
  receivedAt: Instant;
  channel: Channel;
  facilities: readonly CaseFacility[];
  /** Latest facts of its own: the initial declaration merged with its complements. */
  incident: IncidentFacts;
  declarationVersion: number;
  /** When the declarant confirmed what was typed in for it; null: not typed in, or not confirmed. */
  confirmedAt: Instant | null;
  /** Latest change of what a notification to the CNIL says; null: none since the declaration. */
  notifiableChangedAt: Instant | null;
  /** The parent case of a provider's or mass incident. */
  parentId: string | null;
  /** What the parent shares now; null without a parent, or when it shares nothing. */
  shared: SharedFacts | null;
  /** The revision of the shared facts that this case has followed; 0: none. */
  sharedRevision: number;
  /** The case that took this one over: same facility, same incident. */
  mergedInto: string | null;
  /** Of a duplicate: the desk called back, its declarant is that of the target, and its code opens the target. */
  mergedCodeOpens: boolean;
  /** The case that this one was taken out of. */
  splitFrom: string | null;
  /** "Traitement particulier – chaîne dédiée": known to cleared people only; false to the others. */
  restricted: boolean;
  /** What duty officers decided where the rulebook leaves the choice. */
  choices: readonly Choice[];
  outOfScope: OutOfScope | null;
  qualification: Qualification | null;
  priority: Priority;
  assignee: string | null;
  obligations: readonly Obligation[];
  releases: readonly Release[];
  letters: readonly Letter[];
  tasks: readonly Task[];
  recommendations: readonly Recommendation[];
  resolution: Resolution | null;
  /** Whether what was learnt is to be written up; nothing is published without everybody's agreement. */
  rexDraft: boolean;
  /** When time alone may change what is owed; null: never. */
  wakeAt: Instant | null;
  lastChange: { by: string; at: Instant };
}

/** What the case bears, as every item of it does. */
export function markingOf({ tlp, pap, compartments, protection, originator }: Marking): Marking {
  return { tlp, pap, compartments, protection, originator };
}

/** Facts as they stand: its own, and those of the parent where its own are unknown. */
export function incidentOf({ incident, shared }: Pick<Case, 'incident' | 'shared'>): IncidentFacts {
  return shared === null ? incident : fillUnknown(incident, shared.facts);
}

function filingsOf(obligations: readonly Obligation[]): CaseFacts['filings'] {
  return obligations
    .filter(({ act, state, settledAt }) => act === 'file' && state === 'fulfilled' && settledAt !== null)
    .map(({ creditor, phase, facilityId, settledAt, anchorAt }) => ({
      ...{ creditor, phase, facilityId, at: settledAt! },
      answers: phase === 'complement' ? anchorAt : null,
    }));
}

function excusesOf(obligations: readonly Obligation[]): CaseFacts['excused'] {
  return obligations
    .filter(({ act, state }) => act === 'file' && state === 'waived')
    .map(({ creditor, phase, facilityId, settledAt }) => ({ creditor, phase, facilityId, at: settledAt! }));
}

function noticesOf({ letters, obligations }: Case): CaseFacts['notices'] {
  return obligations.flatMap(({ id, act, creditor, round, sentAt: recordedAt }) => {
    const letter = letters.find((l) => l.obligationIds.includes(id) && l.state !== 'cancelled');
    const acknowledgedAt = letter?.acknowledgedAt ?? null;
    // Whoever acknowledges has it, even where the sending was killed before it was written down.
    const sentAt = recordedAt ?? acknowledgedAt;
    return sentAt === null ? [] : [{ recipient: creditor, act, round, sentAt, acknowledgedAt }];
  });
}

/** What the rules look at. `law`: dates that the operator sets; without them, no text to come. */
export function factsOf(state: Case, law: LawInForce = NO_LAW_TO_COME): CaseFacts {
  const { receivedAt, channel, qualification, confirmedAt, choices, notifiableChangedAt } = state;
  return {
    ...{ receivedAt, channel, qualification, confirmedAt, choices, notifiableChangedAt, law },
    facilities: state.facilities.filter((f) => f.leftAt === null),
    incident: incidentOf(state),
    outOfScope: state.outOfScope !== null,
    filings: filingsOf(state.obligations),
    excused: excusesOf(state.obligations),
    notices: noticesOf(state),
    resolvedAt: state.resolution?.at ?? null,
  };
}
