import { readFileSync } from 'node:fs';
import { competentArs, departmentOfFiness } from '#domain/facilities';
import { parse } from 'csv-parse/sync';
import type { Client } from '../builders/clients';

// Armed-forces hospitals go their own way.
const ARMED_FORCES = '114';

/**
 * Facilities of a public list (CSV with finess_et, raison_sociale and categorie), spread over the country.
 * @throws Error when the list holds fewer
 */
export function readClients(file: string, count: number): Client[] {
  const rows = parse(readFileSync(file, 'utf8'), { columns: true }) as Record<string, string | undefined>[];
  const known = rows.flatMap(({ finess_et: finess, raison_sociale: name, categorie }): Client[] => {
    const department = finess ? departmentOfFiness(finess) : null;
    const region = department && competentArs(department);
    if (!finess || !name || !region || categorie === ARMED_FORCES) return [];
    const email = `rssi@${finess.toLowerCase()}.example`;
    return [{ finess, name, department, ars: `ars:${region}`, email }];
  });
  if (known.length < count) throw new Error(`${file} holds ${known.length} facilities of ${count} asked for`);
  return known.filter((_, n) => n % Math.floor(known.length / count) === 0).slice(0, count);
}
