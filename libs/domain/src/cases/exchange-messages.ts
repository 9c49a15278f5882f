import type { Case } from './case';
import { decide, refuse, type Decision, type Occasion } from './decision';
import { draftOf, note, openTask } from './draft';
import { keepsNoDetails } from './keep-no-details';
import { oweNews } from './owe-news';
import { REDIRECTIONS } from './redirections.data';
import { ENDED } from './transitions.data';

/**
 * The desk wrote to the declarant, who is told that something waits. The text itself is no part of the case:
 * only its identifier enters the history. Nothing that a person decides on changed, so the version stays.
 */
export function sendMessage(state: Case, messageId: string, o: Occasion): Decision {
  if (state.mergedInto !== null) return refuse('not_allowed_in_this_status', [state.status]);
  const draft = draftOf(state);
  note(draft, 'message_sent', { id: messageId });
  oweNews(draft, o);
  return decide(draft.state, draft.events);
}

/**
 * The declarant wrote to the desk. An ended case stays ended: a task asks a person to read it and to judge. The words
 * of an armed-forces hospital are refused, and so kept by nobody: they belong in its own chain.
 */
export function receiveMessage(state: Case, messageId: string, o: Occasion): Decision {
  if (keepsNoDetails(state)) return refuse('no_details_collected', [REDIRECTIONS['armed-forces']]);
  const draft = draftOf(state);
  note(draft, 'message_received', { id: messageId });
  if (ENDED.includes(state.status)) {
    const todo = 'Message reçu sur un dossier clos : le lire, répondre, reprendre le dossier s’il le faut.';
    openTask(draft, { kind: 'message_on_ended_case', subject: messageId, todo }, o);
  }
  return decide(draft.state, draft.events);
}
