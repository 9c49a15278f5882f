import type { FactChanges, IncidentFacts } from './facts';
import { CARE_MEASURES } from './vocabularies.data';

/** What stands where the words of an armed-forces hospital would: they are never written. */
export const NOTHING_COLLECTED =
  'Hôpital des armées : aucun détail n’est recueilli ici ; la chaîne du ministère des Armées traite l’incident.';

const careOnly = (measures: IncidentFacts['measures']) =>
  measures.filter((measure) => CARE_MEASURES.includes(measure));

/**
 * What may be kept of the incident of an armed-forces hospital: when it was noticed, what it does to patients,
 * and that somebody must be woken. Everything else is the business of its own chain (art. L.1111-8-2 §2 CSP;
 * instruction SHFDS/FSSI/2023/78) and becomes unknown before anything is written.
 */
export function minimiseForDefence(facts: IncidentFacts): IncidentFacts {
  const { noticedAt, patientDanger, operation, measures, urgent } = facts;
  return {
    ...{ noticedAt, patientDanger, operation, urgent },
    measures: careOnly(measures),
    narrative: NOTHING_COLLECTED,
    ...{ startedAt: null, endedAt: null, incidentType: 'unknown', origin: 'unknown', perimeter: 'unknown' },
    systems: [],
    data: {
      ...{ personal: 'unknown', health: 'unknown', nir: 'unknown', mayRevealHealth: 'unknown' },
      published: 'unknown',
      ...{ effects: [], persons: null, records: null, awarenessAt: null },
    },
    ...{ othersMayBeHit: 'unknown', commonProvider: null, supportRequested: false, alreadyDone: [] },
  };
}

/** The same of a complement: of what it changes, only what may be kept. */
export function minimiseChangesForDefence(changes: FactChanges): FactChanges {
  const { noticedAt, patientDanger, operation, measures, urgent } = changes;
  const kept = { noticedAt, patientDanger, operation, urgent, measures: measures && careOnly(measures) };
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
}
