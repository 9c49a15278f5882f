import type { ErasedPart } from '#domain/retention';
import type { EntityManager } from 'typeorm';

/** A case that may be due: when its time began, and whether two persons asked for its end. */
export interface DueCase {
  id: string;
  /** Epoch ms; null: it goes on, and its erasure was asked for. */
  endedAt: number | null;
  asked: boolean;
}

interface Wanted {
  statuses: readonly string[];
  /** Ended at this instant or before, epoch ms. */
  before: number;
  rule: string;
}

const DUE = `
  select c.id, c.ended_at, r.confirmed_at is not null as asked
  from incident_case c left join erasure_request r on r.case_id = c.id and r.confirmed_at is not null
  where (r.id is not null or (c.status = any($1) and c.ended_at <= $2))
    and not exists (select from erasure e where e.case_id = c.id and e.rule = $3 and e.erased_at >= c.ended_at)
    and not exists (select from legal_hold h where h.case_id = c.id and h.lifted_at is null)
    and not exists (select from incident_case k where k.parent_id = c.id)
  order by c.ended_at nulls first limit 100`;

/** Cases that a rule may be due for; held ones and those with children wait. */
export async function findDueCases(
  db: EntityManager,
  { statuses, before, rule }: Wanted,
): Promise<DueCase[]> {
  const rows = await db.query<{ id: string; ended_at: Date | null; asked: boolean }[]>(DUE, [
    statuses,
    new Date(before),
    rule,
  ]);
  return rows.map(({ id, ended_at, asked }) => ({ id, endedAt: ended_at?.getTime() ?? null, asked }));
}

/**
 * Erases a case, or a part of one.
 * @returns how many rows of which table; null when there is no such case any more
 * @throws when it is held, has children, or has neither ended long enough ago nor been asked for
 */
export async function eraseCase(
  db: EntityManager,
  id: string,
  part: ErasedPart,
): Promise<Record<string, number> | null> {
  const [row] =
    part === 'whole'
      ? await db.query<{ rows: Record<string, number> | null }[]>('select who.erase_case($1) as rows', [id])
      : await db.query<{ rows: Record<string, number> | null }[]>('select who.erase_part($1, $2) as rows', [
          id,
          part,
        ]);
  return row!.rows;
}

/** @returns how many rows went */
export async function eraseTraces(db: EntityManager, kind: string): Promise<number> {
  const [row] = await db.query<{ n: number }[]>('select who.erase_traces($1) as n', [kind]);
  return row!.n;
}

export interface Certified {
  id: string;
  caseId: string | null;
  rule: string;
  erasedAt: number;
  certificate: string;
  signature: Buffer;
  keyId: Buffer;
}

export async function noteErasure(db: EntityManager, erased: Certified): Promise<void> {
  await db.query(
    `insert into erasure (id, case_id, rule, erased_at, certificate, signature, key_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[erased.id, erased.caseId, erased.rule, new Date(erased.erasedAt)],
      ...[erased.certificate, erased.signature, erased.keyId],
    ],
  );
}
