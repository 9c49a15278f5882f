import type { Case } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { byPerson, draftOf, move, note } from './draft';
import { ENDED } from './transitions.data';

/** An analyst takes the case: into triage when it is fresh, else it only changes hands. */
export function takeCase(state: Case, assignee: string, occasion: Occasion): Decision {
  if (ENDED.includes(state.status)) return refuse('not_allowed_in_this_status', [state.status]);
  const draft = draftOf({ ...state, assignee });
  if (state.status === 'received') move(draft, 'take');
  note(draft, 'taken', { assignee });
  return byPerson(draft, occasion);
}
