import { isSettled, type Act } from '#domain/obligations';
import type { Case } from './case';
import { decide, refuse, type Decision, type Occasion } from './decision';
import { draftOf, note, settle } from './draft';

/** The facility says that it has informed the persons (art. 34 RGPD), or filled its register (art. 33.5). */
export function recordDuty(
  state: Case,
  duty: { act: Extract<Act, 'inform_persons' | 'register'>; proof: string },
  o: Occasion,
): Decision {
  const owed = state.obligations.filter((ob) => ob.act === duty.act && !isSettled(ob));
  if (owed.length === 0) return refuse('no_such_duty', [duty.act]);
  const draft = draftOf(state);
  note(draft, 'duty_reported', { act: duty.act });
  settle(draft, owed, { state: 'fulfilled', at: o.now, proof: duty.proof });
  return decide(draft.state, draft.events);
}
