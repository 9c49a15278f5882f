import type { Declarant, FactChanges, IncidentFacts } from '#domain/declarations';
import { normaliseFiness } from '#domain/facilities';
import { DEFAULT_TLP, type Protection, type PROTECTIONS, type Tlp } from '#domain/marking';
import type { FacilityAsSaid } from '#persistence/cases';
import type {
  DataRequest,
  DeclarantRequest,
  DeclarationRequest,
  FacilityRequest,
  IncidentRequest,
} from './declaration.request';

const instant = (text: string | null | undefined) => (text ? Date.parse(text) : null);

/** What was not said is "ne sait pas", never "non". */
export function toFacts(said: DeclarationRequest): IncidentFacts {
  return {
    noticedAt: Date.parse(said.noticedAt),
    startedAt: instant(said.startedAt),
    endedAt: instant(said.endedAt),
    narrative: said.narrative,
    incidentType: said.incidentType ?? 'unknown',
    origin: said.origin ?? 'unknown',
    perimeter: said.perimeter ?? 'unknown',
    systems: said.systems ?? [],
    patientDanger: said.patientDanger ?? 'unknown',
    operation: said.operation ?? 'unknown',
    measures: said.measures ?? [],
    data: {
      personal: said.data?.personal ?? 'unknown',
      health: said.data?.health ?? 'unknown',
      nir: said.data?.nir ?? 'unknown',
      mayRevealHealth: said.data?.mayRevealHealth ?? 'unknown',
      published: said.data?.published ?? 'unknown',
      effects: said.data?.effects ?? [],
      persons: said.data?.persons ?? null,
      records: said.data?.records ?? null,
      awarenessAt: instant(said.data?.awarenessAt),
    },
    othersMayBeHit: said.othersMayBeHit ?? 'unknown',
    commonProvider: said.commonProvider ?? null,
    supportRequested: said.supportRequested ?? false,
    urgent: said.urgent ?? false,
    alreadyDone: toAlreadyDone(said) ?? [],
  };
}

function toAlreadyDone({ alreadyDone }: IncidentRequest): IncidentFacts['alreadyDone'] | undefined {
  return alreadyDone?.map(({ authority, at, reference }) => ({
    authority,
    at: Date.parse(at),
    reference: reference ?? null,
  }));
}

/** Facts that may become unknown again; for every other one, null is "not said". */
const MAY_BE_EMPTIED = ['startedAt', 'endedAt', 'commonProvider', 'persons', 'records', 'awarenessAt'];

function onlySaid<T extends object>(said: T): Partial<T> {
  const kept = Object.entries(said).filter(
    ([name, value]) => value !== undefined && (value !== null || MAY_BE_EMPTIED.includes(name)),
  );
  return Object.fromEntries(kept) as Partial<T>;
}

const instants = (said: object, names: readonly string[]) =>
  Object.fromEntries(
    Object.entries(said)
      .filter(([name, value]) => names.includes(name) && value !== undefined)
      .map(([name, value]) => [name, instant(value as string | null)]),
  );

function toDataChanges(data: DataRequest): FactChanges['data'] {
  return onlySaid({ ...data, ...instants(data, ['awarenessAt']) }) as FactChanges['data'];
}

/** Only what was said; an absent key leaves the fact as it is. */
export function toChanges(said: IncidentRequest & { noticedAt?: string | null }): FactChanges {
  const { data, alreadyDone, ...rest } = said;
  return onlySaid({
    ...rest,
    ...instants(rest, ['noticedAt', 'startedAt', 'endedAt']),
    data: data ? toDataChanges(data) : undefined,
    alreadyDone: alreadyDone ? toAlreadyDone(said) : undefined,
  }) as FactChanges;
}

/** The marking that the facility asks for; without one, the default circle. */
export function toMarking({ tlp }: DeclarationRequest): Tlp {
  return tlp ?? DEFAULT_TLP;
}

/** The mark that may be held; the door has refused what is classified. */
export function toProtection(said: { protection?: (typeof PROTECTIONS)[number] | null }): Protection {
  return said.protection === 'restricted_distribution' ? 'restricted_distribution' : 'none';
}

function toDeclarant({ name, role, email, phone, delegated }: DeclarantRequest): Declarant {
  return { name, role, email: email ?? null, phone: phone ?? null, delegated: delegated ?? false };
}

function toFacilityAsSaid({ name, finess, siret, type, department }: FacilityRequest): FacilityAsSaid {
  return {
    name,
    finess: finess ? normaliseFiness(finess) : null,
    siret: siret ?? null,
    type: type ?? null,
    department: department ?? null,
  };
}

/** What is kept as it was said, beside what the directory makes of it. */
export function toWords({ declarant, facility }: DeclarationRequest, facts: IncidentFacts) {
  return { declarant: toDeclarant(declarant), facility: toFacilityAsSaid(facility), facts };
}
