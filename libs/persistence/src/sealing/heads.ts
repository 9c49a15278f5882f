import { rootOf, type Tree } from '#platform/merkle';
import type { EntityManager } from 'typeorm';
import type { Head } from './head';

/** A head with the tree under it. */
export type StoredHead = Head & { tree: Tree };

interface Row {
  number: string;
  log: string;
  size: string;
  root: Buffer;
  at: Date;
  previous: Buffer;
  key_id: Buffer;
  signature: Buffer;
  peaks: Buffer[];
}

function toHead({ number, size, at, key_id, peaks, ...same }: Row): StoredHead {
  const { log, root, previous, signature } = same;
  const tree = { size: Number(size), peaks };
  if (!rootOf(tree).equals(root)) throw new Error(`head ${number} of the record does not hold its own tree`);
  const own = { log, root, previous, signature, number: Number(number), size: tree.size };
  return { ...own, at: at.getTime(), keyId: key_id, tree };
}

/** The newest head; null before the first sealing. @throws when somebody changed it */
export async function findLastHead(db: EntityManager): Promise<StoredHead | null> {
  const [row] = await db.query<Row[]>('select * from sealed_head order by number desc limit 1');
  return row ? toHead(row) : null;
}

export async function findHead(db: EntityManager, number: number): Promise<StoredHead | null> {
  const [row] = await db.query<Row[]>('select * from sealed_head where number = $1', [number]);
  return row ? toHead(row) : null;
}

/** Heads with a greater number, oldest first, at most `limit`. */
export async function headsAfter(db: EntityManager, number: number, limit: number): Promise<StoredHead[]> {
  const rows = await db.query<Row[]>('select * from sealed_head where number > $1 order by number limit $2', [
    number,
    limit,
  ]);
  return rows.map(toHead);
}

/** The newest head that was time-stamped, and when (epoch ms). */
export async function newestStamp(db: EntityManager): Promise<{ number: number; at: number } | null> {
  const [row] = await db.query<{ number: string; at: Date }[]>(
    'select number, at from head_stamp order by number desc limit 1',
  );
  return row ? { number: Number(row.number), at: row.at.getTime() } : null;
}

export async function noteStamp(
  db: EntityManager,
  { number, token, at }: { number: number; token: Buffer; at: number },
): Promise<void> {
  await db.query(`insert into head_stamp (number, token, at) values ($1, $2, $3) on conflict do nothing`, [
    number,
    token,
    new Date(at),
  ]);
}

/** The newest head mailed to an address, and when (epoch ms, real time). */
export async function lastMailing(
  db: EntityManager,
  address: string,
): Promise<{ number: number; sentAt: number } | null> {
  const [row] = await db.query<{ number: string; sent_at: Date }[]>(
    'select number, sent_at from witness_mail where address = $1 order by number desc limit 1',
    [address],
  );
  return row ? { number: Number(row.number), sentAt: row.sent_at.getTime() } : null;
}

export async function noteMailed(db: EntityManager, number: number, address: string): Promise<void> {
  await db.query('insert into witness_mail (number, address) values ($1, $2) on conflict do nothing', [
    number,
    address,
  ]);
}
