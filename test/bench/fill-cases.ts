import { Client } from 'pg';
import * as made from './many-cases.data';

export interface Filling {
  cases: number;
  /** The same seed and number give the same rows. */
  seed: number;
  note: (text: string) => void;
}

/** The last instant of the ten years: fixed, so that a seed gives the same rows on any day. */
const NOW = '2026-11-01T00:00:00Z';
const STEPS = [
  ...(['MAKE_TOOLS', 'MAKE_DIRECTORY', 'MAKE_DRAWS', 'MAKE_CASES'] as const),
  ...(['MAKE_ITEMS', 'MAKE_LONG_CASE', 'MAKE_RECORD', 'MAKE_KEPT'] as const),
];
const COUNTED = [
  'incident_case',
  ...['case_facility', 'case_grant', 'declaration', 'qualification', 'obligation', 'release', 'letter'],
  ...['case_event', 'exchange_message', 'task', 'audit_event'],
];

/**
 * Fills an empty, seeded installation with ten years of cases.
 * @param url PostgreSQL as super-user
 * @returns rows of each table
 */
export async function fillCases(
  url: string,
  { cases, seed, note }: Filling,
): Promise<Record<string, number>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'`,
    );
    for (const name of STEPS) {
      await client.query(
        made[name]
          .replaceAll(':now', `'${NOW}'`)
          .replaceAll(/:n\b/g, String(cases))
          .replaceAll(':seed', `${seed}`),
      );
      note(`${cases} cases: ${name}`);
    }
    await client.query('vacuum analyze');
    while ((await client.query<{ followed: number }>(made.FOLLOW)).rows[0]!.followed > 0);
    await client.query(made.FINISH);
    note(`${cases} cases: read as the worker reads them`);

    const counts = COUNTED.map((table) => `(select count(*)::int from ${table}) as ${table}`);
    await client.query('vacuum analyze');
    const { rows } = await client.query<Record<string, number>>(`select ${counts.join(', ')}`);
    return rows[0]!;
  } finally {
    await client.end();
  }
}
