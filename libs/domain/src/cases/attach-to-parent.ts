import type { Case, SharedFacts } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { byPerson, draftOf, note } from './draft';
import { follow } from './follow-parent';
import { refuseEnded } from './refuse-ended';
import { ENDED } from './transitions.data';

/** The case of a provider's or mass incident, as far as its children need it. */
export interface Parent extends Pick<Case, 'id' | 'parentId' | 'status'> {
  /** Everything that it has shared, oldest first. */
  revisions: readonly SharedFacts[];
}

export interface Attachment {
  parent: Parent;
  /** Whether the case that is attached has children of its own, or shares facts itself. */
  isParent: boolean;
}

/**
 * A person says that this case is part of a provider's or mass incident. It keeps its facts, its agency, its
 * obligations and its readers; what it does not know, the parent tells it.
 */
export function attachToParent(child: Case, { parent, isParent }: Attachment, o: Occasion): Decision {
  if (child.parentId !== null) return refuse('already_attached', ['attached']);
  if (isParent) return refuse('already_attached', ['has_children']);
  const isOne = parent.id !== child.id && parent.parentId === null && !ENDED.includes(parent.status);
  if (!isOne) return refuse('not_a_parent', [parent.status]);
  const ended = refuseEnded(child);
  if (ended) return ended;
  const draft = draftOf({ ...child, parentId: parent.id, sharedRevision: 0 });
  note(draft, 'attached', { parent: parent.id });
  follow(draft, parent.revisions, o);
  return byPerson(draft, o);
}
