import { FACILITY_COLUMN_NAMES, FACILITY_COLUMNS, type FacilityColumn } from './facility-columns.data';
import { FacilityFileProblem } from './facility-file-problem';
import type { FacilityCells } from './read-facility-row';

export interface MatchedColumns {
  /** Names of the file that nothing is done with, as printed. */
  unknownColumns: string[];
  /** Optional columns that the file does not have. */
  missingColumns: FacilityColumn[];
  /** Number of cells that each record must have. */
  width: number;
  toCells(record: string[]): FacilityCells;
}

/**
 * Matches the first line of a file with the columns of the directory, whatever their order and case.
 * @throws FacilityFileProblem when a required column is missing or a column is there twice.
 */
export function matchColumns(header: string[]): MatchedColumns {
  const names = header.map((name) => name.toLowerCase());
  const positions = FACILITY_COLUMN_NAMES.map((column) => ({ column, position: names.indexOf(column) }));
  const missing = positions.filter(({ position }) => position < 0).map(({ column }) => column);
  const required = missing.filter((column) => FACILITY_COLUMNS[column].required);
  if (required.length > 0)
    throw new FacilityFileProblem(
      `Not a list of facilities: the first line has no column ${required.join(' and no column ')}.`,
    );
  const twice = FACILITY_COLUMN_NAMES.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice) throw new FacilityFileProblem(`The first line has the column ${twice} twice.`);
  const present = positions.filter(({ position }) => position >= 0);
  return {
    unknownColumns: header.filter((_, position) => !Object.hasOwn(FACILITY_COLUMNS, names[position]!)),
    missingColumns: missing,
    width: header.length,
    toCells: (record) =>
      Object.fromEntries(present.map(({ column, position }) => [column, record[position] ?? ''])),
  };
}
