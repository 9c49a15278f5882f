import { DeclarationTable, findCase } from '#persistence/cases';
import { DeliveryTable } from '#persistence/deliveries';
import { findCorrespondent } from '#persistence/directory';
import type { EntityManager } from 'typeorm';

/** A letter with its case, its recipient as the directory knows it, and every attempt so far; null when there is none. */
export async function readLetter(db: EntityManager, letterId: string) {
  const [row] = await db.query<{ case_id: string }[]>('select case_id from letter where id = $1', [letterId]);
  const state = row ? await findCase(db, row.case_id) : null;
  const letter = state?.letters.find(({ id }) => id === letterId);
  if (!state || !letter) return null;
  const correspondent =
    letter.recipient === 'declarant' ? null : await findCorrespondent(db, letter.recipient);
  const initial = await db.findOne(DeclarationTable, {
    where: { caseId: state.id, version: 1 },
    select: { id: true, declarant: true },
  });
  const attempts = await db.find(DeliveryTable, { where: { letterId }, order: { number: 'ASC' } });
  return { state, letter, correspondent, declarant: initial?.declarant ?? null, attempts };
}
