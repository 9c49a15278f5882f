import { CASE_CAPABILITIES, GRANT_GROUNDS } from '#domain/access';
import { MARKED_ITEMS } from '#domain/marking';
import * as s from '../description/schema';
import { marking, tlp } from '../cases';

const grant = s.component('Grant', {
  ...s.closed({
    id: s.id,
    principal: s.text,
    name: { ...s.text, description: 'A function, a team or an organisation; never a person’s name.' },
    tlpMax: tlp,
    shutBy: {
      ...s.orNull(s.words(['audience', 'label'])),
      description: 'Why it does not open the case as it is marked now; null: it does.',
    },
    capabilities: s.listOf(s.words(CASE_CAPABILITIES)),
    ground: s.words(GRANT_GROUNDS),
    reason: s.orNull(s.text),
    grantedBy: s.text,
    grantedAt: s.instant,
    until: s.orNull(s.instant),
    revokedAt: s.orNull(s.instant),
  }),
  description: 'Need-to-know of a principal on this case.',
});

const change = s.component(
  'MarkingChange',
  s.closed({
    id: s.id,
    item: s.words(MARKED_ITEMS),
    itemId: s.id,
    ...{ was: marking, wanted: marking },
    reason: s.text,
    agreedBy: s.orNull(s.text),
    evidence: s.orNull(s.text),
    askedAt: s.instant,
    askedBy: s.text,
    decidedAt: s.orNull(s.instant),
    outcome: s.orNull(s.words(['applied', 'withdrawn'])),
    mayDecide: { ...s.flag, description: 'Whether the reader is the second person.' },
  }),
);

const request = s.component(
  'AccessRequestOfCase',
  s.closed({
    id: s.id,
    by: s.text,
    organisation: s.text,
    reason: s.text,
    askedAt: s.instant,
    decidedAt: s.orNull(s.instant),
    decidedBy: s.orNull(s.text),
    outcome: s.orNull(s.words(['granted', 'refused'])),
    answer: s.orNull(s.text),
  }),
);

const VERDICT = s.orNull(s.words(['justified', 'not_justified']));
const glass = s.component(
  'BrokenGlass',
  s.closed({
    ...{ id: s.id, by: s.text, reason: s.text, ticket: s.text },
    ...{ at: s.instant, until: s.instant, reviewDueAt: s.instant, reviewedAt: s.orNull(s.instant) },
    ...{ reviewedBy: s.orNull(s.text), verdict: VERDICT, review: s.orNull(s.text) },
  }),
);

export const CIRCLE = s.component(
  'Circle',
  s.closed({
    grants: s.listOf(grant),
    markingChanges: s.listOf(change),
    requests: s.listOf(request),
    brokenGlasses: s.listOf(glass),
  }),
);

export const PRINCIPALS = s.component(
  'Principals',
  s.closed({
    principals: s.listOf(s.closed({ principal: s.text, name: s.text, organisation: s.text })),
  }),
);

export const ASKED = s.component('AskedAccess', {
  ...s.closed({ asked: s.flag }),
  description: 'The same whether there is such a case or not.',
});

export const MY_REQUESTS = s.component(
  'MyAccessRequests',
  s.closed({
    requests: s.listOf(
      s.closed({
        ...{ id: s.id, reference: s.text, reason: s.text, askedAt: s.instant },
        ...{ decidedAt: s.orNull(s.instant), outcome: s.orNull(s.words(['granted', 'refused'])) },
        answer: s.orNull(s.text),
      }),
    ),
  }),
);

export const WAITING_DECISIONS = s.component('WaitingDecisions', {
  ...s.closed({
    waiting: s.listOf(
      s.closed({
        ...{
          id: s.id,
          caseId: s.id,
          reference: s.text,
          what: s.words(['access', 'weakening', 'erasure', 'lift']),
        },
        ...{ by: s.text, organisation: s.text, reason: s.text, askedAt: s.instant },
      }),
    ),
  }),
  description:
    'On cases that the reader pilots, and what two persons erase or stop keeping, the oldest first; what the reader asked is for somebody else.',
});

export const WAITING_COUNT = s.component('WaitingCount', s.closed({ count: s.count }));

export const GLASS_OPENED = s.component('GlassOpened', s.closed({ caseId: s.id }));

export const BROKEN_GLASSES = s.component('BrokenGlasses', {
  ...s.closed({
    brokenGlasses: s.listOf(
      s.closed({
        ...{ id: s.id, reference: s.text, by: s.text, reason: s.text, ticket: s.text, readings: s.count },
        ...{ at: s.instant, until: s.instant, reviewDueAt: s.instant, reviewedAt: s.orNull(s.instant) },
        ...{ reviewedBy: s.orNull(s.text), verdict: VERDICT, review: s.orNull(s.text) },
      }),
    ),
  }),
  description: 'For those who review; nothing of the cases themselves.',
});
