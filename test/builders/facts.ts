import type { IncidentFacts } from '#domain/declarations';
import { NO_LAW_TO_COME, type CaseFacility, type CaseFacts } from '#domain/obligations';
import type { Indents, Qualification, QualificationInput } from '#domain/qualification';

/** A winter night in 2024, three o'clock in Paris. */
export const NIGHT = Date.parse('2024-02-11T03:00:00+01:00');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** A public hospital of the Nord, which declares for itself. */
export function aFacility(change: Partial<CaseFacility> = {}): CaseFacility {
  return {
    id: 'facility-main',
    name: 'CH d’Exemple',
    type: 'public_hospital',
    finess: '590000758',
    department: '59',
    ars: 'ars:32',
    ose: 'no',
    nis2: 'no',
    declares: true,
    verified: true,
    awarenessAt: null,
    leftAt: null,
    ...change,
  };
}

/** An incident that hurts nobody, touches no data and no care: each test adds what it is about. */
export function anIncident(change: Partial<IncidentFacts> = {}): IncidentFacts {
  return {
    noticedAt: NIGHT,
    startedAt: null,
    endedAt: null,
    narrative: 'Un poste de l’accueil affiche une page inconnue.',
    incidentType: 'other',
    origin: 'not_malicious',
    perimeter: 'single_workstation',
    systems: [],
    patientDanger: 'none',
    operation: 'no_impact',
    measures: [],
    data: noData(),
    othersMayBeHit: 'no',
    commonProvider: null,
    supportRequested: false,
    urgent: false,
    alreadyDone: [],
    ...change,
  };
}

export function noData(change: Partial<IncidentFacts['data']> = {}): IncidentFacts['data'] {
  return {
    personal: 'no',
    health: 'no',
    nir: 'no',
    mayRevealHealth: 'no',
    published: 'no',
    effects: [],
    persons: null,
    records: null,
    awarenessAt: null,
    ...change,
  };
}

/** Five answers of "no"; each test changes those that it is about. */
export function indents(change: Partial<Indents> = {}): Indents {
  return {
    safety_of_care: 'no',
    health_data: 'no',
    normal_operation: 'no',
    health_system_organisation: 'no',
    others_may_be_hit: 'no',
    ...change,
  };
}

/** What an analyst enters, without override, scope or support. */
export function aQualificationInput(change: Partial<QualificationInput> = {}): QualificationInput {
  return {
    indents: indents(),
    otherSectors: false,
    nationalScope: false,
    certFrSupport: false,
    reason: 'Analyse de l’astreinte',
    level: null,
    overrideReason: null,
    ...change,
  };
}

/** A decided qualification, not grave unless said. */
export function aQualification(change: Partial<Qualification> = {}): Qualification {
  return {
    ...aQualificationInput(),
    proposed: 'not_grave',
    because: [],
    level: 'not_grave',
    onBehalfOf: ['ars:32'],
    decidedBy: 'analyste d’astreinte',
    decidedAt: NIGHT + 4 * HOUR,
    number: 1,
    changedAt: NIGHT + 4 * HOUR,
    escalations: change.level === 'significatif' ? 1 : 0,
    contests: [],
    ...change,
  };
}

type FactsChange = Partial<Omit<CaseFacts, 'incident'>> & { incident?: Partial<IncidentFacts> };

/** Everything the rules look at, for a harmless incident at one hospital, not yet qualified. */
export function someFacts({ incident, ...change }: FactsChange = {}): CaseFacts {
  return {
    receivedAt: NIGHT + 3 * HOUR,
    channel: 'web',
    facilities: [aFacility()],
    qualification: null,
    outOfScope: false,
    confirmedAt: null,
    choices: [],
    filings: [],
    excused: [],
    notices: [],
    notifiableChangedAt: null,
    resolvedAt: null,
    law: NO_LAW_TO_COME,
    ...change,
    incident: anIncident(incident),
  };
}
