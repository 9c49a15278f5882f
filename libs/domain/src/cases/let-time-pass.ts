import { isSettled, wakesOf, type LawInForce } from '#domain/obligations';
import type { Instant } from '#domain/declarations';
import { factsOf, type Case } from './case';
import { decide, type Decision, type Occasion } from './decision';
import { draftOf } from './draft';
import { endNeedlessTasks } from './end-needless-tasks';
import { oweLetters } from './owe-letters';
import { rederive } from './rederive';
import { ENDED } from './transitions.data';

/**
 * A reminder came with late facts, or was taken back with its letter, and no decision of a person wrote it. One that
 * may not leave waits for whoever has the task, and not for the hour.
 */
function hasReminderToWrite({ obligations, tasks }: Case): boolean {
  const refused = tasks.some(
    (t) => t.kind === 'release_refused' && t.subject === 'declarant' && t.doneAt === null,
  );
  return !refused && obligations.some((o) => o.act === 'remind' && o.state === 'open');
}

/**
 * The next instant at which time alone changes something: a reminder, a clock that runs out, a consent that
 * ends; at once while a reminder is still to be written. Null for an ended case, and when nothing is ahead.
 * An hour that has come stays due until `letTimePass` has looked, whatever people do meanwhile.
 */
export function nextWakeAt(state: Case, now: Instant, law?: LawInForce): Instant | null {
  if (state.wakeAt !== null && state.wakeAt <= now) return state.wakeAt;
  if (ENDED.includes(state.status)) return null;
  if (hasReminderToWrite(state)) return now;
  const clocks = state.obligations.flatMap((o) =>
    o.dueAt === null || isSettled(o) || o.overdueAt !== null ? [] : [o.dueAt + 1],
  );
  const ahead = [...clocks, ...wakesOf(factsOf(state, law))].filter((at) => at > now);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

/** What the hour asks: reminders to the facility, clocks run out. Decided by nobody, so the version stays. */
export function letTimePass(state: Case, o: Occasion): Decision {
  const draft = draftOf({ ...state, wakeAt: null });
  if (!ENDED.includes(state.status)) {
    rederive(draft, o);
    oweLetters(draft, ['remind'], o);
  }
  // Whoever agrees on the follow-up page does not see the tasks of the desk.
  endNeedlessTasks(draft, o);
  return decide(draft.state, draft.events);
}
