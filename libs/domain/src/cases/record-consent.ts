import type { Tlp } from '#domain/marking';
import { BASES, isKnownOrganisation, type Item, type Release } from '#domain/releases';
import type { Case } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { byPerson, draftOf, note } from './draft';
import { endNeedlessTasks } from './end-needless-tasks';
import { oweLettersTo } from './owe-letters';

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

/**
 * The owner's prior agreement (B7, RFC 2350 §4.2): who gave it, for what, to whom, under which marking, until
 * when, on which evidence. What the desk owed to this recipient and could not send is owed again.
 */
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
  if (state.qualification) oweLettersTo(draft, release.recipient, o);
  endNeedlessTasks(draft, o);
  return byPerson(draft, o);
}
