import type { Instant } from '#domain/declarations';
import { isAtLeast, labelOf, type Tlp } from '#domain/marking';
import type { CaseFacts } from '#domain/obligations';
import { BASES, type BasisId, type Item } from './bases.data';

/** The decision that lets information go to one recipient: a legal basis, or the owner's consent. */
export interface Release {
  id: string;
  /** Organisation code, e.g. `ars:32`. */
  recipient: string;
  basis: BasisId;
  items: Item[];
  tlp: Tlp;
  /** Consent (B7) only: the owner of the information who agreed. */
  owner: string | null;
  /** Consent (B7) only: what proves it. */
  evidence: string | null;
  grantedAt: Instant;
  until: Instant | null;
  revokedAt: Instant | null;
  /** Why it was withdrawn; it holds for the future only. */
  revokeReason: string | null;
}

export type ReleaseRefusal =
  | 'no_release'
  | 'basis_does_not_hold'
  | 'revoked'
  | 'expired'
  | 'not_yet'
  | 'recipient_outside_basis'
  | 'marked_too_wide'
  | 'red_needs_a_named_person';

export type ReleaseVerdict =
  { allowed: true } | { allowed: false; refusal: ReleaseRefusal; wouldLift: string };

const WOULD_LIFT: Record<ReleaseRefusal, string> = {
  no_release: 'Une décision de transmission (base légale ou accord du propriétaire) pour ce destinataire.',
  basis_does_not_hold: 'Les conditions de la base légale ne sont plus réunies : un accord du propriétaire.',
  revoked: 'Un nouvel accord du propriétaire : le précédent a été retiré.',
  expired: 'Un accord prolongé par le propriétaire.',
  not_yet: 'Attendre la date d’effet de la décision.',
  recipient_outside_basis: 'Une base qui couvre ce destinataire, ou l’accord du propriétaire.',
  marked_too_wide: 'Une lettre au moins aussi restreinte que le marquage sous lequel elle a été permise.',
  red_needs_a_named_person: `${labelOf('RED')} : remise à une personne nommée, par téléphone ou en main propre.`,
};

const refuse = (refusal: ReleaseRefusal): ReleaseVerdict => ({
  allowed: false,
  refusal,
  wouldLift: WOULD_LIFT[refusal],
});

/** In French, what a basis asks for before it holds, or else the owner's consent. */
export function whatWouldLift(basis: BasisId): string {
  return `Il faudrait ${BASES[basis].needs} (base ${basis}), ou l’accord du propriétaire.`;
}

function refusalOfTime({ grantedAt, until, revokedAt }: Release, now: Instant): ReleaseRefusal | null {
  if (revokedAt !== null && revokedAt <= now) return 'revoked';
  if (grantedAt > now) return 'not_yet';
  return until !== null && until <= now ? 'expired' : null;
}

/**
 * Whether a release lets a letter go at `now`. Asked when the letter is decided and again when it is
 * sent; the database asks a third time when the outbox row is written.
 */
export function judgeRelease(
  release: Release | null,
  facts: CaseFacts,
  { recipient, tlp, now }: { recipient: string; tlp: Tlp; now: Instant },
): ReleaseVerdict {
  if (release === null) return refuse('no_release');
  const ended = refusalOfTime(release, now);
  if (ended) return refuse(ended);
  const basis = BASES[release.basis];
  if (release.recipient !== recipient || !basis.covers(recipient)) return refuse('recipient_outside_basis');
  if (!basis.holds(facts, recipient)) return refuse('basis_does_not_hold');
  if (!isAtLeast(tlp, release.tlp)) return refuse('marked_too_wide');
  // The declarant is the named person of its own case.
  if (tlp === 'RED' && recipient !== 'declarant') return refuse('red_needs_a_named_person');
  return { allowed: true };
}
