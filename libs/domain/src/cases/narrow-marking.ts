import { isAtLeast, strongerProtection, type Protection, type Tlp } from '#domain/marking';
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

/** The mark of protection of the case, never weakened. */
export function protect(draft: Draft, protection: Protection): void {
  draft.state = { ...draft.state, protection: strongerProtection(draft.state.protection, protection) };
}
