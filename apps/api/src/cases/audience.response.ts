import { BASIS_IDS, CONSENT_STATES, ITEMS } from '#domain/releases';
import * as s from '../description/schema';
import { letterState, message, tlp } from './case.response';

const items = s.listOf(s.words(ITEMS));

const ground = s.closed({
  basis: s.words(BASIS_IDS),
  basisText: s.text,
  items,
  tlp,
  until: s.orNull(s.instant),
  releaseId: { ...s.orNull(s.id), description: 'The agreement, where the owner’s agreement is the reason.' },
});

const told = s.closed({
  letterId: s.id,
  message,
  state: letterState,
  tlp,
  items,
  sentAt: s.orNull(s.instant),
  acknowledgedAt: s.orNull(s.instant),
});

const listener = s.component(
  'Listener',
  s.closed({
    recipient: s.text,
    allowed: s.flag,
    items,
    grounds: s.listOf(ground),
    wouldLift: { ...s.orNull(s.text), description: 'What is missing, in French; null when nothing is.' },
    told: s.listOf(told),
  }),
);

export const AUDIENCE = s.component('Audience', s.closed({ listeners: s.listOf(listener) }));

/** An agreement as its owner sees it. */
export const consent = s.component(
  'Consent',
  s.closed({
    id: s.id,
    to: s.text,
    organisation: s.text,
    items,
    tlp,
    state: s.words(CONSENT_STATES),
    owner: s.orNull(s.text),
    evidence: s.orNull(s.text),
    grantedAt: s.instant,
    until: s.orNull(s.instant),
    revokedAt: s.orNull(s.instant),
    revokeReason: s.orNull(s.text),
  }),
);
