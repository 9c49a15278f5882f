import { functionOf } from '#domain/access';
import type { Case } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { byPerson, draftOf, note } from './draft';
import { ENDED } from './transitions.data';

/**
 * A person ranks a case otherwise than its parts do (RFC 2350 §4.1), or gives the rank back to them. What the
 * parts propose stays beside it and goes on following the facts.
 * @param score 1 to 64; null withdraws what was decided before
 */
export function overridePriority(
  state: Case,
  { score, reason }: { score: number | null; reason: string },
  o: Occasion,
): Decision {
  if (ENDED.includes(state.status)) return refuse('not_allowed_in_this_status', [state.status]);
  const { priority } = state;
  if (score === null && priority.override === null) return refuse('nothing_to_withdraw');
  const override = score === null ? null : { score, reason, by: functionOf(o.actor), at: o.now };
  const draft = draftOf({ ...state, priority: { ...priority, override } });
  note(draft, 'priority_overridden', { score, proposed: priority.score, reason });
  return byPerson(draft, o);
}
