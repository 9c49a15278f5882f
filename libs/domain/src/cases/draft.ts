import { functionOf, originatorOf } from '#domain/access';
import type { Marking } from '#domain/marking';
import { isSettled, type Obligation } from '#domain/obligations';
import { consentsOf } from '#domain/releases';
import { markingOf, type Case, type Letter, type Task } from './case';
import { decide, type Accepted, type CaseEvent, type Occasion } from './decision';
import { findNextStatus, transitionsFrom } from './workflow';
import type { TransitionName } from './transitions.data';

/** A case being changed by one command: the state so far and what happened. Never leaves this feature. */
export interface Draft {
  state: Case;
  events: CaseEvent[];
}

/** What an item bears that somebody writes into a case: the labels of the case, and its own originator. */
export function bornIn(state: Case, { actor }: Occasion): Marking {
  return { ...markingOf(state), originator: originatorOf(actor) };
}

export function draftOf(state: Case): Draft {
  return { state, events: [] };
}

export function note(draft: Draft, type: CaseEvent['type'], data: CaseEvent['data'] = {}): void {
  draft.events.push({ type, data });
}

/** Moves the status, or says which transitions the status allows. */
export function move(draft: Draft, transition: TransitionName): string[] | null {
  const next = findNextStatus(draft.state.status, transition);
  if (next === null) return [draft.state.status, ...transitionsFrom(draft.state.status)];
  draft.state = { ...draft.state, status: next };
  return null;
}

/** Replaces obligations by id; the others keep their identity, so that only changes are written. */
export function replaceObligations(draft: Draft, changed: readonly Obligation[]): void {
  const byId = new Map(changed.map((o) => [o.id, o]));
  draft.state = { ...draft.state, obligations: draft.state.obligations.map((o) => byId.get(o.id) ?? o) };
}

export function openObligations(draft: Draft, opened: readonly Obligation[]): void {
  draft.state = { ...draft.state, obligations: [...draft.state.obligations, ...opened] };
  for (const { id, rule, act, creditor, phase, round, state } of opened) {
    note(draft, 'obligation_opened', { id, rule, act, creditor, phase, ...(round ? { round } : {}) });
    if (state === 'fulfilled') note(draft, 'obligation_settled', { id, rule, state });
  }
}

/** What is no longer asked; it stays in the record. */
export function supersede(draft: Draft, moot: readonly Obligation[], at: number): void {
  replaceObligations(
    draft,
    moot.map((o) => ({ ...o, state: 'superseded' as const, settledAt: at })),
  );
  for (const { id, rule } of moot) note(draft, 'obligation_superseded', { id, rule });
  const lost = new Set(moot.map((o) => o.id));
  const stale = draft.state.letters.filter(
    (l) => mayStillLeave(l) && l.obligationIds.some((id) => lost.has(id)),
  );
  cancelLetters(draft, stale);
}

/**
 * A letter that has not left and lost one of its duties stands on a basis that may no longer hold: it is
 * cancelled, and what else it bundled is owed again, on its own basis.
 */
export function cancelLetters(draft: Draft, stale: readonly Letter[]): void {
  if (stale.length === 0) return;
  cancel(draft, stale);
  const bundled = new Set(stale.flatMap((l) => l.obligationIds));
  const orphans = draft.state.obligations.filter((o) => bundled.has(o.id) && o.state === 'prepared');
  replaceObligations(
    draft,
    orphans.map((o) => ({ ...o, state: 'open' as const })),
  );
}

function cancel(draft: Draft, stale: readonly Letter[]): void {
  const letters = draft.state.letters.map((l) =>
    stale.includes(l) ? { ...l, state: 'cancelled' as const } : l,
  );
  draft.state = { ...draft.state, letters };
  for (const { id, recipient } of stale) note(draft, 'letter_cancelled', { id, recipient });
}

/**
 * Whether a letter has not left, and was not given up for another. A sending that was killed before it was
 * written down may be known by its acknowledgement alone.
 */
export const mayStillLeave = ({ sentAt, acknowledgedAt, state }: Letter) =>
  sentAt === null && acknowledgedAt === null && state !== 'cancelled';

/** Letters that have not left and whose every duty is settled: nothing is left for them to say. */
export function cancelNeedlessLetters(draft: Draft): void {
  const settled = new Set(draft.state.obligations.filter(isSettled).map((o) => o.id));
  const needless = draft.state.letters.filter(
    (l) => mayStillLeave(l) && l.obligationIds.length > 0 && l.obligationIds.every((id) => settled.has(id)),
  );
  cancel(draft, needless);
}

/**
 * Takes back every letter that has not left on a legal basis; what it was to say is owed again. What stands on
 * the owner's agreement follows that agreement.
 */
export function takeLettersBack(draft: Draft): void {
  const consented = new Set(consentsOf(draft.state.releases).map(({ id }) => id));
  cancelLetters(
    draft,
    draft.state.letters.filter((l) => mayStillLeave(l) && !consented.has(l.releaseId)),
  );
}

/** Marks obligations as settled, with their proof. */
export function settle(
  draft: Draft,
  obligations: readonly Obligation[],
  how: { state: 'acknowledged' | 'fulfilled' | 'waived'; at: number; proof: string },
): void {
  const settled = obligations.map((o) => ({ ...o, state: how.state, settledAt: how.at, proof: how.proof }));
  replaceObligations(draft, settled);
  for (const { id, rule, state } of settled) note(draft, 'obligation_settled', { id, rule, state });
}

export function openTask(draft: Draft, task: Pick<Task, 'kind' | 'subject' | 'todo'>, o: Occasion): void {
  const alreadyOpen = draft.state.tasks.some(
    (t) => t.kind === task.kind && t.subject === task.subject && t.doneAt === null,
  );
  if (alreadyOpen) return;
  const opened: Task = {
    ...task,
    id: o.newId(),
    openedAt: o.now,
    dueAt: null,
    doneAt: null,
    outcome: null,
  };
  draft.state = { ...draft.state, tasks: [...draft.state.tasks, opened] };
  note(draft, 'task_opened', { id: opened.id, kind: opened.kind, subject: opened.subject });
}

export const openTasksAbout = ({ state }: Draft, subject: string) =>
  state.tasks.filter((t) => t.subject === subject && t.doneAt === null);

/** Ends tasks; `outcome` says who ended them when a person did. */
export function endTasks(draft: Draft, ended: readonly Task[], at: number, outcome?: string): void {
  if (ended.length === 0) return;
  const end = { doneAt: at, ...(outcome === undefined ? {} : { outcome }) };
  const tasks = draft.state.tasks.map((t) => (ended.includes(t) ? { ...t, ...end } : t));
  draft.state = { ...draft.state, tasks };
}

/** The decision of a person: the version grows, so that somebody editing meanwhile is told. */
export function byPerson(draft: Draft, { actor, now }: Occasion): Accepted {
  const { state, events } = draft;
  const lastChange = { by: functionOf(actor), at: now };
  return decide({ ...state, version: state.version + 1, lastChange }, events);
}
