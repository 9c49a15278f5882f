import type { Case } from '#domain/cases';
import type { FactChanges } from '#domain/declarations';
import { insertRows, type Statement } from '#persistence/database';
import { newId } from '#platform/ids';

/** The row of a complement: what it changes, in its own words, never merged into what was said before. */
export function complementRow(
  facts: Omit<FactChanges, 'narrative'> & { narrative: string | null },
  at: number,
) {
  return ({ id: caseId, declarationVersion: version }: Case): Statement[] =>
    insertRows('declaration', [
      { id: newId(), caseId, version, kind: 'complement', channel: 'web', receivedAt: at, facts },
    ]);
}
