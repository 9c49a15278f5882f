interface Queryable {
  query(text: string): Promise<unknown>;
}

/** Thrown when an installation for real is opened on a database that holds invented people. */
export class DemonstrationInProduction extends Error {}

/**
 * Refuses to go on in production where the demonstration was ever seeded: its passwords are printed.
 * @throws DemonstrationInProduction saying what to do
 */
export async function refuseDemonstration(db: Queryable, mode: string): Promise<void> {
  if (mode !== 'production') return;
  const rows = (await db.query('select from demonstration')) as unknown[];
  if (rows.length > 0)
    throw new DemonstrationInProduction(
      'This database holds the invented accounts of a demonstration, whose passwords are printed: production starts on a new one.',
    );
}
