import { createHash } from 'node:crypto';
import { witnessOf } from '#platform/factors';

/** Keeps the SHA-256 of the word by which the API vouches for a second factor; the word itself stays with the API. As vigie_registrar. */
export async function keepWitness(
  db: { query(text: string, values?: unknown[]): Promise<unknown> },
  secret: string,
): Promise<void> {
  const hash = createHash('sha256').update(witnessOf(secret)).digest();
  await db.query(
    `insert into sign_in_witness (hash) values ($1) on conflict (singleton) do update set hash = excluded.hash`,
    [hash],
  );
}
