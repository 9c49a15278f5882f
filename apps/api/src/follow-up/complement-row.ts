import { changesToKeep, keepsNoDetails, type Case, type Complement } from '#domain/cases';
import { NOTHING_COLLECTED, type FactChanges } from '#domain/declarations';
import { insertRows, type Statement } from '#persistence/database';
import { newId } from '#platform/ids';

type Said = Omit<FactChanges, 'narrative'> & { narrative: string | null };

/** What may be written of it: nothing of the words of an armed-forces hospital. */
function wordsToKeep(state: Case, { narrative, ...changes }: Said): Said {
  const kept = narrative !== null && keepsNoDetails(state) ? NOTHING_COLLECTED : narrative;
  return { ...changesToKeep(state, changes), narrative: kept };
}

/** The row of a complement: what it changes, in its own words, never merged into what was said before. */
export function complementRow(said: Said, kind: NonNullable<Complement['kind']>, at: number) {
  return (state: Case): Statement[] =>
    insertRows('declaration', [
      {
        ...{ id: newId(), caseId: state.id, version: state.declarationVersion },
        ...{ kind, channel: 'web', originator: 'declarant', receivedAt: at, facts: wordsToKeep(state, said) },
      },
    ]);
}
