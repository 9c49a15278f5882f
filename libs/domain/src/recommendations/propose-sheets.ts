import type { IncidentFacts } from '#domain/declarations';
import { EMERGENCY } from './emergency.data';
import { IMPROVEMENT } from './improvement.data';
import { REMEDIATION } from './remediation.data';
import type { Sheet } from './sheet';

/** The library, in the order in which an incident goes. */
export const SHEETS: readonly Sheet[] = [...EMERGENCY, ...REMEDIATION, ...IMPROVEMENT];
export const SHEET_KEYS: readonly string[] = SHEETS.map(({ key }) => key);

/** The sheet of that name; null when the library has none, or no longer. */
export function findSheet(key: string): Sheet | null {
  return SHEETS.find((sheet) => sheet.key === key) ?? null;
}

export interface Proposal {
  sheet: Sheet;
  /** Words of the incident that call for it; empty when every incident does. */
  because: readonly string[];
}

function matches({ about }: Sheet, incident: IncidentFacts): string[] {
  const { types = [], systems = [], effects = [], operations = [] } = about;
  return [
    ...types.filter((type) => type === incident.incidentType),
    ...systems.filter((system) => incident.systems.includes(system)),
    ...effects.filter((effect) => incident.data.effects.includes(effect)),
    ...operations.filter((operation) => operation === incident.operation),
  ];
}

const isForAll = ({ about }: Sheet) => Object.keys(about).length === 0;

/** The sheets that an incident calls for, with why, in the order of the library; a person chooses among them. */
export function proposeSheets(incident: IncidentFacts): Proposal[] {
  return SHEETS.flatMap((sheet) => {
    const because = matches(sheet, incident);
    return because.length > 0 || isForAll(sheet) ? [{ sheet, because }] : [];
  });
}
