import type { Case } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { byPerson, draftOf, note } from './draft';
import { oweLetters } from './owe-letters';
import { ACTS_OF_QUALIFICATION } from './qualify-case';
import { rederive, reprioritise } from './rederive';
import { ENDED } from './transitions.data';
import { notifiableChangeOf } from './what-is-notified';

/**
 * This case is not part of that incident after all: it falls back on its own facts. What was decided, sent or
 * done meanwhile stays in its history.
 */
export function detachFromParent(child: Case, o: Occasion): Decision {
  const { parentId: parent } = child;
  if (parent === null) return refuse('not_attached');
  const alone = { ...child, parentId: null, shared: null, sharedRevision: 0 };
  const draft = draftOf({ ...alone, notifiableChangedAt: notifiableChangeOf(child, alone, o.now) });
  note(draft, 'detached', { parent });
  if (ENDED.includes(child.status)) return byPerson(draft, o);
  reprioritise(draft);
  rederive(draft, o, 'dossier détaché de son dossier parent');
  if (draft.state.qualification) oweLetters(draft, ACTS_OF_QUALIFICATION, o);
  return byPerson(draft, o);
}
