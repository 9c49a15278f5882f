import type { Instant } from '#domain/declarations';
import type { Case, Task } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { byPerson, draftOf, note } from './draft';

export interface ToDo {
  /** What to do, in French. */
  todo: string;
  dueAt: Instant | null;
}

/** Something to do that a person writes down; of a case taken over by another, it is written there. */
export function addTask(state: Case, { todo, dueAt }: ToDo, o: Occasion): Decision {
  if (state.mergedInto !== null) return refuse('not_allowed_in_this_status', [state.status]);
  if (dueAt !== null && dueAt < o.now) return refuse('dates_impossible', ['dueAt:in_the_past']);
  const id = o.newId();
  const task: Task = {
    ...{ id, kind: 'manual', subject: id, todo, dueAt },
    ...{ openedAt: o.now, doneAt: null, outcome: null },
  };
  const draft = draftOf({ ...state, tasks: [...state.tasks, task] });
  note(draft, 'task_opened', { id, kind: task.kind, subject: task.subject });
  return byPerson(draft, o);
}

/** A task is done, whatever opened it, with what came of it. Done once: what came of it is not rewritten. */
export function completeTask(state: Case, taskId: string, outcome: string, o: Occasion): Decision {
  const open = state.tasks.find((t) => t.id === taskId && t.doneAt === null);
  if (!open) return refuse('no_such_task', [taskId]);
  const done: Task = { ...open, doneAt: o.now, outcome };
  const draft = draftOf({ ...state, tasks: state.tasks.map((t) => (t.id === taskId ? done : t)) });
  note(draft, 'task_done', { id: done.id, kind: done.kind });
  return byPerson(draft, o);
}
