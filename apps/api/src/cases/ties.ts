import type { Case, CaseEventType } from '#domain/cases';
import { knownAmong } from '#persistence/cases';
import { CaseEventTable } from '#persistence/record';
import type { EntityManager } from 'typeorm';

/** Which events name another case, and where. */
const NAMED_IN: Partial<Record<CaseEventType, readonly string[]>> = {
  attached: ['parent', 'child'],
  detached: ['parent', 'child'],
  merged: ['into'],
  merged_in: ['from'],
  split: ['into', 'from'],
};
// Nothing else happened to the case: of a family that is not there for the reader, there is nothing to tell.
const FAMILY: readonly CaseEventType[] = ['attached', 'detached'];

/** The other cases that a case names, as far as the audience may know them. */
export async function knownTies(db: EntityManager, { parentId, mergedInto, splitFrom, tasks }: Case) {
  const left = tasks.filter(({ kind }) => kind === 'child_behind').map(({ subject }) => subject);
  const named = [parentId, mergedInto, splitFrom, ...left].filter((id) => id !== null);
  const known = await knownAmong(db, named);
  const ifKnown = (id: string | null) => (id !== null && known.has(id) ? id : null);
  return {
    ...{ parentId: ifKnown(parentId), mergedInto: ifKnown(mergedInto), splitFrom: ifKnown(splitFrom) },
    tasks: tasks.filter(({ kind, subject }) => kind !== 'child_behind' || known.has(subject)),
  };
}

/** A case's history, oldest first, without the cases that the audience may not know; what became of its own stays told. */
export async function knownHistory(db: EntityManager, caseId: string): Promise<CaseEventTable[]> {
  const events = await db.find(CaseEventTable, { where: { caseId }, order: { at: 'ASC', id: 'ASC' } });
  const namesIn = ({ type, data }: CaseEventTable) =>
    (NAMED_IN[type] ?? []).filter((key) => data[key] !== undefined);
  const named = events.flatMap((event) => namesIn(event).map((key) => event.data[key] as string));
  const known = await knownAmong(db, named);
  return events.flatMap((event) => {
    const hidden = namesIn(event).filter((key) => !known.has(event.data[key] as string));
    if (hidden.length === 0) return [event];
    const data = Object.fromEntries(Object.entries(event.data).filter(([key]) => !hidden.includes(key)));
    return FAMILY.includes(event.type) ? [] : [{ ...event, data }];
  });
}
