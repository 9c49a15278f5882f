import type { Case, Task } from './case';
import type { Occasion } from './decision';
import { endTasks, note, type Draft } from './draft';
import { addresseeOf, isForALetter } from './owe-letters';

/** Whether a duty or a letter still waits for what the task asks. */
function isStillAsked(state: Case, { subject }: Task): boolean {
  const waits = state.obligations.some(
    (o) => o.state === 'open' && isForALetter(o) && addresseeOf(o) === subject,
  );
  return waits || state.letters.some((l) => l.recipient === subject && l.state === 'held');
}

/** Ends the tasks about a refused transmission to which nothing is owed any more, or that has left. */
export function endNeedlessTasks(draft: Draft, { now }: Pick<Occasion, 'now'>): void {
  const needless = draft.state.tasks.filter(
    (t) => t.kind === 'release_refused' && t.doneAt === null && !isStillAsked(draft.state, t),
  );
  endTasks(draft, needless, now);
  for (const { id, kind, subject } of needless) note(draft, 'task_done', { id, kind, subject });
}
