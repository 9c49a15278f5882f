import { isSettled, type Obligation } from '#domain/obligations';
import type { Case } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import {
  byPerson,
  cancelNeedlessLetters,
  draftOf,
  endTasks,
  openTasksAbout,
  settle,
  type Draft,
} from './draft';
import { startHandling } from './follow-letter';
import { addresseeOf, isForALetter } from './owe-letters';

/** Once nothing is waiting for this recipient, what kept a letter from it is nobody's work any more. */
function endTasksAbout(draft: Draft, recipient: string, now: number): void {
  const waits = (o: Obligation) =>
    isForALetter(o) && addresseeOf(o) === recipient && !isSettled(o) && o.sentAt === null;
  if (draft.state.obligations.some(waits)) return;
  endTasks(draft, openTasksAbout(draft, recipient), now);
}

/**
 * A duty of the desk that cannot go by mail (TLP:RED, no valid key) and was done in person, by telephone or
 * by another road, with what proves it. A letter left with nothing to say is cancelled.
 */
export function fulfilByOtherMeans(state: Case, obligationId: string, proof: string, o: Occasion): Decision {
  const owed = state.obligations.find((b) => b.id === obligationId && isForALetter(b) && !isSettled(b));
  if (!owed) return refuse('no_such_obligation');
  const draft = draftOf(state);
  settle(draft, [owed], { state: 'fulfilled', at: o.now, proof });
  cancelNeedlessLetters(draft);
  const recipient = addresseeOf(owed);
  endTasksAbout(draft, recipient, o.now);
  startHandling(draft, recipient);
  return byPerson(draft, o);
}
