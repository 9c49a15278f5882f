import type { Declarant } from '#domain/declarations';
import type { Row, Sheet, SheetFacts } from '#notifications/sheets';
import { aCase } from './case';
import { HOUR, NIGHT } from './facts';

/** Names and notes that must not travel to everybody. */
export const DECLARANT_OF_SHEET: Declarant = {
  name: 'Sacha Exemple',
  role: 'ciso',
  email: 'rssi@hopital.example',
  phone: '+33 1 99 00 00 01',
  delegated: true,
};

/** What a sheet is filled from: a fresh case, read by its declarant eight hours after the incident was noticed. */
export function someSheetFacts(change: Partial<SheetFacts> = {}): SheetFacts {
  const state = change.state ?? aCase().build();
  return {
    state,
    facility: state.facilities[0]!,
    declarant: DECLARANT_OF_SHEET,
    namesDeclarant: true,
    siret: '265 906 743 00017',
    deskName: 'CERT de démonstration',
    now: NIGHT + 8 * HOUR,
    ...change,
  };
}

/** The only row of that label, in the section of that number where several have it. */
export function rowOf(sheet: Sheet, label: string, section?: string): Row {
  const rows = sheet.sections
    .filter(({ number }) => section === undefined || number === section)
    .flatMap((part) => part.rows)
    .filter((row) => row.label === label);
  if (rows.length !== 1) throw new Error(`${rows.length} rows are called "${label}"`);
  return rows[0]!;
}

/** Whether a sheet asks that question at all. */
export const asks = (sheet: Sheet, label: string) =>
  sheet.sections.some(({ rows }) => rows.some((row) => row.label === label));
