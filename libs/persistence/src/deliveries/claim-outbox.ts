import type { EntityManager } from 'typeorm';

/** What the relay hands to the queue: identifiers, never content. */
export interface Claimed {
  id: string;
  attempts: number;
}

// 1 s, 2 s, 4 s … 5 minutes, and up to a quarter more so that a crowd spreads out.
const BACKOFF = `least(300, power(2, least(attempts, 9))) * (1 + random() / 4) * interval '1 second'`;

/**
 * Claims what is due, by state and never by "id greater than last", which would lose the rows of a slow
 * transaction. A claimed row comes back by itself if nobody finishes it.
 */
export async function claimOutbox(db: EntityManager, limit: number): Promise<Claimed[]> {
  const [rows] = (await db.query(
    `update outbox set attempts = attempts + 1, next_at = now() + ${BACKOFF}
     where id in (select id from outbox where done_at is null and next_at <= now()
                  order by next_at limit $1 for update skip locked)
     returning id, attempts`,
    [limit],
  )) as [Claimed[], number];
  return rows;
}

/** Marks an outbox row as done; belongs in the transaction of its effect. */
export async function finishOutbox(db: EntityManager, id: string): Promise<void> {
  await db.query(`update outbox set done_at = now() where id = $1`, [id]);
}

/** Asks for another try no sooner than `seconds` from now, real time. */
export async function deferOutbox(db: EntityManager, id: string, seconds: number): Promise<void> {
  await db.query(`update outbox set next_at = now() + make_interval(secs => $2) where id = $1`, [
    id,
    seconds,
  ]);
}

/** Gives claimed rows back at once: the queue would not take them, which is no fault of theirs. */
export async function returnOutbox(db: EntityManager, claimed: readonly Claimed[]): Promise<void> {
  await db.query(
    `update outbox set attempts = attempts - 1, next_at = now() + interval '1 second' where id = any($1)`,
    [claimed.map(({ id }) => id)],
  );
}

/** Locks an undone outbox row for this transaction; false when it is done, or another worker holds it. */
export async function lockOutbox(db: EntityManager, id: string): Promise<boolean> {
  const rows = await db.query<unknown[]>(
    `select 1 from outbox where id = $1 and done_at is null for update skip locked`,
    [id],
  );
  return rows.length === 1;
}
