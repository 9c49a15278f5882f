import {
  minimiseChangesForDefence,
  minimiseForDefence,
  type FactChanges,
  type IncidentFacts,
} from '#domain/declarations';
import { otherChainOf, type CaseFacility } from '#domain/obligations';
import { factsOf, type Case } from './case';

/** Whether the case is that of an armed-forces hospital: nobody here collects its details. */
export function keepsNoDetails(state: Case): boolean {
  return otherChainOf(factsOf(state)) === 'armed-forces';
}

const withoutStatuses = (facility: CaseFacility): CaseFacility => ({
  ...facility,
  ...{ ose: 'unknown', nis2: 'unknown', awarenessAt: null },
});

/** What of a declaration may enter the product at all; the facts of an armed-forces hospital stay outside. */
export function openingToKeep<T extends { facilities: readonly CaseFacility[]; incident: IncidentFacts }>(
  opening: T,
): T {
  const { facilities, incident } = opening;
  const declarant = facilities.find((f) => f.declares) ?? facilities[0];
  if (declarant?.type !== 'military_hospital') return opening;
  return {
    ...opening,
    facilities: facilities.map(withoutStatuses),
    incident: minimiseForDefence(incident),
  };
}

/** What of a complement may enter the case. */
export function changesToKeep(state: Case, changes: FactChanges): FactChanges {
  return keepsNoDetails(state) ? minimiseChangesForDefence(changes) : changes;
}
