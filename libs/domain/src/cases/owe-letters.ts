import { isSettled, type Act, type Obligation } from '#domain/obligations';
import { BASES, judgeRelease, type BasisId, type Release } from '#domain/releases';
import { factsOf, type Letter, type MessageName } from './case';
import type { Occasion } from './decision';
import { note, openTask, replaceObligations, type Draft } from './draft';

/** Which message discharges an act; the gravest act of a letter names it. Acts absent here need a person. */
const MESSAGE_OF: Partial<Record<Act, MessageName>> = {
  transfer: 'transfer',
  escalate: 'escalation',
  alert: 'alert',
  inform: 'information',
  acknowledge: 'receipt',
  remind: 'reminder',
};
/** Acts that a letter does; what a letter cannot do, a person may do by other means. */
export const ACTS_OF_LETTERS = Object.keys(MESSAGE_OF) as Act[];

function basisOf(recipient: string, acts: readonly Act[]): BasisId {
  if (recipient === 'declarant') return 'B0';
  if (acts.includes('transfer')) return 'B8';
  if (acts.includes('escalate')) return 'B2';
  if (acts.includes('inform')) return 'B1';
  const byAuthority: Record<string, BasisId> = { anssi: 'B3', cnil: 'B5', corruss: 'B6' };
  return byAuthority[recipient] ?? 'B4';
}

/** A reminder is written to the facility, whoever will receive the filing that it is about. */
export function addresseeOf(obligation: Obligation): string {
  return obligation.act === 'remind' ? 'declarant' : obligation.creditor;
}

function waiting(draft: Draft, acts: readonly Act[]): Map<string, Obligation[]> {
  const byRecipient = new Map<string, Obligation[]>();
  for (const obligation of draft.state.obligations) {
    if (obligation.debtor !== 'cert' || obligation.state !== 'open' || isSettled(obligation)) continue;
    if (!acts.includes(obligation.act)) continue;
    const recipient = addresseeOf(obligation);
    byRecipient.set(recipient, [...(byRecipient.get(recipient) ?? []), obligation]);
  }
  return byRecipient;
}

/** The release on the legal basis that the acts give; it is granted only once it was judged. */
function releaseFor(draft: Draft, recipient: string, acts: readonly Act[], occasion: Occasion): Release {
  const basis = basisOf(recipient, acts);
  return {
    id: occasion.newId(),
    recipient,
    basis,
    items: [...BASES[basis].items],
    tlp: draft.state.tlp,
    owner: null,
    evidence: null,
    grantedAt: occasion.now,
    until: null,
    revokedAt: null,
    revokeReason: null,
  };
}

function oweLetter(draft: Draft, recipient: string, owed: Obligation[], occasion: Occasion): void {
  const { now, newId } = occasion;
  const { tlp } = draft.state;
  const acts = owed.map((o) => o.act);
  const release = releaseFor(draft, recipient, acts, occasion);
  const { basis, items } = release;
  const verdict = judgeRelease(release, factsOf(draft.state, occasion.law), { recipient, tlp, now });
  if (!verdict.allowed) {
    openTask(draft, { kind: 'release_refused', subject: recipient, todo: verdict.wouldLift }, occasion);
    return;
  }
  const letter: Letter = {
    id: newId(),
    recipient,
    tlp,
    releaseId: release.id,
    obligationIds: owed.map((o) => o.id),
    message: MESSAGE_OF[ACTS_OF_LETTERS.find((act) => acts.includes(act))!]!,
    state: 'owed',
    owedAt: now,
    sentAt: null,
    acknowledgedAt: null,
  };
  draft.state = {
    ...draft.state,
    releases: [...draft.state.releases, release],
    letters: [...draft.state.letters, letter],
  };
  replaceObligations(
    draft,
    owed.map((o) => ({ ...o, state: 'prepared' as const })),
  );
  note(draft, 'release_granted', { id: release.id, recipient, basis, items });
  note(draft, 'letter_owed', { id: letter.id, recipient, message: letter.message });
}

/**
 * One letter to each recipient that is owed something, bundling its obligations: a duty officer gets one
 * message a decision, not one a paragraph of law. What may not leave opens a task instead.
 */
export function oweLetters(draft: Draft, acts: readonly Act[], occasion: Occasion): void {
  for (const [recipient, owed] of waiting(draft, acts)) oweLetter(draft, recipient, owed, occasion);
}
