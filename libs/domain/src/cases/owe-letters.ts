import type { Act, Obligation } from '#domain/obligations';
import type { Tlp } from '#domain/marking';
import {
  BASES,
  findConsent,
  itemsOf,
  judgeRelease,
  type BasisId,
  type Item,
  type Release,
} from '#domain/releases';
import { factsOf, type Case, type Letter, type MessageName } from './case';
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

/** Whether the desk discharges this duty by writing. */
export function isForALetter({ debtor, act }: Obligation): boolean {
  return debtor === 'cert' && ACTS_OF_LETTERS.includes(act);
}

function waiting(draft: Draft, acts: readonly Act[]): Map<string, Obligation[]> {
  const byRecipient = new Map<string, Obligation[]>();
  for (const obligation of draft.state.obligations) {
    if (obligation.debtor !== 'cert' || obligation.state !== 'open') continue;
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
    items: itemsOf(basis, factsOf(draft.state, occasion.law)),
    tlp: draft.state.tlp,
    owner: null,
    evidence: null,
    grantedAt: occasion.now,
    until: null,
    revokedAt: null,
    revokeReason: null,
  };
}

/** The marking of a letter under a release: its own, but nothing makes ordinary mail of TLP:RED. */
export function markingUnder(state: Case, release: Release | null): Tlp {
  return release === null || state.tlp === 'RED' ? state.tlp : release.tlp;
}

interface Content {
  message: MessageName;
  obligations?: readonly Obligation[];
  /** Null or absent: all that the release covers. */
  items?: Item[] | null;
}

/** Owes one letter under a release that was judged. */
export function oweUnder(draft: Draft, release: Release, content: Content, { now, newId }: Occasion): void {
  const { message, obligations = [], items = null } = content;
  const letter: Letter = {
    id: newId(),
    recipient: release.recipient,
    tlp: release.tlp,
    releaseId: release.id,
    items,
    obligationIds: obligations.map((o) => o.id),
    message,
    state: 'owed',
    owedAt: now,
    sentAt: null,
    acknowledgedAt: null,
  };
  draft.state = { ...draft.state, letters: [...draft.state.letters, letter] };
  replaceObligations(
    draft,
    obligations.map((o) => ({ ...o, state: 'prepared' as const })),
  );
  note(draft, 'letter_owed', { id: letter.id, recipient: letter.recipient, message });
}

/** The legal basis where it holds, else an agreement in force that names the recipient; null: neither lets it go. */
function findRelease(
  draft: Draft,
  legal: Release,
  o: Occasion,
): { release: Release; refused: null } | { release: null; refused: string } {
  const { state } = draft;
  const { recipient } = legal;
  const facts = factsOf(state, o.law);
  const judge = (release: Release) =>
    judgeRelease(release, facts, { recipient, tlp: markingUnder(state, release), now: o.now });
  const verdict = judge(legal);
  if (verdict.allowed) return { release: legal, refused: null };
  const consent = findConsent(state.releases, { recipient, items: BASES.B7.items, at: o.now });
  if (consent !== null && judge(consent).allowed) return { release: consent, refused: null };
  return { release: null, refused: verdict.wouldLift };
}

function oweLetter(draft: Draft, recipient: string, owed: Obligation[], occasion: Occasion): void {
  const acts = owed.map((o) => o.act);
  const legal = releaseFor(draft, recipient, acts, occasion);
  const { release, refused } = findRelease(draft, legal, occasion);
  if (release === null) {
    openTask(draft, { kind: 'release_refused', subject: recipient, todo: refused }, occasion);
    return;
  }
  if (release === legal) {
    const { id, basis, items } = release;
    draft.state = { ...draft.state, releases: [...draft.state.releases, release] };
    note(draft, 'release_granted', { id, recipient, basis, items });
  }
  const message = MESSAGE_OF[ACTS_OF_LETTERS.find((act) => acts.includes(act))!]!;
  oweUnder(draft, release, { message, obligations: owed }, occasion);
}

/**
 * One letter to each recipient that is owed something, bundling its obligations: a duty officer gets one
 * message a decision, not one a paragraph of law. What may not leave opens a task instead.
 */
export function oweLetters(draft: Draft, acts: readonly Act[], occasion: Occasion): void {
  for (const [recipient, owed] of waiting(draft, acts)) oweLetter(draft, recipient, owed, occasion);
}

/** The same for what waits for one recipient, whatever the act. */
export function oweLettersTo(draft: Draft, recipient: string, occasion: Occasion): void {
  const owed = waiting(draft, ACTS_OF_LETTERS).get(recipient);
  if (owed) oweLetter(draft, recipient, owed, occasion);
}
