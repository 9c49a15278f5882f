import { isAtLeast } from '#domain/marking';
import { consentsOf, judgeRelease, stateOfConsent, type Release } from '#domain/releases';
import { factsOf, type Letter } from './case';
import type { Occasion } from './decision';
import { cancelLetters, mayStillLeave, note, openTask, type Draft } from './draft';

/** A letter of which the agreement is all the reason: it stays, so that a person sees what did not leave. */
function hold(draft: Draft, held: Letter, consent: Release, o: Occasion): void {
  const letters = draft.state.letters.map((l) => (l.id === held.id ? { ...l, state: 'held' as const } : l));
  draft.state = { ...draft.state, letters };
  const { id, recipient, tlp } = held;
  note(draft, 'letter_held', { id, recipient });
  const verdict = judgeRelease(consent, factsOf(draft.state, o.law), { recipient, tlp, now: o.now });
  if (verdict.allowed) return;
  openTask(draft, { kind: 'release_refused', subject: recipient, todo: verdict.wouldLift }, o);
}

/**
 * Ends agreements for the future. Letters that have not left are held with what is missing, or, where they
 * discharge duties, cancelled and their duties owed anew; what was sent stays sent.
 */
export function withdrawConsents(
  draft: Draft,
  withdrawn: readonly Release[],
  reason: string,
  o: Occasion,
): void {
  const ended = withdrawn.map((consent) => ({ ...consent, revokedAt: o.now, revokeReason: reason }));
  const byId = new Map(ended.map((consent) => [consent.id, consent]));
  draft.state = { ...draft.state, releases: draft.state.releases.map((r) => byId.get(r.id) ?? r) };
  for (const { id, recipient } of ended) note(draft, 'consent_revoked', { id, recipient });
  const waiting = draft.state.letters.filter((l) => mayStillLeave(l) && byId.has(l.releaseId));
  cancelLetters(
    draft,
    waiting.filter((l) => l.obligationIds.length > 0),
  );
  for (const letter of waiting.filter((l) => l.obligationIds.length === 0))
    hold(draft, letter, byId.get(letter.releaseId)!, o);
}

/** The owner restricts the case: an earlier agreement to a wider marking no longer says what it wants. */
export function withdrawWiderConsents(draft: Draft, o: Occasion): void {
  const { tlp, releases } = draft.state;
  const wider = consentsOf(releases).filter(
    (consent) => stateOfConsent(consent, o.now) === 'in_force' && !isAtLeast(consent.tlp, tlp),
  );
  withdrawConsents(draft, wider, 'marquage resserré depuis par la structure', o);
}
