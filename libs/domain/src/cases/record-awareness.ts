import type { Instant } from '#domain/declarations';
import { faultOfAwareness, followAwareness } from './awareness';
import type { Case } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { draftOf, note } from './draft';

export interface Awareness {
  facilityId: string;
  awarenessAt: Instant;
  /** Why it is set, or set again, in French: the earlier due time is kept with it. */
  reason: string;
}

/**
 * When one controller became aware of the breach (art. 33.1 RGPD): its 72 hours run from there. Clocks that ran
 * from another instant are set again, and keep what they said. A processor has then told it (art. 33.2).
 */
export function recordAwareness(
  state: Case,
  { facilityId, awarenessAt, reason }: Awareness,
  o: Occasion,
): Decision {
  const known = state.facilities.some(({ id, leftAt }) => id === facilityId && leftAt === null);
  if (!known) return refuse('no_such_facility', [facilityId]);
  const fault = faultOfAwareness(state, awarenessAt, o.now);
  if (fault) return refuse('dates_impossible', [`awarenessAt:${fault}`]);
  const facilities = state.facilities.map((f) => (f.id === facilityId ? { ...f, awarenessAt } : f));
  const draft = draftOf({ ...state, facilities });
  note(draft, 'awareness_recorded', { facilityId, at: new Date(awarenessAt).toISOString(), reason });
  return followAwareness(draft, o, reason);
}
