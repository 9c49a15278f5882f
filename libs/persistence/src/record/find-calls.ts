import type { EntityManager } from 'typeorm';
import { CallNoteTable } from './case-event.table';

/** Telephone calls about a case, oldest first, as far as the transaction's audience may know them. */
export function findCalls(db: EntityManager, caseId: string): Promise<CallNoteTable[]> {
  return db.find(CallNoteTable, { where: { caseId }, order: { at: 'ASC', id: 'ASC' } });
}
