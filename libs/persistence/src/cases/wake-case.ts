import type { EntityManager } from 'typeorm';

/**
 * Locks one case whose hour has come, for this transaction; null when none is due, or when others hold them all.
 * Claimed by state: what is not done stays due, whoever dies.
 * @param now clock of the cases, epoch ms
 */
export async function lockDueCase(db: EntityManager, now: number): Promise<string | null> {
  const [row] = await db.query<{ id: string }[]>(
    `select id from incident_case where wake_at <= $1 order by wake_at limit 1 for update skip locked`,
    [new Date(now)],
  );
  return row?.id ?? null;
}

/** When to look at a case again, and nothing else of it; null: never. */
export async function wakeCaseAt(db: EntityManager, id: string, at: number | null): Promise<void> {
  await db.query(`update incident_case set wake_at = $2 where id = $1`, [
    id,
    at === null ? null : new Date(at),
  ]);
}
