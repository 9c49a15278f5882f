import type { SharedFacts } from '#domain/cases';
import { insertRows, type Statement } from '#persistence/database';

/** One revision of what a parent shares; it is written once and never changed. */
export function sharedRow(parentId: string, shared: SharedFacts): Statement[] {
  return insertRows('shared_facts', [{ ...shared, caseId: parentId }]);
}
