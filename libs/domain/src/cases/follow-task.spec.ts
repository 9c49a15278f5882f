import { addTask, completeTask, STATUSES, type Status } from '.';
import { accepted, aCase, anOccasion, CASE_IN, refusalOf } from '../../../../test/builders/case';
import { aFacility, HOUR, MINUTE, NIGHT } from '../../../../test/builders/facts';

const o = anOccasion({ now: NIGHT + 5 * HOUR });
const toDo = { todo: 'Rappeler le directeur à 9 h', dueAt: NIGHT + 6 * HOUR };

describe('a task that a person writes down', () => {
  it('is open, about itself, and dated', () => {
    const state = accepted(addTask(CASE_IN.triage(), toDo, o));
    const [task] = state.tasks;
    expect(task).toEqual({
      ...{ ...toDo, id: task!.id, kind: 'manual', subject: task!.id },
      ...{ openedAt: o.now, doneAt: null, outcome: null },
    });
    expect(state.version).toBe(CASE_IN.triage().version + 1);
  });

  it('enters the history by its identifier, without its words', () => {
    const decision = addTask(CASE_IN.triage(), toDo, o);
    const events = decision.ok ? decision.events : [];
    expect(events.map(({ type }) => type)).toEqual(['task_opened']);
    expect(JSON.stringify(events)).not.toContain('directeur');
  });

  it.each([
    [null, 'accepted'],
    [o.now, 'accepted'],
    [o.now + MINUTE, 'accepted'],
    [o.now - 1, 'dates_impossible'],
    [NIGHT - 24 * HOUR, 'dates_impossible'],
  ])('asked for by %p: %s', (dueAt, expected) => {
    expect(refusalOf(addTask(CASE_IN.triage(), { ...toDo, dueAt }, o))).toBe(expected);
  });

  it('in the past says which field is wrong', () => {
    expect(addTask(CASE_IN.triage(), { ...toDo, dueAt: NIGHT }, o)).toMatchObject({
      detail: ['dueAt:in_the_past'],
    });
  });

  it.each(STATUSES)('on a case in %s: only of one that another took over it is refused', (status: Status) => {
    const expected = status === 'merged' ? 'not_allowed_in_this_status' : 'accepted';
    expect(refusalOf(addTask(CASE_IN[status](), toDo, o))).toBe(expected);
  });
});

describe('a task that is done', () => {
  const stray = aCase({ facilities: [aFacility({ ars: null })] }).build();
  const later = anOccasion({ now: NIGHT + 7 * HOUR });

  it.each([
    ['manual', accepted(addTask(CASE_IN.triage(), toDo, o))],
    ['no_competent_ars', stray],
  ])('keeps what came of it, whatever opened it: %s', (kind, state) => {
    const [task] = state.tasks;
    const decision = completeTask(state, task!.id, 'Fait à 8 h 50', later);
    expect(accepted(decision).tasks[0]).toEqual({ ...task, doneAt: later.now, outcome: 'Fait à 8 h 50' });
    expect(decision).toMatchObject({ events: [{ type: 'task_done', data: { id: task!.id, kind } }] });
  });

  it('is done once, and leaves the others open', () => {
    const two = accepted(addTask(accepted(addTask(CASE_IN.triage(), toDo, o)), toDo, o));
    const [first, second] = two.tasks;
    const done = accepted(completeTask(two, first!.id, 'oui', later));
    expect(done.tasks[1]).toBe(second);
    expect(completeTask(done, first!.id, 'non', later)).toEqual({
      ...{ ok: false, refusal: 'no_such_task', detail: [first!.id] },
    });
  });

  it('is refused when there is none of that name', () => {
    expect(refusalOf(completeTask(stray, 'unknown', 'x', later))).toBe('no_such_task');
  });
});
