import { changesOfObligations, type Obligation } from '#domain/obligations';
import type { Instant } from '#domain/declarations';
import { factsOf } from './case';
import type { CaseEventType, Occasion } from './decision';
import {
  cancelNeedlessLetters,
  note,
  openObligations,
  replaceObligations,
  supersede,
  type Draft,
} from './draft';
import { priorityOf } from './priority';

const iso = (at: Instant | null) => (at === null ? null : new Date(at).toISOString());

function noteEach(draft: Draft, type: CaseEventType, obligations: readonly Obligation[]): void {
  for (const { id, rule, state } of obligations) note(draft, type, { id, rule, state });
}

function reanchor(draft: Draft, moved: readonly Obligation[]): void {
  replaceObligations(draft, moved);
  for (const { id, rule, anchorAt, dueAt, reanchored } of moved) {
    const past = reanchored.at(-1)!;
    const clocks = { from: iso(past.dueAt ?? past.anchorAt), to: iso(dueAt ?? anchorAt) };
    note(draft, 'obligation_reanchored', { id, rule, ...clocks, reason: past.reason });
  }
}

/**
 * Brings the obligations into line with the facts of the draft, and with the hour: what opens, comes back,
 * moves, is done by the facts, runs out or no longer applies. Each is one event; nothing is erased.
 * @param reason why clocks move, in French
 */
export function rederive(draft: Draft, o: Occasion, reason?: string): void {
  const facts = factsOf(draft.state, o.law);
  const changes = changesOfObligations(facts, draft.state.obligations, {
    ...o,
    ...(reason ? { reason } : {}),
  });
  // Facts of the parent that are marked beyond the reader hold all the same: what they ask for does not end unseen.
  const isBlind = draft.state.sharedRevision > 0 && draft.state.shared === null;
  if (!isBlind) supersede(draft, changes.superseded, o.now);
  openObligations(draft, changes.opened);
  replaceObligations(draft, changes.reopened);
  noteEach(draft, 'obligation_reopened', changes.reopened);
  if (!isBlind) reanchor(draft, changes.reanchored);
  replaceObligations(draft, changes.fulfilled);
  noteEach(draft, 'obligation_settled', changes.fulfilled);
  if (changes.fulfilled.length > 0) cancelNeedlessLetters(draft);
  const late = changes.overdue.map((owed) => ({ ...owed, overdueAt: o.now }));
  replaceObligations(draft, late);
  noteEach(draft, 'obligation_overdue', late);
}

/** The priority that the facts of the draft give; a person's override stays. */
export function reprioritise(draft: Draft): void {
  const { priority } = draft.state;
  draft.state = { ...draft.state, priority: priorityOf(factsOf(draft.state), priority.override) };
}
