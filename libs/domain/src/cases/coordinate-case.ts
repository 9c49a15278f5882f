import { competentArs, isSettled } from '#domain/obligations';
import { factsOf, type Case } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { byPerson, draftOf, note, settle } from './draft';
import { startHandling } from './follow-letter';

export interface Call {
  to: string;
  answered: boolean;
  /** Function of who answered, and what was said; stays inside the desk. */
  note: string | null;
}

/** A telephone call, logged whether or not somebody answered; an answered one discharges the duty to call. */
export function logCall(state: Case, call: Call, o: Occasion): Decision {
  const known = [...competentArs(factsOf(state)), ...state.letters.map((l) => l.recipient), 'fssi'];
  if (!known.includes(call.to)) return refuse('no_such_recipient', [call.to]);
  const draft = draftOf(state);
  note(draft, 'call_logged', { to: call.to, answered: call.answered });
  if (call.answered) {
    const due = state.obligations.filter((b) => b.act === 'call' && b.creditor === call.to && !isSettled(b));
    settle(draft, due, { state: 'fulfilled', at: o.now, proof: 'appel consigné, réponse obtenue' });
    startHandling(draft, call.to);
  }
  return byPerson(draft, o);
}

/** A duty that will not be done, with the reason that an auditor will read. */
export function waiveObligation(state: Case, obligationId: string, reason: string, o: Occasion): Decision {
  const owed = state.obligations.find((b) => b.id === obligationId && !isSettled(b));
  if (!owed) return refuse('no_such_obligation');
  const draft = draftOf(state);
  settle(draft, [owed], { state: 'waived', at: o.now, proof: reason });
  return byPerson(draft, o);
}
