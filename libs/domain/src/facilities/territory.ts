declare const regionCode: unique symbol;
declare const departmentCode: unique symbol;

/**
 * INSEE code of a region, "32" for Hauts-de-France. Every one of the 18 is also the code of a département ("32" is
 * the Gers, "75" is Nouvelle-Aquitaine and Paris), so neither code ever travels as a bare string.
 */
export type RegionCode = string & { readonly [regionCode]: true };

/** Code of a département or of an overseas collectivity: "59", "2A", "974". */
export type DepartmentCode = string & { readonly [departmentCode]: true };

/** The zones by which the State publishes its public holidays (Etalab, jours-feries-france). */
export type HolidayZone =
  | 'metropole'
  | 'alsace-moselle'
  | 'guadeloupe'
  | 'guyane'
  | 'la-reunion'
  | 'martinique'
  | 'mayotte'
  | 'saint-barthelemy'
  | 'saint-martin'
  | 'saint-pierre-et-miquelon';

export interface Region {
  readonly code: RegionCode;
  /** French name of the agency's territory; the agency itself is "ARS " followed by it. */
  readonly name: string;
  readonly departments: readonly DepartmentCode[];
  readonly holidayZones: readonly HolidayZone[];
}
