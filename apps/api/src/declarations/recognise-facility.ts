import type { CaseFacility } from '#domain/obligations';
import {
  competentArs,
  departmentOfFiness,
  findDepartment,
  isFacilityType,
  normaliseFiness,
  type DepartmentCode,
  type FacilityType,
} from '#domain/facilities';
import type { Pipeline } from '#persistence/database';
import type { DeclarationRequest, FacilityRequest } from './declaration.request';

interface Known {
  id: string;
  name: string;
  type: string;
  department: string | null;
}

/**
 * The facility that a declarant named, as the directory knows it. An unknown, closed or misspelt one is
 * accepted and shown as unverified: nobody under attack is sent away for a number.
 */
async function recogniseFacility(
  said: FacilityRequest,
  { intake, newId, declares }: { intake: Pipeline; newId: () => string; declares: boolean },
): Promise<CaseFacility> {
  const finess = said.finess ? normaliseFiness(said.finess) : null;
  const known = finess === null ? null : await findKnown(intake, finess);
  const { id, name, type, department: place } = known ?? asSaid(said, newId);
  const department = departmentOf(finess, place);
  return {
    ...{ id, name, finess, department, declares },
    type: typeOf(said, type),
    ars: agencyOf(department),
    ose: said.ose ?? 'unknown',
    nis2: said.nis2 ?? 'unknown',
    awarenessAt: said.awarenessAt ? Date.parse(said.awarenessAt) : null,
    leftAt: null,
    verified: known !== null && typeOf(said, type) === type,
  };
}

/**
 * What the directory says, unless the declarant says that it is an armed-forces hospital: then nothing is collected,
 * and the identity is left for a person to verify.
 */
function typeOf({ type: said }: FacilityRequest, known: string): FacilityType {
  if (said === 'military_hospital') return said;
  return isFacilityType(known) ? known : 'other';
}

function asSaid({ name, type, department }: FacilityRequest, newId: () => string): Known {
  return { id: newId(), name, type: type ?? 'other', department: department ?? null };
}

async function findKnown(intake: Pipeline, finess: string): Promise<Known | null> {
  const query = 'select id, name, type, department from facility where finess_et = $1';
  const [known] = await intake.query<Known>(query, [finess]);
  return known ?? null;
}

/** The département of the site: as the directory or the declarant says it, else as the number was registered. */
function departmentOf(finess: string | null, said: string | null): DepartmentCode | null {
  const named = said === null ? null : findDepartment(said);
  return named ?? (finess === null ? null : departmentOfFiness(finess));
}

function agencyOf(department: DepartmentCode | null): string | null {
  const region = department === null ? null : competentArs(department);
  return region === null ? null : `ars:${region}`;
}

/** Facilities named by the one that declares, as the directory knows them, in the order in which they were named. */
export function recogniseOthers(
  said: readonly FacilityRequest[],
  intake: Pipeline,
  newId: () => string,
): Promise<CaseFacility[]> {
  return Promise.all(said.map((site) => recogniseFacility(site, { intake, newId, declares: false })));
}

/** The facility that declares, then the other sites hit, each once. */
export async function recogniseFacilities(
  said: DeclarationRequest,
  intake: Pipeline,
  newId: () => string,
): Promise<CaseFacility[]> {
  const own = await recogniseFacility(said.facility, { intake, newId, declares: true });
  const others = await recogniseOthers(said.otherSites ?? [], intake, newId);
  const ids = new Set([own.id]);
  return [own, ...others.filter(({ id }) => !ids.has(id) && ids.add(id))];
}
