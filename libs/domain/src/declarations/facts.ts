import {
  OPERATIONS,
  PATIENT_DANGERS,
  type ANSWERS,
  type CHANNELS,
  type DATA_EFFECTS,
  type DECLARANT_ROLES,
  type INCIDENT_TYPES,
  type MEASURES,
  type ORIGINS,
  type PERIMETERS,
  type PRIOR_AUTHORITIES,
  type SYSTEMS,
} from './vocabularies.data';

/** Epoch milliseconds, UTC. */
export type Instant = number;
/** A closed question always accepts "ne sait pas". */
export type Answer = (typeof ANSWERS)[number];
export type Channel = (typeof CHANNELS)[number];
export type System = (typeof SYSTEMS)[number];

export interface Declarant {
  name: string;
  role: (typeof DECLARANT_ROLES)[number];
  /** Null: whoever telephoned or wrote on paper may have none. */
  email: string | null;
  phone: string | null;
  /** Whether the director delegated the declaration (art. D.1111-16-3 I). */
  delegated: boolean;
}

export interface DataImpact {
  personal: Answer;
  health: Answer;
  nir: Answer;
  mayRevealHealth: Answer;
  /** Whether data taken were put where others can read them. */
  published: Answer;
  effects: (typeof DATA_EFFECTS)[number][];
  persons: number | null;
  records: number | null;
  /** When the controller became aware: anchor of the 72 hours of art. 33 RGPD. */
  awarenessAt: Instant | null;
}

/** What a facility says of its incident, as known at one moment. */
export interface IncidentFacts {
  noticedAt: Instant;
  startedAt: Instant | null;
  endedAt: Instant | null;
  narrative: string;
  incidentType: (typeof INCIDENT_TYPES)[number];
  origin: (typeof ORIGINS)[number];
  perimeter: (typeof PERIMETERS)[number];
  systems: System[];
  patientDanger: (typeof PATIENT_DANGERS)[number];
  operation: (typeof OPERATIONS)[number];
  measures: (typeof MEASURES)[number][];
  data: DataImpact;
  othersMayBeHit: Answer;
  commonProvider: string | null;
  supportRequested: boolean;
  urgent: boolean;
  alreadyDone: { authority: (typeof PRIOR_AUTHORITIES)[number]; at: Instant; reference: string | null }[];
}

/** A complement: only what changed. `data` is merged key by key. */
export type FactChanges = Partial<Omit<IncidentFacts, 'data'>> & { data?: Partial<DataImpact> };

/** The facts after a complement; keys that were not said keep their value. */
export function mergeFacts(facts: IncidentFacts, changes: FactChanges): IncidentFacts {
  const said = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const data = Object.fromEntries(Object.entries(changes.data ?? {}).filter(([, v]) => v !== undefined));
  return { ...facts, ...said, data: { ...facts.data, ...data } };
}

const isUnknown = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === 'unknown' ||
  (Array.isArray(value) && value.length === 0);

function fill<T extends object>(own: T, others: Partial<T>): T {
  const filled = Object.entries(others).filter(([name]) => isUnknown(own[name as keyof T]));
  return { ...own, ...Object.fromEntries(filled) };
}

/** The same list when nothing is added, so that a comparison sees no change. */
function union<T>(own: T[], others: readonly T[] = []): T[] {
  const more = others.filter((one) => !own.includes(one));
  return more.length > 0 ? [...own, ...more] : own;
}

/**
 * Facts with the holes filled by what somebody else knows: what the facility said itself always wins. Lists say
 * what is hit, never what is not: they are united.
 */
export function fillUnknown(own: IncidentFacts, { data = {}, ...others }: FactChanges): IncidentFacts {
  return {
    ...fill(own, others as Partial<IncidentFacts>),
    systems: union(own.systems, others.systems),
    measures: union(own.measures, others.measures),
    data: { ...fill(own.data, data), effects: union(own.data.effects, data.effects) },
  };
}

/** The graver of two answers; "ne sait pas" is no answer. @param scale from mildest to gravest */
function graver<T extends string>(scale: readonly T[], own: T, other: T | undefined): T {
  const rank = (answer: T) => (answer === 'unknown' ? -1 : scale.indexOf(answer));
  return other !== undefined && rank(other) > rank(own) ? other : own;
}

const answer = (own: Answer, other: Answer | undefined) => graver<Answer>(['no', 'yes'], own, other);

/**
 * Facts with what another declaration of the same incident says: it fills what is unknown, and adds what is said
 * more gravely or was told elsewhere.
 */
export function joinFacts(own: IncidentFacts, other: FactChanges): IncidentFacts {
  const filled = fillUnknown(own, other);
  const { data: said = {} } = other;
  const isNew = (done: IncidentFacts['alreadyDone'][number]) =>
    !own.alreadyDone.some((d) => d.authority === done.authority && d.reference === done.reference);
  const more = (other.alreadyDone ?? []).filter(isNew);
  return {
    ...filled,
    patientDanger: graver(PATIENT_DANGERS, own.patientDanger, other.patientDanger),
    operation: graver(OPERATIONS, own.operation, other.operation),
    othersMayBeHit: answer(own.othersMayBeHit, other.othersMayBeHit),
    data: {
      ...filled.data,
      personal: answer(own.data.personal, said.personal),
      health: answer(own.data.health, said.health),
      nir: answer(own.data.nir, said.nir),
      mayRevealHealth: answer(own.data.mayRevealHealth, said.mayRevealHealth),
      published: answer(own.data.published, said.published),
    },
    urgent: own.urgent || other.urgent === true,
    supportRequested: own.supportRequested || other.supportRequested === true,
    alreadyDone: more.length > 0 ? [...own.alreadyDone, ...more] : own.alreadyDone,
  };
}

/** The controller's awareness, or the moment of notice when it was not said. */
export function awarenessOf(facts: IncidentFacts): Instant {
  return facts.data.awarenessAt ?? facts.noticedAt;
}

/** Whether personal data may be hit; "ne sait pas" counts as may be (art. 33 RGPD: in doubt, notify). */
export function personalDataMayBeHit({ data }: IncidentFacts): boolean {
  return data.personal !== 'no' || data.health === 'yes' || data.nir === 'yes';
}
