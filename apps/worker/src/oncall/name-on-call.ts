import { insertRows } from '#persistence/database';
import type { PageTable } from '#persistence/deliveries';
import { auditOf } from '#persistence/record';
import { execute } from '#persistence/unit-of-work';
import { newId } from '#platform/ids';
import type { EntityManager } from 'typeorm';

const SYSTEM = { kind: 'system' } as const;
/** Whoever reviews a broken glass reads no case for that. */
const READS_NO_CASE: readonly PageTable['reason'][] = ['glass_broken', 'glass_unreviewed'];

interface Woken {
  caseId: string;
  reason: PageTable['reason'];
  email: string;
  /** Clock of the cases, epoch ms. */
  now: number;
}

/** Lets whoever is on call know the case that wakes them, until the shift ends; in the history and in the record. */
export async function nameOnCall(db: EntityManager, { caseId, reason, email, now }: Woken): Promise<void> {
  if (READS_NO_CASE.includes(reason)) return;
  const [named] = await db.query<{ id: string }[]>('select * from who.name_on_call($1, $2)', [caseId, email]);
  if (named === undefined) return;
  const change = { now, actor: SYSTEM, newId, action: 'name_on_call', requestId: null };
  const told = { id: newId(), caseId, at: now, type: 'access_granted', by: 'system', data: named };
  await execute(db, [
    ...insertRows('case_event', [told]),
    ...insertRows('audit_event', [auditOf(change, { type: 'case', id: caseId, caseId }, named)]),
  ]);
}
