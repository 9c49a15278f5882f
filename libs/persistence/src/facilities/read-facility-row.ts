import {
  checkFiness,
  checkSiret,
  competentArs,
  type DepartmentCode,
  departmentOfFiness,
  type FacilityType,
  findDepartment,
  normaliseFiness,
  normaliseSiret,
  type RegionCode,
} from '#domain/facilities';
import { FACILITY_COLUMN_NAMES, FACILITY_COLUMNS, type FacilityColumn } from './facility-columns.data';
import { facilityTypeOf } from './facility-type-of';

/** The facts of one site as a file tells them, in the form of the directory. */
export interface FacilityFacts {
  finessEt: string;
  finessEj: string | null;
  name: string;
  type: FacilityType;
  category: string | null;
  legalStatus: string | null;
  siret: string | null;
  department: DepartmentCode | null;
  region: RegionCode | null;
  communeCode: string | null;
  commune: string | null;
  postalCode: string | null;
}

export type FacilityCells = Readonly<Partial<Record<FacilityColumn, string>>>;
export type FacilityRow = { facts: FacilityFacts; warnings: string[] } | { refusal: string };

type Warn = (warning: string) => void;

const CONTROL = /\p{Cc}/u;

function refusalOf(cells: FacilityCells): string | null {
  for (const column of FACILITY_COLUMN_NAMES) {
    const text = cells[column] ?? '';
    const { maxLength } = FACILITY_COLUMNS[column];
    if (text.length > maxLength) return `${column}: ${text.length} characters, at most ${maxLength}`;
    if (CONTROL.test(text)) return `${column}: holds a control character`;
  }
  if (!cells.finess_et) return 'finess_et: empty';
  if (checkFiness(cells.finess_et) === 'malformed') return malformedFiness(cells.finess_et);
  return cells.raison_sociale ? null : 'raison_sociale: empty';
}

function malformedFiness(text: string): string {
  const hint = /^[0-9]{8}$/.test(text) ? ' (a leading zero lost by a spreadsheet?)' : '';
  return `finess_et: "${text}" is not nine digits, nor 2A or 2B and seven digits${hint}`;
}

function readFinessEj(text: string | undefined, warn: Warn): string | null {
  if (!text) return null;
  const check = checkFiness(text);
  if (check === 'malformed') warn(`finess_ej: "${text}" is malformed, left out`);
  if (check === 'checksum_differs') warn(`finess_ej: the checksum of ${text} differs`);
  return check === 'malformed' ? null : normaliseFiness(text);
}

function readSiret(text: string | undefined, warn: Warn): string | null {
  if (!text) return null;
  const check = checkSiret(text);
  if (check === 'malformed') warn(`siret: "${text}" is not 14 digits, left out`);
  if (check === 'checksum_differs') warn(`siret: the checksum of ${text} differs`);
  return check === 'malformed' ? null : normaliseSiret(text);
}

function readDepartment(cells: FacilityCells, finess: string, warn: Warn): DepartmentCode | null {
  const registered = departmentOfFiness(finess);
  const printed = cells.departement ? findDepartment(cells.departement) : null;
  if (cells.departement && printed === null) warn(`departement: "${cells.departement}" is unknown`);
  const department = printed ?? registered;
  if (department === null) warn('no département can be told: its cases will be routed by hand');
  const hasMoved =
    printed !== null && registered !== null && competentArs(printed) !== competentArs(registered);
  // The prefix is the département of registration; a site that moved is routed on where it is now.
  if (hasMoved) warn(`departement: ${printed} is printed, the FINESS number was given in ${registered}`);
  return department;
}

function readRegion(cells: FacilityCells, department: DepartmentCode | null, warn: Warn): RegionCode | null {
  const region = department === null ? null : competentArs(department);
  if (cells.region_insee && cells.region_insee !== region)
    warn(
      `region_insee: ${cells.region_insee} is printed, ${region ?? 'no region'} follows from the département`,
    );
  return region;
}

/** INSEE writes 97411 where the ministry's statistics write 9D411. */
function readCommuneCode(text: string | undefined, warn: Warn): string | null {
  if (!text) return null;
  const code = text.toUpperCase().replace(/^9[A-F](?=[0-9]{3}$)/, '97');
  if (/^(?:[0-9]{5}|2[AB][0-9]{3})$/.test(code)) return code;
  warn(`commune_insee: "${text}" is malformed, left out`);
  return null;
}

function readPostalCode(text: string | undefined, warn: Warn): string | null {
  if (!text || /^[0-9]{5}$/.test(text)) return text || null;
  warn(`code_postal: "${text}" is malformed, left out`);
  return null;
}

/**
 * Reads one row of a facility file: the facts in the directory's form and what a person should check, or the reason
 * why the row cannot enter. The agency follows from the site's département; the printed region is only compared.
 * @param cells trimmed texts by column name; absent columns are absent keys.
 */
export function readFacilityRow(cells: FacilityCells): FacilityRow {
  const refusal = refusalOf(cells);
  if (refusal !== null) return { refusal };
  const warnings: string[] = [];
  const warn: Warn = (warning) => warnings.push(warning);
  const finessEt = normaliseFiness(cells.finess_et!);
  if (checkFiness(finessEt) === 'checksum_differs') warn(`finess_et: the checksum of ${finessEt} differs`);
  const department = readDepartment(cells, finessEt, warn);
  const category = cells.categorie || null;
  const legalStatus = cells.statut_groupe || null;
  const facts: FacilityFacts = {
    finessEt,
    finessEj: readFinessEj(cells.finess_ej, warn),
    name: cells.raison_sociale!,
    type: facilityTypeOf(category, legalStatus),
    category,
    legalStatus,
    siret: readSiret(cells.siret, warn),
    department,
    region: readRegion(cells, department, warn),
    communeCode: readCommuneCode(cells.commune_insee, warn),
    commune: cells.commune || null,
    postalCode: readPostalCode(cells.code_postal, warn),
  };
  return { facts, warnings };
}
