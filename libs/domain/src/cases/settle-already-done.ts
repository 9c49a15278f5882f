import { isSettled } from '#domain/obligations';
import { settle, type Draft } from './draft';

/** What the facility says it filed before it told the desk: done at that hour, with its receipt as the proof. */
export function settleAlreadyDone(draft: Draft): void {
  for (const { authority, at, reference } of draft.state.incident.alreadyDone) {
    const filings = draft.state.obligations.filter(
      (o) => o.act === 'file' && o.creditor === authority && o.phase === 'initial' && !isSettled(o),
    );
    const proof = reference ?? 'déclaré par la structure avec son signalement';
    settle(draft, filings, { state: 'fulfilled', at, proof });
  }
}
