import type { Case } from './case';
import { decide, type Decision, type Occasion } from './decision';
import { draftOf, openTask } from './draft';

/**
 * Children that could not follow what their parent shared, however often it was tried: a person takes them up. Said
 * on the parent, since it is the child that cannot be written.
 */
export function leaveBehind(
  parent: Case,
  children: readonly Pick<Case, 'id' | 'reference'>[],
  o: Occasion,
): Decision {
  const draft = draftOf(parent);
  for (const { id, reference } of children) {
    const todo = `Le dossier ${reference} n’a pas pu suivre ce que celui-ci partage : le détacher puis le rattacher, ou le traiter à part.`;
    openTask(draft, { kind: 'child_behind', subject: id, todo }, o);
  }
  return decide(draft.state, draft.events);
}
