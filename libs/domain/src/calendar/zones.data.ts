import type { DepartmentCode } from '#domain/facilities';

/** Zone of the desk and of every département of the metropole (IANA time zone database). */
export const PARIS = 'Europe/Paris';

/**
 * IANA zone of the départements and collectivities that do not live at the hour of Paris. Two hold more than one
 * hour and are read at the place where their hospitals or their people are: French Polynesia at Tahiti (Marquesas
 * UTC-9:30 and Gambier UTC-9 are left out), the southern lands at Kerguelen (Crozet is UTC+4).
 */
export const OVERSEAS_ZONES: ReadonlyMap<DepartmentCode, string> = new Map(
  Object.entries({
    '971': 'America/Guadeloupe',
    '972': 'America/Martinique',
    '973': 'America/Cayenne',
    '974': 'Indian/Reunion',
    '975': 'America/Miquelon',
    '976': 'Indian/Mayotte',
    '977': 'America/Guadeloupe',
    '978': 'America/Guadeloupe',
    '984': 'Indian/Kerguelen',
    '986': 'Pacific/Wallis',
    '987': 'Pacific/Tahiti',
    '988': 'Pacific/Noumea',
  }).map(([department, zone]): [DepartmentCode, string] => [department as DepartmentCode, zone]),
);
