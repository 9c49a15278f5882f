import type { Case } from '#domain/cases';
import type { DeclarationTable } from '#persistence/cases';
import { insertRows, type Statement } from '#persistence/database';
import { newId } from '#platform/ids';

/** What a duplicate said, whole, as one more version of what was said of the case that goes on. */
export function mergedRow(
  { id: caseId, declarationVersion: version }: Case,
  { channel, receivedAt, incident: facts }: Case,
  { declarant, facility }: Pick<DeclarationTable, 'declarant' | 'facility'>,
): Statement[] {
  const said = { kind: 'merged', channel, receivedAt, declarant, facility, facts };
  return insertRows('declaration', [{ id: newId(), caseId, version, ...said }]);
}
