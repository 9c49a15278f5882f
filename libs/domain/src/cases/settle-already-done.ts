import { isSettled, type Obligation } from '#domain/obligations';
import type { Occasion } from './decision';
import { note, replaceObligations, settle, type Draft } from './draft';

/**
 * What the facility says it filed before it told the desk: done at that hour, with its receipt as the proof. Late
 * is late: the reasons of the delay may be given afterwards.
 */
export function settleAlreadyDone(draft: Draft, { now }: Occasion): void {
  for (const { authority, at, reference } of draft.state.incident.alreadyDone) {
    const filings = draft.state.obligations.filter(
      (o) => o.act === 'file' && o.creditor === authority && o.phase === 'initial' && !isSettled(o),
    );
    const proof = reference ?? 'déclaré par la structure avec son signalement';
    settle(draft, filings, { state: 'fulfilled', at, proof });
    noteLate(draft, filings, { at, now });
  }
}

function noteLate(draft: Draft, filings: readonly Obligation[], { at, now }: { at: number; now: number }) {
  const late = filings.filter(({ dueAt, overdueAt }) => dueAt !== null && at > dueAt && overdueAt === null);
  const ids = new Set(late.map(({ id }) => id));
  replaceObligations(
    draft,
    draft.state.obligations.filter(({ id }) => ids.has(id)).map((o) => ({ ...o, overdueAt: now })),
  );
  for (const { id, rule } of late) note(draft, 'obligation_overdue', { id, rule, state: 'fulfilled' });
}
