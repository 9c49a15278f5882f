import type { Channel, IncidentFacts, Instant } from '#domain/declarations';
import type { Tlp } from '#domain/marking';
import type { CaseFacility, CaseFacts, Obligation } from '#domain/obligations';
import type { Qualification } from '#domain/qualification';
import type { Release } from '#domain/releases';
import type { Priority } from './priority';
import type { Status } from './transitions.data';

export const LETTER_STATES = ['owed', 'held', 'sent', 'acknowledged', 'failed', 'cancelled'] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/** Messages that the desk sends; each has one `*.message.ts` in the notifications library. */
export const MESSAGES = ['receipt', 'reminder', 'information', 'escalation', 'alert', 'transfer'] as const;
export type MessageName = (typeof MESSAGES)[number];

/** One message owed to one recipient. It may discharge several obligations to that recipient. */
export interface Letter {
  id: string;
  /** Organisation code, or `declarant`. */
  recipient: string;
  message: MessageName;
  tlp: Tlp;
  releaseId: string;
  obligationIds: string[];
  state: LetterState;
  owedAt: Instant;
  sentAt: Instant | null;
  acknowledgedAt: Instant | null;
}

export const TASK_KINDS = ['release_refused', 'no_valid_key', 'delivery_failed', 'no_competent_ars'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** Something that a person must do because the product will not, or cannot. */
export interface Task {
  id: string;
  kind: TaskKind;
  /** What it is about: an organisation code or a letter id. */
  subject: string;
  /** What to do, in French. */
  todo: string;
  openedAt: Instant;
  doneAt: Instant | null;
}

/** What the desk does about one or more declarations. */
export interface Case {
  id: string;
  reference: string;
  /** Grows with each act of a person, not of the system: two persons editing meet on it. */
  version: number;
  status: Status;
  tlp: Tlp;
  receivedAt: Instant;
  channel: Channel;
  facilities: readonly CaseFacility[];
  /** Latest facts: the initial declaration merged with its complements. */
  incident: IncidentFacts;
  declarationVersion: number;
  qualification: Qualification | null;
  priority: Priority;
  assignee: string | null;
  obligations: readonly Obligation[];
  releases: readonly Release[];
  letters: readonly Letter[];
  tasks: readonly Task[];
  resolution: { at: Instant; causes: string } | null;
  lastChange: { by: string; at: Instant };
}

export function factsOf(state: Case): CaseFacts {
  const { receivedAt, channel, facilities, incident, qualification } = state;
  return { receivedAt, channel, facilities, incident, qualification };
}
