import type { CaseEventType } from '#domain/cases';
import { In, type EntityManager } from 'typeorm';
import { CaseEventTable } from './case-event.table';

/** When each of these first happened to a case (epoch ms), as far as the audience may know; absent: never. */
export async function firstTimes(
  db: EntityManager,
  caseId: string,
  types: readonly CaseEventType[],
): Promise<Partial<Record<CaseEventType, number>>> {
  const events = await db.find(CaseEventTable, {
    where: { caseId, type: In([...types]) },
    // The first of each type is the last that is written into the object.
    order: { at: 'DESC', id: 'DESC' },
    select: { id: true, type: true, at: true },
  });
  return Object.fromEntries(events.map(({ type, at }) => [type, at]));
}
