import * as s from '../description/schema';

const hold = s.closed({
  ...{ id: s.id, reference: s.orNull(s.text), reason: s.text, placedAs: s.text, placedAt: s.instant },
  ...{ liftAskedAt: s.orNull(s.instant), liftedAt: s.orNull(s.instant) },
});
const request = s.closed({
  ...{ id: s.id, reference: s.orNull(s.text), reason: s.text, askedAs: s.text, askedAt: s.instant },
  confirmedAt: s.orNull(s.instant),
});
const erasure = s.closed({
  ...{ id: s.id, case: s.orNull(s.id), rule: s.text, erasedAt: s.instant },
  certificate: { ...s.text, description: 'JSON as it was signed, to the letter.' },
  signature: { ...s.text, description: 'Ed25519 by the key of the record, hexadecimal.' },
  key: s.text,
});

export const RETENTION = s.component('Retention', {
  ...s.closed({ holds: s.listOf(hold), requests: s.listOf(request), erasures: s.listOf(erasure) }),
  description:
    'What is held back, what two persons want erased, and the last hundred certificates of what was.',
});
