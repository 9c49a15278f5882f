import type { Case } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { byPerson, draftOf, note } from './draft';

/**
 * Whether what was learnt is to be written up (retour d'expérience), with the reason. A flag for the desk:
 * nothing is published, which needs the agreement of all concerned.
 */
export function draftRex(
  state: Case,
  { draft: rexDraft, reason }: { draft: boolean; reason: string },
  o: Occasion,
): Decision {
  if (state.mergedInto !== null) return refuse('not_allowed_in_this_status', [state.status]);
  const draft = draftOf({ ...state, rexDraft });
  note(draft, 'rex_drafted', { draft: rexDraft, reason });
  return byPerson(draft, o);
}
