import { markingOf, type Accepted, type Case } from '#domain/cases';
import { DeclarationTable } from '#persistence/cases';
import { insertRows } from '#persistence/database';
import { newId } from '#platform/ids';
import type { Together } from './together';

/** The new case with its circle, and the declaration from which it was taken. */
export async function openApart(
  tx: Together,
  before: Case,
  opened: Accepted,
  followUpHash: Buffer,
): Promise<Case> {
  const { id: caseId } = opened.state;
  const first = await tx.db.findOneByOrFail(DeclarationTable, { caseId: before.id, version: 1 });
  const { channel, receivedAt, declarant, facility, facts } = first;
  const marking = markingOf(first);
  const copy = { id: newId(), caseId, version: 1, kind: 'initial', channel, receivedAt, declarant, facility };
  return tx.save(null, opened, [
    ...insertRows('declaration', [{ ...copy, ...marking, facts, followUpHash }]),
  ]);
}
