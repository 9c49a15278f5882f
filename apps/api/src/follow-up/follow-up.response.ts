import { letterState, level, message, OBLIGATION, status } from '../cases/case.response';
import { cnilTrack } from '../cases/clocks.response';
import { advice } from '../cases/advice.response';
import { pap, protection, tlp } from '../cases/marking.response';
import { outOfScope, resolution } from '../cases/coordination.response';
import { consent } from '../cases/audience.response';
import { Described } from '../description/described';
import * as s from '../description/schema';

const version = s.closed({
  version: { type: 'integer', minimum: 1 },
  kind: s.words(['initial', 'complement', 'correction', 'merged']),
  receivedAt: s.instant,
});

const informed = s.closed({
  organisation: s.text,
  message,
  state: letterState,
  sentAt: s.orNull(s.instant),
  acknowledgedAt: s.orNull(s.instant),
});

const opening = s.closed({
  function: s.text,
  organisation: s.words(['cert', 'authority', 'ars', 'facility']),
  firstAt: s.instant,
  lastAt: s.instant,
});

export const FOLLOW_UP = s.component('FollowUp', {
  ...s.closed({
    reference: s.text,
    status,
    ...{ tlp, pap, protection },
    receivedAt: s.instant,
    phone: s.text,
    level: s.orNull(level),
    onBehalfOf: s.listOf(s.text),
    versions: s.listOf(version),
    informed: s.listOf(informed),
    owed: s.listOf(s.component('OwedByFacility', s.closed({ ...OBLIGATION, creditorName: s.text }))),
    resolution: s.orNull(resolution),
    outOfScope: s.orNull(outOfScope),
    redirection: {
      ...s.orNull(s.text),
      description: 'Where to turn, in French, when the desk does not treat the incident.',
    },
    confirmedAt: s.orNull(s.instant),
    mergedInto: {
      ...s.flag,
      description: 'Taken over by another case of the same facility; only read here.',
    },
    shared: s.orNull(s.closed({ at: s.instant, message: s.text })),
    recommendations: s.listOf(advice),
    unreadMessages: { ...s.count, description: 'Messages of the desk that nobody marked as read.' },
    consents: s.listOf(consent),
    cnilTrack: s.listOf(cnilTrack),
    reminders: s.listOf(s.closed({ authority: s.text, because: s.text, basis: s.text })),
    openedBy: {
      ...s.listOf(opening),
      description: 'Who opened the declaration, by function, when it is marked AMBER or above.',
    },
  }),
  description: 'Functions and organisations, never a person of the desk (RFC 2350 §2.9).',
});

/** Describes a report of the facility: it answers with the page as it is afterwards, or says why it may not be. */
export const DescribedReport = (summary: string) =>
  Described(summary, { answer: FOLLOW_UP, takes: ['key'], problems: ['refused', 'invalid_fields'] });
