import { functionOf, mayOn, type Grant } from '#domain/access';
import { isAtLeast, strongerProtection, within, type Protection, type Tlp } from '#domain/marking';
import { markingOf } from './case';
import type { Occasion } from './decision';
import { takeLettersBack, type Draft } from './draft';
import { oweLetters } from './owe-letters';
import { newsIsWaiting, oweNews } from './owe-news';
import { withdrawWiderConsents } from './withdraw-consents';

/**
 * What becomes RED is for named persons: whoever says so is one of them, with what it could do as long as the case. Who
 * pilots it for a time keeps that, and the database names the others: who leads the desk, and whoever treats the case.
 */
function nameWriter(draft: Draft, tlp: Tlp, { actor, subject, now, newId }: Occasion): void {
  if (tlp !== 'RED' || actor.kind !== 'staff' || !subject) return;
  const principal = `account:${actor.accountId}`;
  const { grants } = draft.state;
  const isOwn = (g: Grant) => g.principal === principal && g.revokedAt === null && g.until === null;
  const capabilities = mayOn(subject, draft.state, { grants, now: Infinity });
  if (!capabilities.includes('pilot') || grants.some((g) => isOwn(g) && g.tlpMax === 'RED')) return;
  const named: Grant = {
    ...{ id: newId(), principal, tlpMax: 'RED', capabilities, ground: 'given', reason: 'TLP:RED' },
    ...{ grantedBy: functionOf(actor), grantedAt: now, until: null, revokedAt: null },
  };
  const kept = grants.map((g) => (isOwn(g) ? { ...g, revokedAt: now } : g));
  draft.state = { ...draft.state, grants: [...kept, named] };
}

/** A narrower marking holds for letters that have not left too: they are taken back and judged again. */
export function narrow(draft: Draft, tlp: Tlp | undefined, o: Occasion): void {
  const { tlp: held } = draft.state;
  if (tlp === undefined || isAtLeast(held, tlp)) return;
  nameWriter(draft, tlp, o);
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
