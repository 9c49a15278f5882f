import type { MarkedItem, MarkedPart } from '#domain/cases';
import type { Labels } from '#domain/marking';
import type { Statement } from '#persistence/database';
import type { EntityManager } from 'typeorm';

/** Where the items lie that bear a marking of their own; the case itself is saved with its state. */
const TABLES: Record<Exclude<MarkedItem, 'case'>, string> = {
  declaration: 'declaration',
  message: 'exchange_message',
  call: 'call_note',
  recommendation: 'recommendation',
};

/** What an item bears, as far as the transaction's audience may know it; null when it may not, or when there is none. */
export async function findItemLabels(
  db: EntityManager,
  { caseId, item, itemId }: { caseId: string; item: Exclude<MarkedItem, 'case'>; itemId: string },
): Promise<Labels | null> {
  const rows = await db.query<Labels[]>(
    // eslint-disable-next-line no-restricted-syntax -- a table of the list above
    `select tlp, pap, compartments, protection from ${TABLES[item]} where id = $1 and case_id = $2`,
    [itemId, caseId],
  );
  return rows[0] ?? null;
}

/** The row of an item, marked anew; nothing for the case itself, and for no item. */
export function markStatements(
  part: Pick<MarkedPart, 'item' | 'itemId'> | null,
  { tlp, pap, compartments, protection }: Labels,
): Statement[] {
  if (part === null || part.item === 'case') return [];
  return [
    {
      text: `update ${TABLES[part.item]} set tlp = $2, pap = $3, compartments = $4::text[], protection = $5 where id = $1`,
      values: [part.itemId, tlp, pap, [...compartments], protection],
    },
  ];
}
