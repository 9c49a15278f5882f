import { scoreOf, type Case } from '#domain/cases';
import {
  IsNull,
  type EntityManager,
  type EntityTarget,
  type FindOptionsOrder,
  type FindOptionsWhere,
} from 'typeorm';
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

/** What a case has beside its own row: asked at once, so that it costs one round trip. */
async function findParts(db: EntityManager, { id: caseId, parentId }: CaseTable) {
  const parts = async <T extends { caseId: string }>(table: EntityTarget<T>, order: FindOptionsOrder<T>) =>
    (await db.find(table, { where: { caseId } as FindOptionsWhere<T>, order })).map(withoutCaseId);
  const [facilities, obligations, releases, letters, tasks, qualifications, ...others] = await Promise.all([
    parts(CaseFacilityTable, { declares: 'DESC', name: 'ASC' }),
    parts(ObligationTable, { openedAt: 'ASC', id: 'ASC' }),
    parts(ReleaseTable, { id: 'ASC' }),
    parts(LetterTable, { owedAt: 'ASC', id: 'ASC' }),
    parts(TaskTable, { openedAt: 'ASC', id: 'ASC' }),
    db.find(QualificationTable, { where: { caseId }, order: { id: 'DESC' }, take: 1 }),
    parts(RecommendationTable, { sentAt: 'ASC', id: 'ASC' }),
    parts(CaseGrantTable, { grantedAt: 'ASC', id: 'ASC' }),
    parts(MarkingChangeTable, { askedAt: 'ASC', id: 'ASC' }),
    isRestricted(db, caseId),
    parentId === null ? null : findShared(db, parentId),
  ]);
  const [recommendations, grants, markingChanges, restricted, shared] = others;
  const qualification = qualifications[0]?.decision ?? null;
  return {
    ...{ facilities, obligations, releases, letters, tasks, qualification },
    ...{ recommendations, grants, markingChanges, restricted, shared },
  };
}

/**
 * The whole case, as far as the transaction's audience may know it; null when it may not, or when there
 * is none. With `forChange` the row is locked: two commands on one case take turns. With `skip` a row that
 * somebody else holds is as none, and nobody waits for it.
 */
export async function findCase(db: EntityManager, id: string, how: How = {}): Promise<Case | null> {
  const row = await findRow(db, id, how);
  if (!row) return null;
  const { priorityScore, priority, priorityOverride, level, changedBy, changedAt, ...own } = row;
  void level;
  void priorityScore;
  return {
    ...own,
    ...(await findParts(db, row)),
    priority: { score: scoreOf(priority), parts: priority, override: priorityOverride },
    lastChange: { by: changedBy, at: changedAt },
  };
}
