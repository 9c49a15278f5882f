import type { Case } from '#domain/cases';
import type { EntityManager } from 'typeorm';
import { CaseTable } from './case.table';
import {
  CaseFacilityTable,
  LetterTable,
  ObligationTable,
  QualificationTable,
  ReleaseTable,
  TaskTable,
} from './case-parts.table';

function withoutCaseId<T extends { caseId: string }>({ caseId, ...part }: T): Omit<T, 'caseId'> {
  void caseId;
  return part;
}

/**
 * The whole case, as far as the transaction's audience may know it; null when it may not, or when there
 * is none. With `forChange` the row is locked: two commands on one case take turns.
 */
export async function findCase(
  db: EntityManager,
  id: string,
  { forChange = false } = {},
): Promise<Case | null> {
  const lock = forChange ? { lock: { mode: 'pessimistic_write' as const } } : {};
  const row = await db.findOne(CaseTable, { where: { id }, ...lock });
  if (!row) return null;
  const where = { caseId: id };
  const facilities = await db.find(CaseFacilityTable, { where, order: { declares: 'DESC', name: 'ASC' } });
  const obligations = await db.find(ObligationTable, { where, order: { openedAt: 'ASC', id: 'ASC' } });
  const releases = await db.find(ReleaseTable, { where, order: { id: 'ASC' } });
  const letters = await db.find(LetterTable, { where, order: { owedAt: 'ASC', id: 'ASC' } });
  const tasks = await db.find(TaskTable, { where, order: { openedAt: 'ASC', id: 'ASC' } });
  const [latest] = await db.find(QualificationTable, { where, order: { id: 'DESC' }, take: 1 });
  const { priorityScore, priority, level, resolvedAt, resolutionCauses, changedBy, changedAt, ...own } = row;
  void level;
  return {
    ...own,
    facilities: facilities.map(withoutCaseId),
    obligations: obligations.map(withoutCaseId),
    releases: releases.map(withoutCaseId),
    letters: letters.map(withoutCaseId),
    tasks: tasks.map(withoutCaseId),
    qualification: latest?.decision ?? null,
    priority: { score: priorityScore, parts: priority },
    resolution: resolvedAt === null ? null : { at: resolvedAt, causes: resolutionCauses ?? '' },
    lastChange: { by: changedBy, at: changedAt },
  };
}
