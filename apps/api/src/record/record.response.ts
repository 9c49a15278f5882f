import * as s from '../description/schema';

const event = s.closed({
  id: s.id,
  at: { ...s.instant, description: 'Clock of the product, which a demonstration may move.' },
  recordedAt: { ...s.instant, description: 'Real time of the server.' },
  actor: s.closed({ kind: s.text, account: s.orNull(s.id), function: s.text }),
  action: s.text,
  object: s.closed({ type: s.text, id: s.text }),
  case: s.orNull(s.closed({ id: s.id, reference: s.orNull(s.text) })),
  decision: s.words(['allowed', 'refused']),
  reason: s.orNull(s.text),
  requestId: s.orNull(s.text),
  position: { ...s.orNull(s.count), description: 'Place in the sealed log; null: not sealed yet.' },
});

export const RECORD_PAGE = s.component('RecordPage', {
  ...s.closed({ events: s.listOf(event), next: s.orNull(s.text) }),
  description: 'Who did, saw or was refused what. Nothing of what a case holds but its reference.',
});

export const SEAL = s.component('Seal', {
  ...s.closed({
    head: s.orNull(
      s.closed({ log: s.id, number: s.count, size: s.count, root: s.text, at: s.instant, key: s.text }),
    ),
    waiting: { ...s.count, description: 'Events that wait to be sealed.' },
    lagSeconds: { ...s.count, description: 'How long the oldest of them has waited.' },
    stamped: s.orNull(s.closed({ number: s.count, at: s.instant })),
    mailed: s.orNull(s.closed({ number: s.count, at: s.instant })),
  }),
  description: 'Up to where the record is sealed, time-stamped and at its witnesses.',
});
