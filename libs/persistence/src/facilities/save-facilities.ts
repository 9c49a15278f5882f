import type { FacilityFacts } from './read-facility-row';

/** What a `pg` client or pool offers and this needs. */
export interface SqlClient {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

export interface FacilityOrigin {
  /** File or list that the facts come from. */
  source: string;
  importedAt: Date;
  newId: () => string;
}

const FACTS = {
  finess_et: 'finessEt',
  finess_ej: 'finessEj',
  name: 'name',
  type: 'type',
  category: 'category',
  legal_status: 'legalStatus',
  siret: 'siret',
  department: 'department',
  region: 'region',
  commune_code: 'communeCode',
  commune: 'commune',
  postal_code: 'postalCode',
} as const satisfies Record<string, keyof FacilityFacts>;

const columns = Object.keys(FACTS);
const changeable = columns.filter((column) => column !== 'finess_et');
const list = (prefix: string, names: string[]) => names.map((name) => prefix + name).join(', ');

// One array per column, so that the statement is the same for any number of rows. A row whose facts are the same is
// left alone: its date and its source keep saying when and from what it last changed.
const UPSERT = `
  insert into facility as f (id, source, imported_at, ${columns.join(', ')})
  select given.id, $2, $3, ${list('given.', columns)}
  from unnest($1::uuid[], ${columns.map((_, index) => `$${index + 4}::text[]`).join(', ')})
    as given (id, ${columns.join(', ')})
  on conflict (finess_et) do update
    set source = excluded.source, imported_at = excluded.imported_at,
      ${changeable.map((column) => `${column} = excluded.${column}`).join(', ')}
    where (${list('f.', changeable)}) is distinct from (${list('excluded.', changeable)})
  returning (xmax = 0) as inserted`;

/**
 * Inserts or updates facilities by their FINESS number (ET), in one statement.
 * @param facilities no FINESS number twice, else PostgreSQL refuses the statement (21000).
 * @returns how many rows were inserted, and how many changed; the others were the same.
 */
export async function saveFacilities(
  client: SqlClient,
  facilities: readonly FacilityFacts[],
  origin: FacilityOrigin,
): Promise<{ inserted: number; updated: number }> {
  if (facilities.length === 0) return { inserted: 0, updated: 0 };
  const { rows } = await client.query(UPSERT, [
    facilities.map(() => origin.newId()),
    origin.source,
    origin.importedAt,
    ...Object.values(FACTS).map((fact) => facilities.map((facility) => facility[fact])),
  ]);
  const inserted = rows.filter((row) => row.inserted === true).length;
  return { inserted, updated: rows.length - inserted };
}
