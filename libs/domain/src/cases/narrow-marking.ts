import { isAtLeast, strongerProtection, within, type Protection, type Tlp } from '#domain/marking';
import { markingOf } from './case';
import type { Occasion } from './decision';
import { takeLettersBack, type Draft } from './draft';
import { oweLetters } from './owe-letters';
import { newsIsWaiting, oweNews } from './owe-news';
import { withdrawWiderConsents } from './withdraw-consents';

/** A narrower marking holds for letters that have not left too: they are taken back and judged again. */
export function narrow(draft: Draft, tlp: Tlp | undefined, o: Occasion): void {
  const { tlp: held } = draft.state;
  if (tlp === undefined || isAtLeast(held, tlp)) return;
  const told = newsIsWaiting(draft);
  draft.state = { ...draft.state, tlp };
  withdrawWiderConsents(draft, o);
  takeLettersBack(draft);
  oweLetters(draft, ['acknowledge'], o);
  if (told) oweNews(draft, o);
}

/** No part of a case bears less than the case; items that are no part of its state follow in the database, as these do. */
export function narrowParts(draft: Draft): void {
  const whole = markingOf(draft.state);
  const recommendations = draft.state.recommendations.map((sent) => within(whole, sent));
  draft.state = { ...draft.state, recommendations };
}

/** The mark of protection of the case, never weakened. */
export function protect(draft: Draft, protection: Protection): void {
  draft.state = { ...draft.state, protection: strongerProtection(draft.state.protection, protection) };
}
