import { appendLeaf, EMPTY_TREE, hashLeaf, rootOf, type Tree } from '#platform/merkle';
import { newId } from '#platform/ids';
import type { EntityManager } from 'typeorm';
import { hashHead, signedText, type Head } from './head';
import { findLastHead, type StoredHead } from './heads';
import { EVENT_COLUMNS, leafBytes } from './leaf';

/** Signs as the record: Ed25519 over bytes, and which key that is. */
export interface Signer {
  keyId: Buffer;
  publicPem: string;
  sign: (bytes: Buffer) => Buffer;
}

/** Any number that no other lock of the database uses. */
const SEALING_LOCK = 715_010;
const COLUMNS = EVENT_COLUMNS.map(({ sql }) => sql).join(', ');

/**
 * Seals the events that wait, up to `limit`, under one new head, in the transaction of `db`. An event waits as long
 * as it has no place, whenever its transaction committed: "id greater than last" would lose those of slow ones.
 * @returns the new head; null when nothing waits, or another sealer is at work
 */
export async function sealWaiting(db: EntityManager, signer: Signer, limit: number): Promise<Head | null> {
  const [lock] = await db.query<{ mine: boolean }[]>('select pg_try_advisory_xact_lock($1) as mine', [
    SEALING_LOCK,
  ]);
  if (!lock!.mine) return null;
  const events = await db.query<{ id: string; fields: (string | null)[] }[]>(
    `select e.id, array[${COLUMNS}] as fields from audit_leaf l join audit_event e on e.id = l.event_id
     where l.position is null order by e.recorded_at, e.id limit $1`,
    [limit],
  );
  if (events.length === 0) return null;
  const last = await findLastHead(db);
  const before = last ? last.tree : EMPTY_TREE;
  const hashes = events.map(({ fields }) => hashLeaf(leafBytes(fields)));
  const ids = events.map(({ id }) => id);
  await place(db, { ids, hashes, from: before.size });
  return addHead(db, signer, { last, tree: hashes.reduce(appendLeaf, before) });
}

async function place(
  db: EntityManager,
  { ids, hashes, from }: { ids: string[]; hashes: Buffer[]; from: number },
): Promise<void> {
  const [, placed] = (await db.query(
    `update audit_leaf l set position = $3::bigint + v.n - 1, hash = v.hash
     from unnest($1::uuid[], $2::bytea[]) with ordinality v(id, hash, n)
     where l.event_id = v.id and l.position is null`,
    [ids, hashes, from],
  )) as [unknown, number];
  if (placed !== ids.length) throw new Error('an event was given a place by somebody else');
}

async function addHead(
  db: EntityManager,
  { keyId, publicPem, sign }: Signer,
  { last, tree }: { last: StoredHead | null; tree: Tree },
): Promise<Head> {
  const [clock] = await db.query<{ now: Date }[]>('select clock_timestamp() as now');
  const unsigned = {
    log: last?.log ?? newId(),
    number: (last?.number ?? 0) + 1,
    size: tree.size,
    root: rootOf(tree),
    // A clock that is set back must not make a head older than the one before.
    at: Math.max(clock!.now.getTime(), last?.at ?? 0),
    previous: last ? hashHead(last) : Buffer.alloc(32),
    keyId,
  };
  const head = { ...unsigned, signature: sign(Buffer.from(signedText(unsigned))) };
  await db.query(`insert into record_key (key_id, public_pem) values ($1, $2) on conflict do nothing`, [
    keyId,
    publicPem,
  ]);
  await db.query(
    `insert into sealed_head (number, log, size, root, at, previous, key_id, signature, hash, peaks)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[head.number, head.log, head.size, head.root, new Date(head.at), head.previous],
      ...[head.keyId, head.signature, hashHead(head), tree.peaks],
    ],
  );
  return head;
}
