import type { Case } from './case';
import { decide, type CaseEventType, type Decision } from './decision';
import { draftOf, note } from './draft';

/** The flag as cleared people read it. It says how a case is handled, never what a facility is. */
export const RESTRICTED_HANDLING = 'Traitement particulier – chaîne dédiée';

/**
 * Events that would betray the dedicated chain to whoever reads the history: they go to the audit trail and to
 * the register of restricted handling, and to no history.
 */
export const UNTOLD_EVENTS: readonly CaseEventType[] = ['restricted', 'unrestricted'];

/**
 * Hands the case to the dedicated chain (art. L.1332-6-2 of the defence code): from now on its letters carry no
 * content. Neither version nor last change move: whoever is not cleared must not see that anything happened.
 * Done twice, it changes nothing. Why, by whom and when stand in the register, beside the case.
 */
export function restrictCase(state: Case): Decision {
  return mark(state, true);
}

/** Ends the special handling; what was sent without content stays so. */
export function liftRestriction(state: Case): Decision {
  return mark(state, false);
}

function mark(state: Case, restricted: boolean): Decision {
  if (state.restricted === restricted) return decide(state, []);
  const draft = draftOf({ ...state, restricted });
  note(draft, restricted ? 'restricted' : 'unrestricted');
  return decide(draft.state, draft.events);
}
