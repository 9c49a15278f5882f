import { judgeRelease, type Release } from '#domain/releases';
import { factsOf, type Letter } from './case';
import type { Occasion } from './decision';
import { note, openTask, type Draft } from './draft';
import { oweUnder } from './owe-letters';

const DECLARANT = 'declarant';
const WAITING: readonly Letter['state'][] = ['owed', 'held'];

/** Whether a notice has not left yet: it will say what comes after it too. */
export function newsIsWaiting({ state: { letters } }: Draft): boolean {
  return letters.some((l) => l.message === 'news' && WAITING.includes(l.state));
}

/** The last letter to the declarant found no address that takes mail. */
function cannotBeWrittenTo({ state: { letters } }: Draft): boolean {
  return (
    letters.filter((l) => l.recipient === DECLARANT && l.state !== 'cancelled').at(-1)?.state === 'failed'
  );
}

function releaseOfNotice({ state: { tlp } }: Draft, { now, newId }: Occasion): Release {
  return {
    ...{ id: newId(), recipient: DECLARANT, basis: 'B0', items: [], tlp },
    ...{ owner: null, evidence: null, grantedAt: now, until: null, revokedAt: null, revokeReason: null },
  };
}

/**
 * Tells the declarant that something waits on the follow-up page, by a notice that says nothing of it: one at
 * a time. Whoever cannot be written to is telephoned: a task says so.
 */
export function oweNews(draft: Draft, o: Occasion): void {
  if (newsIsWaiting(draft)) return;
  if (cannotBeWrittenTo(draft)) {
    const todo =
      'Le déclarant n’a pas d’adresse qui reçoive : lui dire par téléphone qu’un message l’attend.';
    return openTask(draft, { kind: 'delivery_failed', subject: DECLARANT, todo }, o);
  }
  const release = releaseOfNotice(draft, o);
  const { tlp } = release;
  const asked = { recipient: DECLARANT, tlp, now: o.now };
  const verdict = judgeRelease(release, factsOf(draft.state, o.law), asked);
  if (!verdict.allowed) {
    return openTask(draft, { kind: 'release_refused', subject: DECLARANT, todo: verdict.wouldLift }, o);
  }
  draft.state = { ...draft.state, releases: [...draft.state.releases, release] };
  note(draft, 'release_granted', { id: release.id, recipient: DECLARANT, basis: 'B0', items: [] });
  oweUnder(draft, release, { message: 'news' }, o);
}
