/** What was said of an incident; each closed question may be `unknown`. */
export interface Incident {
  noticedAt: string;
  startedAt: string | null;
  endedAt: string | null;
  narrative: string;
  incidentType: string;
  origin: string;
  perimeter: string;
  systems: string[];
  patientDanger: string;
  operation: string;
  measures: string[];
  data: {
    personal: string;
    health: string;
    nir: string;
    mayRevealHealth: string;
    effects: string[];
    persons: number | null;
    records: number | null;
    awarenessAt: string | null;
  };
  othersMayBeHit: string;
  commonProvider: string | null;
  supportRequested: boolean;
  urgent: boolean;
  alreadyDone: { authority: string; at: string; reference: string | null }[];
}

/** Only what one version, or a parent case, says. */
export type Facts = Partial<Omit<Incident, 'data' | 'narrative'>> & {
  narrative?: string | null;
  data?: Partial<Incident['data']>;
};

export interface Facility {
  id: string;
  name: string;
  type: string;
  finess: string | null;
  department: string | null;
  ars: string | null;
  ose: string;
  nis2: string;
  awarenessAt: string | null;
  leftAt: string | null;
  declares: boolean;
  verified: boolean;
  /** The hour there, in French with its offset: whom to telephone. */
  calendar: {
    zone: string;
    local: string;
    isHoliday: string | null;
    holidaysKnown: boolean;
    isNight: boolean;
    isWeekend: boolean;
  };
}

/** One controller with the CNIL (art. 33 RGPD). */
export interface CnilTrack {
  facilityId: string;
  facilityName: string;
  state: string;
  awarenessAt: string | null;
  dueAt: string | null;
  late: boolean;
  lateReason: string | null;
}

/** A time that the desk sets for itself; never a legal clock. */
export interface Target {
  name: string;
  label: string;
  dueAt: string | null;
  doneAt: string | null;
  missed: boolean;
}

/** What the facts propose to whoever qualifies, indent by indent, with the reasons in French. */
export interface ProposedLevel {
  indents: Record<string, { answer: string; because: string }>;
  level: string;
  because: string[];
}

/** One field that two versions tell differently. */
export interface FactDifference {
  field: string;
  before: unknown;
  after: unknown;
}

/** What happened: all in French but its type. */
export interface TimelineEvent {
  id: string;
  at: string;
  type: string;
  what: string;
  why: string | null;
  by: string;
  atParis: string;
  /** The same instant where the facility is. */
  atLocal: string;
}
