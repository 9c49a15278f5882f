import {
  BASES,
  consentsOf,
  findConsent,
  isKnownOrganisation,
  judgeRelease,
  type Item,
} from '#domain/releases';
import { factsOf, type Case } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { byPerson, cancelLetters, draftOf, mayStillLeave } from './draft';
import { endNeedlessTasks } from './end-needless-tasks';
import { markingUnder, oweUnder } from './owe-letters';

export interface Share {
  to: string;
  /** Those wanted; null: all that the agreement covers. */
  items: readonly Item[] | null;
}

/** What is missing, in French: never agreed, no longer, or not to these items. */
function whatIsMissing(state: Case, { to, items }: Share, o: Occasion): string {
  const latest = consentsOf(state.releases).findLast(({ recipient }) => recipient === to) ?? null;
  const tlp = markingUnder(state, latest);
  const verdict = judgeRelease(latest, factsOf(state, o.law), { recipient: to, tlp, now: o.now });
  if (!verdict.allowed) return verdict.wouldLift;
  return `Un accord du propriétaire qui couvre : ${(items ?? []).join(', ') || 'au moins un élément'}.`;
}

/**
 * Sends on what the owner agreed to, and no more: the items asked that its agreement covers, under the
 * marking of the agreement. Nothing obliges the desk to this letter.
 */
export function shareByConsent(state: Case, share: Share, o: Occasion): Decision {
  const { to: recipient, items } = share;
  if (!isKnownOrganisation(recipient)) return refuse('no_such_recipient', [recipient]);
  if (state.status === 'merged') return refuse('not_allowed_in_this_status', [state.status]);
  const wanted = items ?? BASES.B7.items;
  const consent = findConsent(state.releases, { recipient, items: wanted, at: o.now });
  const tlp = markingUnder(state, consent);
  const verdict = judgeRelease(consent, factsOf(state, o.law), { recipient, tlp, now: o.now });
  if (consent === null || !verdict.allowed)
    return refuse('release_refused', [whatIsMissing(state, share, o)]);
  const draft = draftOf(state);
  // An earlier one that could not leave would only say the same on an agreement that is over.
  cancelLetters(
    draft,
    state.letters.filter(
      (l) =>
        l.recipient === recipient &&
        l.message === 'shared_by_consent' &&
        l.state === 'held' &&
        mayStillLeave(l),
    ),
  );
  oweUnder(
    draft,
    consent,
    { message: 'shared_by_consent', items: consent.items.filter((item) => wanted.includes(item)) },
    o,
  );
  endNeedlessTasks(draft, o);
  return byPerson(draft, o);
}
