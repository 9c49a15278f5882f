import { factsOf, type Case } from '#domain/cases';
import { isTreatedHere } from '#domain/obligations';
import type { RowValues } from '#persistence/database';

/**
 * The default circle: the facility that declares (not the other sites that it names), the competent ARS and the
 * FSSI (RFC 2350 §4.2), unless it is not this desk's to treat.
 */
function circleOf(state: Case): string[] {
  const own = state.facilities.filter((f) => f.declares && f.finess !== null);
  // Somebody else declared for a site that was split off: that says nothing of who asks in its name.
  const facilities = state.splitFrom === null ? own.map((f) => `facility:${f.finess}`) : [];
  if (!isTreatedHere(factsOf(state))) return facilities;
  return [...new Set([...facilities, 'fssi', ...state.facilities.flatMap((f) => f.ars ?? [])])];
}

/** The grants of a case that opens, one row an organisation. */
export function grantRows(state: Case, grantedAt: number): RowValues[] {
  return circleOf(state).map((organisation) => ({ caseId: state.id, organisation, grantedAt }));
}
