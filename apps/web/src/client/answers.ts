import type { Borne } from './access';
import type { CnilTrack, Facility, Facts, Incident, ProposedLevel, Target } from './case-facts';

/** The desk, as it presents itself to everybody. */
export interface Desk {
  name: string;
  phone: string;
  demonstration: boolean;
  now: string;
}

export interface Receipt {
  reference: string;
  followUpCode: string;
  receivedAt: string;
  phone: string;
  nextSteps: string[];
}

export interface FoundFacility {
  finess: string | null;
  name: string;
  type: string;
  department: string | null;
  commune: string | null;
}

export interface ObligationClock {
  withoutDelay: boolean;
  /** Nobody has said yet from when it runs. */
  notStarted: boolean;
  anchorAt: string | null;
  dueAt: string | null;
  measuredMinutes: number | null;
  reanchored: { at: string; reason: string; anchorAt: string | null; dueAt: string | null }[];
}

export interface Obligation {
  id: string;
  rule: string;
  debtor: 'cert' | 'facility';
  facilityId: string | null;
  act: string;
  creditor: string;
  phase: string;
  round: string;
  proofMark: string;
  lateReason: string | null;
  state: string;
  basis: string;
  because: string;
  proof: string | null;
  overdue: boolean;
  clock: ObligationClock;
  sentAt: string | null;
  settledAt: string | null;
}

export interface Resolution {
  at: string;
  causes: string;
  endedAt: string | null;
  measures: string | null;
  costEuros: number | null;
}

export interface Recommendation {
  id: string;
  sheet: string;
  title: string;
  note: string | null;
  sentAt: string;
  readAt: string | null;
  appliedAt: string | null;
  answer: string | null;
  marking: Borne;
}

export interface Session {
  kind: 'staff' | 'party';
  function: string;
  organisation: string;
  organisationName: string;
  capabilities: string[];
}

export interface PriorityPart {
  weight: number;
  because: string;
}

export interface Priority {
  score: number;
  parts: { threat: PriorityPart; careOffer: PriorityPart; patients: PriorityPart };
  override: { score: number; reason: string; by: string; at: string } | null;
}

export interface QueueRow {
  id: string;
  reference: string;
  status: string;
  level: string | null;
  urgent: boolean;
  assigned: boolean;
  tlp: string;
  receivedAt: string;
  priority: Priority;
  facilities: string;
  nextDueAt: string | null;
  /** Cases that stand under this one; null when it stands alone. */
  children: { count: number; unqualified: number; urgent: number; highestScore: number } | null;
}

export interface QueuePage {
  cases: QueueRow[];
  next: string | null;
}

export interface Qualification {
  indents: Record<string, string>;
  proposed: string;
  because: string[];
  level: string;
  reason: string | null;
  overrideReason: string | null;
  otherSectors: boolean;
  nationalScope: boolean;
  certFrSupport: boolean;
  onBehalfOf: string[];
  decidedAt: string;
  contests: { by: string; at: string; reason: string; level: string | null; answeredAt: string | null }[];
}

export interface Letter {
  id: string;
  recipient: string;
  message: string;
  state: string;
  tlp: string;
  owedAt: string;
  sentAt: string | null;
  acknowledgedAt: string | null;
}

export interface Task {
  id: string;
  kind: string;
  subject: string;
  todo: string;
  openedAt: string;
  dueAt: string | null;
  doneAt: string | null;
  outcome: string | null;
}

/** A telephone call that somebody noted. */
export interface Call {
  id: string;
  at: string;
  organisation: string;
  answered: boolean;
  by: string;
  note: string | null;
  marking: Borne;
}

/** What only the desk sees of a case, and what it may do next. */
export interface DeskPart {
  assignee: string | null;
  targets: Target[];
  proposal: ProposedLevel;
  restricted: boolean;
  /** What the dedicated chain asks; null for ordinary cases, and for people who are not cleared. */
  handling: string | null;
  unreadMessages: number;
  calls: Call[];
  /** What this case writes to all its children. */
  updates: { id: string; at: string; by: string; message: string | null; marking: Borne }[];
  proposedSheets: { sheet: string; title: string }[];
  proposedAlerts: { about: string; because: string; chosenAt: string | null }[];
  releases: {
    id: string;
    recipient: string;
    basis: string;
    items: string[];
    owner: string | null;
    until: string | null;
    revokedAt: string | null;
  }[];
  tasks: Task[];
  transitions: string[];
  standsInTheWayOfClosing: string[];
}

export interface Case extends Borne {
  id: string;
  reference: string;
  version: number;
  declarationVersion: number;
  status: string;
  channel: string;
  priority: Priority;
  level: string | null;
  access: { may: string[]; acts: string[]; glassUntil: string | null };
  receivedAt: string;
  facilities: Facility[];
  incident: Incident;
  cnilTrack: CnilTrack[];
  qualification: Qualification | null;
  obligations: Obligation[];
  letters: Letter[];
  parentId: string | null;
  mergedInto: string | null;
  splitFrom: string | null;
  outOfScope: { category: string; reason: string } | null;
  shared: { at: string; by: string; message: string | null; facts: Facts; marking: Borne } | null;
  confirmedAt: string | null;
  recommendations: Recommendation[];
  resolution: Resolution | null;
  lastChange: { by: string; at: string };
  desk?: DeskPart;
}

/** One version of what the facility said; a complement holds only what it changes. */
export interface Declaration {
  id: string;
  marking: Borne;
  version: number;
  kind: 'initial' | 'complement' | 'correction' | 'merged';
  channel: string;
  receivedAt: string;
  declarant: { name: string; role: string; email: string | null; phone: string | null } | null;
  facility: { name: string } | null;
  facts: Facts;
}
