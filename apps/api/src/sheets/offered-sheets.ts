import { factsOf, type Case } from '#domain/cases';
import { controllersOf, declarantOf, type CaseFacility } from '#domain/obligations';
import { BASES } from '#domain/releases';
import { SHEETS, type SheetName } from '#notifications/sheets';
import type { Principal } from '../http/access';

const TO_FILE = SHEETS.filter((kind) => kind !== 'synthesis');
const FACILITY = 'facility:';

/**
 * Whether the basis of art. L.1111-8-2 and D.1111-16-3 CSP covers this organisation for this case. What is RED is for
 * a named person: nobody carries it away as a file.
 */
function mayCarryAway(organisation: string, state: Case): boolean {
  const { covers, holds } = BASES.B1;
  return state.tlp !== 'RED' && covers(organisation) && holds(factsOf(state), organisation);
}

/** The sheets that somebody may have of a case: the desk all, a facility what it files, an ARS or the FSSI the synthesis. */
export function offeredSheets({ actor, organisation }: Principal, state: Case): readonly SheetName[] {
  if (actor.kind === 'staff') return SHEETS;
  if (actor.kind === 'declarant' || organisation?.startsWith(FACILITY)) return TO_FILE;
  return organisation !== null && mayCarryAway(organisation, state) ? ['synthesis'] : [];
}

/** The facilities whose sheets somebody may have: an account of another site has its own and no other. */
function offeredFacilities({ organisation }: Principal, state: Case): readonly CaseFacility[] {
  const { facilities } = factsOf(state);
  if (!organisation?.startsWith(FACILITY)) return facilities;
  const own = facilities.filter(({ finess }) => finess !== null && `${FACILITY}${finess}` === organisation);
  return own.some(({ declares }) => declares) ? facilities : own;
}

/**
 * The facility that a sheet is about; null when it is not for this reader.
 * @param asked its id; null: for the CNIL the first controller, otherwise the facility that declared
 */
export function findFacility(
  principal: Principal,
  state: Case,
  { kind, asked }: { kind: SheetName; asked: string | null },
): CaseFacility | null {
  const offered = offeredFacilities(principal, state);
  if (asked !== null) return offered.find(({ id }) => id === asked.toLowerCase()) ?? null;
  const facts = factsOf(state);
  const wanted = kind === 'cnil' ? controllersOf(facts) : [];
  return (
    [...wanted, declarantOf(facts), ...offered].find((f) => offered.some(({ id }) => id === f.id)) ?? null
  );
}
