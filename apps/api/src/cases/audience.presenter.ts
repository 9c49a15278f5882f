import type { Listener, ProposedAlert } from '#domain/cases';
import type { Instant } from '#domain/declarations';
import { labelOf } from '#domain/marking';
import { BASES, consentsOf, stateOfConsent, type Release } from '#domain/releases';
import { iso } from '../http/iso';

/** One organisation as the desk weighs it: what it may get, why, and what it has had. */
export function presentListener({ grounds, told, ...listener }: Listener) {
  return {
    ...listener,
    grounds: grounds.map((ground) => ({
      ...ground,
      basisText: BASES[ground.basis].basis,
      tlp: labelOf(ground.tlp),
      until: iso(ground.until),
    })),
    told: told.map((letter) => ({
      ...letter,
      tlp: labelOf(letter.tlp),
      sentAt: iso(letter.sentAt),
      acknowledgedAt: iso(letter.acknowledgedAt),
    })),
  };
}

export function presentProposedAlert(alert: ProposedAlert) {
  return { ...alert, chosenAt: iso(alert.chosenAt) };
}

/** The owner's agreements as the owner sees them, with where each stands. */
export function presentConsents(
  releases: readonly Release[],
  { nameOf, now }: { nameOf: (code: string) => string; now: Instant },
) {
  return consentsOf(releases).map((consent) => {
    const { id, recipient, items, owner, evidence, revokeReason } = consent;
    return {
      ...{ id, items, owner, evidence, revokeReason },
      to: recipient,
      organisation: nameOf(recipient),
      tlp: labelOf(consent.tlp),
      state: stateOfConsent(consent, now),
      grantedAt: iso(consent.grantedAt),
      until: iso(consent.until),
      revokedAt: iso(consent.revokedAt),
    };
  });
}
