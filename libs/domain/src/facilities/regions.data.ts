import type { DepartmentCode, HolidayZone, Region, RegionCode } from './territory';

function region(code: string, name: string, departments: string, ...holidayZones: HolidayZone[]): Region {
  return {
    code: code as RegionCode,
    name,
    departments: departments.split(' ') as DepartmentCode[],
    holidayZones: holidayZones.length > 0 ? holidayZones : ['metropole'],
  };
}

/** The 18 regional health agencies (art. L.1431-1 CSP) and the départements each answers for. */
export const REGIONS: readonly Region[] = [
  region(
    '01',
    'Guadeloupe, Saint-Martin et Saint-Barthélemy',
    '971 977 978',
    'guadeloupe',
    'saint-martin',
    'saint-barthelemy',
  ),
  region('02', 'Martinique', '972', 'martinique'),
  region('03', 'Guyane', '973', 'guyane'),
  region('04', 'La Réunion', '974', 'la-reunion'),
  region('06', 'Mayotte', '976', 'mayotte'),
  region('11', 'Île-de-France', '75 77 78 91 92 93 94 95'),
  region('24', 'Centre-Val de Loire', '18 28 36 37 41 45'),
  region('27', 'Bourgogne-Franche-Comté', '21 25 39 58 70 71 89 90'),
  region('28', 'Normandie', '14 27 50 61 76'),
  region('32', 'Hauts-de-France', '02 59 60 62 80'),
  region('44', 'Grand Est', '08 10 51 52 54 55 57 67 68 88', 'metropole', 'alsace-moselle'),
  region('52', 'Pays de la Loire', '44 49 53 72 85'),
  region('53', 'Bretagne', '22 29 35 56'),
  region('75', 'Nouvelle-Aquitaine', '16 17 19 23 24 33 40 47 64 79 86 87'),
  region('76', 'Occitanie', '09 11 12 30 31 32 34 46 48 65 66 81 82'),
  region('84', 'Auvergne-Rhône-Alpes', '01 03 07 15 26 38 42 43 63 69 73 74'),
  region('93', "Provence-Alpes-Côte d'Azur", '04 05 06 13 83 84'),
  region('94', 'Corse', '2A 2B'),
];

/**
 * Territories with a health authority of their own and no regional agency: the case goes to the desk and the FSSI,
 * by hand. Saint-Pierre-et-Miquelon has an administration territoriale de santé; the Pacific collectivities hold
 * the health competence themselves. To be confirmed by a person: no official text was read.
 */
export const TERRITORIES_WITHOUT_ARS: readonly { department: DepartmentCode; name: string }[] = [
  { department: '975' as DepartmentCode, name: 'Saint-Pierre-et-Miquelon' },
  { department: '984' as DepartmentCode, name: 'Terres australes et antarctiques françaises' },
  { department: '986' as DepartmentCode, name: 'Wallis-et-Futuna' },
  { department: '987' as DepartmentCode, name: 'Polynésie française' },
  { department: '988' as DepartmentCode, name: 'Nouvelle-Calédonie' },
];

/** Attributions taken from general knowledge, which an administrator must see marked as such. */
export const ATTRIBUTIONS_TO_CONFIRM: readonly DepartmentCode[] = [
  '975' as DepartmentCode,
  '977' as DepartmentCode,
  '978' as DepartmentCode,
  '984' as DepartmentCode,
  '986' as DepartmentCode,
  '987' as DepartmentCode,
  '988' as DepartmentCode,
];

/** Holiday zone of the départements that do not follow the only zone of their region. */
export const OWN_HOLIDAY_ZONES: Readonly<Record<string, HolidayZone>> = {
  '57': 'alsace-moselle',
  '67': 'alsace-moselle',
  '68': 'alsace-moselle',
  '971': 'guadeloupe',
  '975': 'saint-pierre-et-miquelon',
  '977': 'saint-barthelemy',
  '978': 'saint-martin',
};

/**
 * First four characters of an overseas FINESS number. 9701 to 9704 and 9805 were read in the public list; 9705 for
 * Saint-Pierre-et-Miquelon is to be confirmed (it leads to no agency either way). Saint-Martin and
 * Saint-Barthélemy are numbered under 9701, with the same agency.
 */
export const OVERSEAS_FINESS_PREFIXES: Readonly<Record<string, DepartmentCode>> = {
  '9701': '971' as DepartmentCode,
  '9702': '972' as DepartmentCode,
  '9703': '973' as DepartmentCode,
  '9704': '974' as DepartmentCode,
  '9705': '975' as DepartmentCode,
  '9805': '976' as DepartmentCode,
};

/** Overseas départements as the statistics of the ministry write them in two characters. */
export const STATISTICAL_DEPARTMENTS: Readonly<Record<string, DepartmentCode>> = {
  '9A': '971' as DepartmentCode,
  '9B': '972' as DepartmentCode,
  '9C': '973' as DepartmentCode,
  '9D': '974' as DepartmentCode,
  '9E': '975' as DepartmentCode,
  '9F': '976' as DepartmentCode,
};
