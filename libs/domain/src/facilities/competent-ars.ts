import { checkFiness, normaliseFiness } from './finess';
import {
  ATTRIBUTIONS_TO_CONFIRM,
  OVERSEAS_FINESS_PREFIXES,
  OWN_HOLIDAY_ZONES,
  REGIONS,
  STATISTICAL_DEPARTMENTS,
  TERRITORIES_WITHOUT_ARS,
} from './regions.data';
import type { DepartmentCode, HolidayZone, Region, RegionCode } from './territory';

const REGION_BY_CODE = new Map<string, Region>(REGIONS.map((region) => [region.code, region]));
const REGION_BY_DEPARTMENT = new Map<string, Region>(
  REGIONS.flatMap((region) => region.departments.map((department): [string, Region] => [department, region])),
);
const DEPARTMENTS_WITHOUT_ARS = new Set<string>(TERRITORIES_WITHOUT_ARS.map(({ department }) => department));

/** The département that a text names ("59", "2a", "974", or "9D" as the ministry's statistics write it), or null. */
export function findDepartment(text: string): DepartmentCode | null {
  const code = text.trim().toUpperCase();
  const known = REGION_BY_DEPARTMENT.has(code) || DEPARTMENTS_WITHOUT_ARS.has(code);
  if (known) return code as DepartmentCode;
  return Object.hasOwn(STATISTICAL_DEPARTMENTS, code) ? (STATISTICAL_DEPARTMENTS[code] ?? null) : null;
}

/** The region that an INSEE region code names, or null. Never pass the code of a département. */
export function findRegion(code: string): Region | null {
  return REGION_BY_CODE.get(code.trim()) ?? null;
}

/**
 * The département in which a FINESS number was registered, read from its first two characters (four overseas), or
 * null when the number is malformed or its prefix belongs to nobody. The number of the *site* (ET) must be given:
 * a legal entity (EJ) may sit in another region than the site that is hit.
 */
export function departmentOfFiness(text: string): DepartmentCode | null {
  if (checkFiness(text) === 'malformed') return null;
  const finess = normaliseFiness(text);
  if (/^9[78]/.test(finess)) return OVERSEAS_FINESS_PREFIXES[finess.slice(0, 4)] ?? null;
  return findDepartment(finess.slice(0, 2));
}

/**
 * The agency in whose name an incident of this département is qualified (art. D.1111-16-3 CSP), or null where there
 * is none (Saint-Pierre-et-Miquelon, Pacific): such a case is routed by hand to the desk and the FSSI.
 */
export function competentArs(department: DepartmentCode): RegionCode | null {
  return REGION_BY_DEPARTMENT.get(department)?.code ?? null;
}

/** True where the attribution was never read in an official text and a person has to confirm it. */
export function isAttributionToConfirm(department: DepartmentCode): boolean {
  return ATTRIBUTIONS_TO_CONFIRM.includes(department);
}

/** Zone of public holidays of a département; null in the Pacific, whose holidays the State does not publish. */
export function holidayZoneOf(department: DepartmentCode): HolidayZone | null {
  if (Object.hasOwn(OWN_HOLIDAY_ZONES, department)) return OWN_HOLIDAY_ZONES[department] ?? null;
  return REGION_BY_DEPARTMENT.get(department)?.holidayZones[0] ?? null;
}
