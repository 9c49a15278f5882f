import type { Channel } from '#domain/declarations';
import type { Case } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { byPerson, draftOf, note } from './draft';
import { rederive } from './rederive';

/** Whether the declarant said it itself, on the form or by its own tool, and nobody typed it in. */
export const isSaidByDeclarant = (channel: Channel) => channel === 'web' || channel === 'api';

/**
 * The declarant confirms what the desk typed in for it (arrêté du 30 octobre 2017, art. 1er). What it says
 * itself, on the form or by its own tool, needs no confirmation.
 */
export function confirmDeclaration(state: Case, o: Occasion): Decision {
  const { channel, confirmedAt } = state;
  if (isSaidByDeclarant(channel)) return refuse('nothing_to_confirm', [channel]);
  if (confirmedAt !== null) return refuse('already_confirmed', [new Date(confirmedAt).toISOString()]);
  const draft = draftOf({ ...state, confirmedAt: o.now });
  note(draft, 'confirmed', { version: state.declarationVersion });
  rederive(draft, o, 'déclaration confirmée par la structure');
  return byPerson(draft, o);
}
