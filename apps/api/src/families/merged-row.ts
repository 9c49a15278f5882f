import { markingOf, type Case } from '#domain/cases';
import type { DeclarationTable } from '#persistence/cases';
import { insertRows, type Statement } from '#persistence/database';
import { newId } from '#platform/ids';

/**
 * What a duplicate said, whole, as one more version of what was said of the case that goes on. Who said it stays with
 * the duplicate, unless it is the same declarant: without it, the declarant of the target does not read it.
 */
export function mergedRow(
  { id: caseId, declarationVersion: version }: Case,
  { channel, receivedAt, incident: facts, mergedCodeOpens }: Case,
  said: DeclarationTable,
): Statement[] {
  const declarant = mergedCodeOpens ? said.declarant : null;
  const row = {
    ...markingOf(said),
    kind: 'merged',
    channel,
    receivedAt,
    declarant,
    facility: said.facility,
    facts,
  };
  return insertRows('declaration', [{ id: newId(), caseId, version, ...row }]);
}
