import type { CaseFacility } from '#domain/obligations';
import {
  competentArs,
  departmentOfFiness,
  findDepartment,
  isFacilityType,
  normaliseFiness,
} from '#domain/facilities';
import type { Pipeline } from '#persistence/database';
import type { FacilityRequest } from './declaration.request';

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
export async function recogniseFacility(
  said: FacilityRequest,
  { intake, newId, declares }: { intake: Pipeline; newId: () => string; declares: boolean },
): Promise<CaseFacility> {
  const finess = said.finess ? normaliseFiness(said.finess) : null;
  const [known] = finess
    ? await intake.query<Known>('select id, name, type, department from facility where finess_et = $1', [
        finess,
      ])
    : [];
  const type = known?.type ?? said.type ?? 'other';
  const named = known?.department ?? said.department ?? null;
  const department = (named && findDepartment(named)) ?? (finess ? departmentOfFiness(finess) : null);
  const region = department ? competentArs(department) : null;
  return {
    id: known?.id ?? newId(),
    name: known?.name ?? said.name,
    type: isFacilityType(type) ? type : 'other',
    finess,
    department,
    ars: region ? `ars:${region}` : null,
    ose: said.ose ?? 'unknown',
    declares,
    verified: known !== undefined,
  };
}
