import { functionOf } from '#domain/access';
import { isTreatedHere } from '#domain/obligations';
import { factsOf, type Case } from './case';
import { decide, type Decision, type Occasion } from './decision';
import { draftOf, note, openTask } from './draft';
import { openingToKeep } from './keep-no-details';
import { settleAlreadyDone } from './settle-already-done';
import { factsOfOpening, NOTHING_YET, originatorOfOpening, type Opening } from './opening';
import { oweLetters } from './owe-letters';
import { priorityOf } from './priority';
import { openCircle } from './open-circle';
import { rederive } from './rederive';

/** A declaration arrives: the case, what it makes owed, the receipt to send, the page if it is urgent. */
export function openCase(said: Opening, occasion: Occasion): Extract<Decision, { ok: true }> {
  const opening = openingToKeep(said);
  const { channel, facilities, incident } = opening;
  const state: Case = {
    ...NOTHING_YET,
    ...opening,
    id: occasion.newId(),
    originator: originatorOfOpening(opening, occasion.actor),
    version: 1,
    status: 'received',
    declarationVersion: 1,
    priority: priorityOf(factsOfOpening(opening)),
    lastChange: { by: functionOf(occasion.actor), at: occasion.now },
  };
  const draft = draftOf({ ...state, grants: openCircle(state, occasion) });
  note(draft, 'case_opened', { channel, facilities: facilities.map((f) => f.id) });
  rederive(draft, occasion);
  settleAlreadyDone(draft, occasion);
  oweLetters(draft, ['acknowledge'], occasion);
  if (incident.urgent) note(draft, 'page_raised', { id: occasion.newId(), reason: 'urgent_declaration' });
  const stray = facilities.find((f) => f.ars === null);
  if (stray && isTreatedHere(factsOf(state))) {
    const todo = 'Aucune ARS compétente trouvée pour ce site : la désigner avant de qualifier.';
    openTask(draft, { kind: 'no_competent_ars', subject: stray.id, todo }, occasion);
  }
  return decide(draft.state, draft.events) as Extract<Decision, { ok: true }>;
}
