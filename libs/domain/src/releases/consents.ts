import type { Instant } from '#domain/declarations';
import type { Item } from './bases.data';
import type { Release } from './release';

export const CONSENT_STATES = ['in_force', 'expired', 'revoked'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

/** The owner's agreements of a case, oldest first, whatever became of them. */
export function consentsOf(releases: readonly Release[]): Release[] {
  return releases.filter(({ basis }) => basis === 'B7');
}

/** Where an agreement stands at an instant; withdrawing it counts before its end does. */
export function stateOfConsent(
  { until, revokedAt }: Pick<Release, 'until' | 'revokedAt'>,
  at: Instant,
): ConsentState {
  if (revokedAt !== null && revokedAt <= at) return 'revoked';
  return until !== null && until <= at ? 'expired' : 'in_force';
}

/** The agreements in force that name a recipient, oldest first. */
export function consentsInForce(releases: readonly Release[], recipient: string, at: Instant): Release[] {
  return consentsOf(releases).filter(
    (consent) => consent.recipient === recipient && stateOfConsent(consent, at) === 'in_force',
  );
}

/**
 * The agreement in force that covers most of what is asked; of two that cover as much, the later one. Two
 * agreements are never added up: each has its own marking and its own end.
 * @returns null when none covers any of it
 */
export function findConsent(
  releases: readonly Release[],
  { recipient, items, at }: { recipient: string; items: readonly Item[]; at: Instant },
): Release | null {
  const covered = ({ items: agreed }: Release) => items.filter((item) => agreed.includes(item)).length;
  const best = consentsInForce(releases, recipient, at).reduce<Release | null>(
    (held, consent) => (held !== null && covered(held) > covered(consent) ? held : consent),
    null,
  );
  return best !== null && covered(best) > 0 ? best : null;
}
