import { scoreOf, type Case } from '#domain/cases';
import { IsNull, type EntityManager } from 'typeorm';
import { CaseTable } from './case.table';
import { findShared } from './load-family';
import {
  CaseFacilityTable,
  CaseGrantTable,
  LetterTable,
  MarkingChangeTable,
  ObligationTable,
  QualificationTable,
  RecommendationTable,
  ReleaseTable,
  RestrictedHandlingTable,
  TaskTable,
} from './case-parts.table';

function withoutCaseId<T extends { caseId: string }>({ caseId, ...part }: T): Omit<T, 'caseId'> {
  void caseId;
  return part;
}

/** Whether the case is of the dedicated chain, as far as the audience may know; false to those who may not. */
export function isRestricted(db: EntityManager, caseId: string): Promise<boolean> {
  return db.existsBy(RestrictedHandlingTable, { caseId, liftedAt: IsNull() });
}

/** Columns of a case that the desk keeps to itself. */
const INSIDE = { assignee: null, priorityOverride: null, rexDraft: false } as const;

/** What the holder of a code may read of the row itself: the database lets it ask for nothing else. */
function shownOutside(db: EntityManager) {
  const { columns } = db.connection.getMetadata(CaseTable);
  const shown = columns.map(({ propertyName }) => propertyName).filter((name) => !(name in INSIDE));
  return Object.fromEntries(shown.map((name) => [name, true])) as { [column in keyof CaseTable]?: true };
}

interface How {
  forChange?: boolean | 'skip';
  /** For the holder of a code: what the desk keeps to itself is as nothing, and is not written either. */
  outside?: boolean;
}

async function findRow(db: EntityManager, id: string, { forChange = false, outside = false }: How) {
  const onLocked = forChange === 'skip' ? { onLocked: 'skip_locked' as const } : {};
  const lock = forChange ? { lock: { mode: 'pessimistic_write' as const, ...onLocked } } : {};
  const select = outside ? { select: shownOutside(db) } : {};
  const found = await db.findOne(CaseTable, { where: { id }, ...select, ...lock });
  return found && outside ? { ...found, ...INSIDE } : found;
}

/**
 * The whole case, as far as the transaction's audience may know it; null when it may not, or when there
 * is none. With `forChange` the row is locked: two commands on one case take turns. With `skip` a row that
 * somebody else holds is as none, and nobody waits for it.
 */
export async function findCase(db: EntityManager, id: string, how: How = {}): Promise<Case | null> {
  const row = await findRow(db, id, how);
  if (!row) return null;
  const where = { caseId: id };
  const facilities = await db.find(CaseFacilityTable, { where, order: { declares: 'DESC', name: 'ASC' } });
  const obligations = await db.find(ObligationTable, { where, order: { openedAt: 'ASC', id: 'ASC' } });
  const releases = await db.find(ReleaseTable, { where, order: { id: 'ASC' } });
  const letters = await db.find(LetterTable, { where, order: { owedAt: 'ASC', id: 'ASC' } });
  const tasks = await db.find(TaskTable, { where, order: { openedAt: 'ASC', id: 'ASC' } });
  const [latest] = await db.find(QualificationTable, { where, order: { id: 'DESC' }, take: 1 });
  const recommendations = await db.find(RecommendationTable, { where, order: { sentAt: 'ASC', id: 'ASC' } });
  const grants = await db.find(CaseGrantTable, { where, order: { grantedAt: 'ASC', id: 'ASC' } });
  const markingChanges = await db.find(MarkingChangeTable, { where, order: { askedAt: 'ASC', id: 'ASC' } });
  const restricted = await isRestricted(db, id);
  const shared = row.parentId === null ? null : await findShared(db, row.parentId);
  const { priorityScore, priority, priorityOverride, level, changedBy, changedAt, ...own } = row;
  void level;
  void priorityScore;
  return {
    ...own,
    facilities: facilities.map(withoutCaseId),
    grants: grants.map(withoutCaseId),
    markingChanges: markingChanges.map(withoutCaseId),
    obligations: obligations.map(withoutCaseId),
    releases: releases.map(withoutCaseId),
    letters: letters.map(withoutCaseId),
    tasks: tasks.map(withoutCaseId),
    qualification: latest?.decision ?? null,
    recommendations: recommendations.map(withoutCaseId),
    ...{ restricted, shared },
    priority: { score: scoreOf(priority), parts: priority, override: priorityOverride },
    lastChange: { by: changedBy, at: changedAt },
  };
}
