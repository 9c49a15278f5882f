import { isSettled, type Act, type Obligation } from '#domain/obligations';
import type { Case } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { byPerson, draftOf, move, note, rederive, supersede } from './draft';

// For these a letter that has left is enough; an escalation or an alert must be acknowledged.
const DONE_WHEN_SENT: readonly Act[] = ['acknowledge', 'remind', 'inform', 'transfer'];

// The breach register is the facility's own (art. 33.5 RGPD): the desk cannot see it, and does not wait for it.
const NOT_WAITED_FOR: readonly Act[] = ['register'];

/** What still stands between a case and its closing. */
export function stillOpen(state: Case): Obligation[] {
  return state.obligations.filter(
    (o) =>
      !isSettled(o) &&
      !NOT_WAITED_FOR.includes(o.act) &&
      !(o.state === 'sent' && DONE_WHEN_SENT.includes(o.act)),
  );
}

/** The incident is over, with its causes, or "inconnues" (art. D.1111-16-3: without delay). */
export function resolveCase(state: Case, causes: string, o: Occasion): Decision {
  const draft = draftOf({ ...state, resolution: { at: o.now, causes } });
  const obstacle = move(draft, 'resolve');
  if (obstacle) return refuse('not_allowed_in_this_status', obstacle);
  note(draft, 'resolved');
  return byPerson(draft, o);
}

/** Closing needs a resolution, and so a qualification, and every obligation done or waived with a reason. */
export function closeCase(state: Case, o: Occasion): Decision {
  const draft = draftOf(state);
  const obstacle = move(draft, 'close');
  if (obstacle) return refuse('not_allowed_in_this_status', obstacle);
  const open = stillOpen(state);
  if (open.length > 0) {
    return refuse(
      'obligations_still_open',
      open.map((b) => `${b.debtor} ${b.act} ${b.creditor}`),
    );
  }
  note(draft, 'closed');
  return byPerson(draft, o);
}

/**
 * Not for this desk, with the reason and where to turn; counted apart. Authorities are owed nothing about
 * it any more; what the facility owes in its own name stays.
 */
export function declareOutOfScope(state: Case, reason: string, o: Occasion): Decision {
  const draft = draftOf({ ...state, resolution: { at: o.now, causes: reason } });
  const obstacle = move(draft, 'declare_out_of_scope');
  if (obstacle) return refuse('not_allowed_in_this_status', obstacle);
  note(draft, 'declared_out_of_scope', { reason });
  const moot = state.obligations.filter((b) => b.debtor === 'cert' && b.state === 'open');
  supersede(draft, moot, o.now);
  return byPerson(draft, o);
}

/** Takes an ended case up again: where it was handled, or back in triage when it was sent elsewhere. */
export function reopenCase(state: Case, reason: string, o: Occasion): Decision {
  const draft = draftOf({ ...state, resolution: null });
  const obstacle = move(draft, 'reopen') && move(draft, 'reconsider');
  if (obstacle) return refuse('not_allowed_in_this_status', obstacle);
  note(draft, 'reopened', { reason });
  rederive(draft, o);
  return byPerson(draft, o);
}
