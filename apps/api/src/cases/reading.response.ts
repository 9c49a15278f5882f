import { CASE_EVENTS } from '#domain/cases';
import * as s from '../description/schema';
import { CHANNELS, DECLARANT_ROLES } from '#domain/declarations';
import { LETTER, level, priority, status, tlp } from './case.response';
import { DATA, INCIDENT } from './facts.response';
import { itemMarking } from './marking.response';

export { CASE } from './case.response';

export const QUEUE_ROW = s.component(
  'QueueRow',
  s.closed({
    id: s.id,
    reference: s.text,
    status,
    level: s.orNull(level),
    urgent: s.flag,
    assigned: s.flag,
    tlp,
    receivedAt: s.instant,
    priority,
    facilities: s.text,
    nextDueAt: s.orNull(s.instant),
    attached: { ...s.flag, description: 'Whether it is part of a provider’s or mass incident.' },
    children: s.orNull(
      s.component('Children', {
        ...s.closed({ count: s.count, unqualified: s.count, urgent: s.count, highestScore: s.count }),
        description: 'Open cases that stand under this one, as far as the reader may know them.',
      }),
    ),
  }),
);

export const QUEUE_PAGE = s.component(
  'QueuePage',
  s.closed({
    cases: s.listOf(QUEUE_ROW),
    next: { ...s.orNull(s.text), description: 'Pass it as `after` for the next page; null on the last.' },
  }),
);

const event = s.component(
  'CaseEvent',
  s.closed({
    id: s.id,
    at: s.instant,
    type: s.words(CASE_EVENTS),
    what: { ...s.text, description: 'In French.' },
    by: { ...s.text, description: 'A function or an organisation, never a person.' },
    why: { ...s.orNull(s.text), description: 'The reason, in French, when there is one.' },
    atParis: { ...s.text, description: 'The hour in Paris, in French.' },
    atLocal: { ...s.text, description: 'The hour where the facility is, in French.' },
    data: {
      type: 'object',
      description: 'Identifiers and controlled words.',
      additionalProperties: {
        anyOf: [
          { type: ['string', 'number', 'boolean', 'null'] },
          { type: 'array', items: { type: 'string' } },
        ],
      },
    },
  }),
);

export const TIMELINE = s.component(
  'Timeline',
  s.closed({
    zone: { ...s.text, description: 'IANA zone of the facility that declared.' },
    events: s.listOf(event),
  }),
);

const delivery = s.component('Delivery', {
  ...s.closed({
    number: { type: 'integer', minimum: 1 },
    channel: s.text,
    address: s.text,
    state: s.words(['sending', 'accepted', 'unknown', 'deferred', 'refused']),
    reply: s.orNull(s.text),
    messageId: s.text,
    startedAt: s.instant,
    endedAt: s.orNull(s.instant),
  }),
  description: 'One attempt; after an unknown outcome the next one is a copy that says so.',
});

export const LETTERS = s.component(
  'Letters',
  s.closed({
    letters: s.listOf(
      s.component('LetterWithDeliveries', s.closed({ ...LETTER, deliveries: s.listOf(delivery) })),
    ),
  }),
);

const declarant = s.closed({
  name: s.text,
  role: s.words(DECLARANT_ROLES),
  email: s.orNull(s.text),
  phone: s.orNull(s.text),
  delegated: s.flag,
});

const asSaid = s.closed({
  name: s.text,
  finess: s.orNull(s.text),
  siret: s.orNull(s.text),
  type: s.orNull(s.text),
  department: s.orNull(s.text),
});

const declaration = s.component('Declaration', {
  ...s.closed({
    id: s.id,
    marking: itemMarking,
    version: { type: 'integer', minimum: 1 },
    kind: s.words(['initial', 'complement', 'correction', 'merged']),
    channel: s.words(CHANNELS),
    declarant: s.orNull(declarant),
    facility: s.orNull(asSaid),
    receivedAt: s.instant,
    facts: s.partial({ ...INCIDENT, narrative: s.orNull(s.text), data: s.partial(DATA) }),
  }),
  description: 'A complement holds only what it changes.',
});

export const DECLARATIONS = s.component('Declarations', s.closed({ declarations: s.listOf(declaration) }));
