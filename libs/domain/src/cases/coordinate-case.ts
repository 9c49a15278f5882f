import type { Tlp } from '#domain/marking';
import { competentArs, isSettled } from '#domain/obligations';
import { BASES, isKnownOrganisation, type Item, type Release } from '#domain/releases';
import { factsOf, type Case } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { byPerson, draftOf, note, settle } from './draft';
import { startHandling } from './follow-letter';

export interface Call {
  to: string;
  answered: boolean;
  /** Function of who answered, and what was said; stays inside the desk. */
  note: string | null;
}

/** A telephone call, logged whether or not somebody answered; an answered one discharges the duty to call. */
export function logCall(state: Case, call: Call, o: Occasion): Decision {
  const known = [...competentArs(factsOf(state)), ...state.letters.map((l) => l.recipient), 'fssi'];
  if (!known.includes(call.to)) return refuse('no_such_recipient', [call.to]);
  const draft = draftOf(state);
  note(draft, 'call_logged', { to: call.to, answered: call.answered });
  if (call.answered) {
    const due = state.obligations.filter((b) => b.act === 'call' && b.creditor === call.to && !isSettled(b));
    settle(draft, due, { state: 'fulfilled', at: o.now, proof: 'appel consigné, réponse obtenue' });
    startHandling(draft, call.to);
  }
  return byPerson(draft, o);
}

export interface Consent {
  to: string;
  items: Item[];
  until: number | null;
  evidence: string;
  /** Who agrees: the facility that owns the information, or who signs for it. */
  owner: string;
  /** Marking under which the recipient holds it; null: that of the case. */
  tlp?: Tlp | null;
}

/** The owner's prior agreement (B7): who gave it, for what, to whom, until when, on which evidence. */
export function recordConsent(state: Case, consent: Consent, o: Occasion): Decision {
  const known = isKnownOrganisation(consent.to) && BASES.B7.covers(consent.to);
  if (!known) return refuse('no_such_recipient', [consent.to]);
  if (consent.until !== null && consent.until <= o.now)
    return refuse('dates_impossible', ['until:in_the_past']);
  const release: Release = {
    id: o.newId(),
    recipient: consent.to,
    basis: 'B7',
    items: consent.items.filter((item) => BASES.B7.items.includes(item)),
    tlp: consent.tlp ?? state.tlp,
    owner: consent.owner,
    evidence: consent.evidence,
    grantedAt: o.now,
    until: consent.until,
    revokedAt: null,
    revokeReason: null,
  };
  const draft = draftOf({ ...state, releases: [...state.releases, release] });
  note(draft, 'consented', { id: release.id, recipient: release.recipient, items: release.items });
  return byPerson(draft, o);
}

/** A duty that will not be done, with the reason that an auditor will read. */
export function waiveObligation(state: Case, obligationId: string, reason: string, o: Occasion): Decision {
  const owed = state.obligations.find((b) => b.id === obligationId && !isSettled(b));
  if (!owed) return refuse('no_such_obligation');
  const draft = draftOf(state);
  settle(draft, [owed], { state: 'waived', at: o.now, proof: reason });
  return byPerson(draft, o);
}
