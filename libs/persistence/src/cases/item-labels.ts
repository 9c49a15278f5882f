import type { MarkedPart } from '#domain/cases';
import { TABLE_OF_ITEM, type Labels, type MarkedItem, type Marking } from '#domain/marking';
import type { Statement } from '#persistence/database';
import type { EntityManager } from 'typeorm';

/** What an item bears, as far as the transaction's audience may know it; null when it may not, or when there is none. */
export async function findItemMarking(
  db: EntityManager,
  { caseId, item, itemId }: { caseId: string; item: Exclude<MarkedItem, 'case'>; itemId: string },
): Promise<Marking | null> {
  const rows = await db.query<Marking[]>(
    // eslint-disable-next-line no-restricted-syntax -- a table of the list of the domain
    `select tlp, pap, compartments, protection, originator from ${TABLE_OF_ITEM[item]} where id = $1 and case_id = $2`,
    [itemId, caseId],
  );
  return rows[0] ?? null;
}

/** The row of an item, marked anew; nothing for the case itself, which is saved with its state, and for no item. */
export function markStatements(
  part: Pick<MarkedPart, 'item' | 'itemId'> | null,
  { tlp, pap, compartments, protection }: Labels,
): Statement[] {
  if (part === null || part.item === 'case') return [];
  return [
    {
      text: `update ${TABLE_OF_ITEM[part.item]} set tlp = $2, pap = $3, compartments = $4::text[], protection = $5 where id = $1`,
      values: [part.itemId, tlp, pap, [...compartments], protection],
    },
  ];
}
