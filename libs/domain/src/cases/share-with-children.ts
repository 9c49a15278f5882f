import { functionOf } from '#domain/access';
import type { DataImpact, FactChanges } from '#domain/declarations';
import { proposeLevel, type QualificationInput } from '#domain/qualification';
import type { Case, SharedFacts } from './case';
import { refuse, type Accepted, type Occasion, type Refused } from './decision';
import { bornIn, byPerson, draftOf, note } from './draft';
import { refuseEnded } from './refuse-ended';

/** What a provider may know for its clients; what happened at each of them, each says itself. */
export const SHAREABLE_FACTS = [
  'incidentType',
  'origin',
  'perimeter',
  'systems',
  'startedAt',
  'othersMayBeHit',
  'commonProvider',
] as const satisfies readonly (keyof FactChanges)[];
export const SHAREABLE_DATA = [
  'personal',
  'health',
  'nir',
  'mayRevealHealth',
  'published',
  'effects',
] as const satisfies readonly (keyof DataImpact)[];

/** One update to all children; what is not said stays as it was shared before. */
export interface Update {
  facts: FactChanges;
  /** For the facilities, in French. */
  message: string | null;
  qualification: QualificationInput | null;
}

function pick<T extends object>(said: T | undefined, names: readonly string[]): Partial<T> {
  const kept = Object.entries(said ?? {}).filter(
    ([name, value]) => names.includes(name) && value !== undefined,
  );
  return Object.fromEntries(kept) as Partial<T>;
}

/** Facts accumulate; one that turns out unknown again ("unknown", null, none) no longer fills anything. */
function factsOfUpdate(before: FactChanges, said: FactChanges): FactChanges {
  const data = { ...before.data, ...pick(said.data, SHAREABLE_DATA) };
  const facts = { ...before, ...pick(said, SHAREABLE_FACTS) };
  return Object.keys(data).length > 0 ? { ...facts, data } : facts;
}

/**
 * Writes once what all children are told. Each child follows in a decision of its own.
 * @param latest what the parent shares so far; null when nothing
 * @returns the new revision beside the decision
 */
export function shareWithChildren(
  parent: Case,
  latest: SharedFacts | null,
  { facts, message, qualification }: Update,
  o: Occasion,
): (Accepted & { shared: SharedFacts }) | Refused {
  if (parent.parentId !== null) return refuse('not_a_parent', ['attached']);
  const ended = refuseEnded(parent);
  if (ended) return ended;
  if (qualification !== null) {
    const { level, indents, overrideReason } = qualification;
    const departs = level !== null && level !== proposeLevel(indents).level;
    if (departs && !overrideReason) return refuse('override_needs_reason');
  }
  const shared: SharedFacts = {
    ...{ id: o.newId(), revision: (latest?.revision ?? 0) + 1, at: o.now, by: functionOf(o.actor) },
    ...{ facts: factsOfUpdate(latest?.facts ?? {}, facts), message, qualification },
    ...bornIn(parent, o),
  };
  const draft = draftOf(parent);
  const { id, revision } = shared;
  const told = { message: message !== null, qualification: qualification !== null };
  note(draft, 'shared', { id, revision, ...told });
  return { ...byPerson(draft, o), shared };
}
