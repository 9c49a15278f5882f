import type { Parent, SharedFacts } from '#domain/cases';
import { within } from '#domain/marking';
import { In, MoreThan, type EntityManager } from 'typeorm';
import { CaseTable } from './case.table';
import { SharedFactsTable } from './case-parts.table';

function withoutParent({ caseId, ...shared }: SharedFactsTable): SharedFacts {
  void caseId;
  return shared;
}

/** What a parent has shared after a revision, oldest first, as far as the audience may know one of its children. */
export async function findRevisionsAfter(
  db: EntityManager,
  parentId: string,
  revision: number,
): Promise<SharedFacts[]> {
  const where = { caseId: parentId, revision: MoreThan(revision) };
  return (await db.find(SharedFactsTable, { where, order: { revision: 'ASC' } })).map(withoutParent);
}

/** What a parent shares now: its latest facts, and the last message that it had for the facilities; null when nothing. */
export async function findShared(db: EntityManager, parentId: string): Promise<SharedFacts | null> {
  const revisions = await findRevisionsAfter(db, parentId, 0);
  const latest = revisions.at(-1);
  const said = revisions.findLast(({ message }) => message !== null);
  return latest ? { ...within(said ?? latest, latest), message: said?.message ?? null } : null;
}

/** A case as its children need it; null when there is none, or it is not for this audience. */
export async function findParent(db: EntityManager, id: string): Promise<Parent | null> {
  const select = { id: true, parentId: true, status: true } as const;
  const row = await db.findOne(CaseTable, { where: { id }, select });
  if (!row) return null;
  const { parentId, status } = row;
  return { id, parentId, status, revisions: await findRevisionsAfter(db, id, 0) };
}

/** Of these cases, those that the audience may know. */
export async function knownAmong(db: EntityManager, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const known = await db.find(CaseTable, { where: { id: In(ids) }, select: { id: true } });
  return new Set(known.map(({ id }) => id));
}

/** Whether a case has children, or shares facts with those to come. */
export async function isParent(db: EntityManager, id: string): Promise<boolean> {
  return (
    (await db.existsBy(CaseTable, { parentId: id })) || (await db.existsBy(SharedFactsTable, { caseId: id }))
  );
}

/** Locks cases in the order of their ids, so that two acts on the same pair take turns and never wait for each other. */
export async function lockCases(db: EntityManager, ids: readonly string[]): Promise<void> {
  await db.query('select 1 from incident_case where id = any($1) order by id for update', [ids]);
}
