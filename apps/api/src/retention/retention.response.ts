import { RETENTION_RULES } from '#domain/retention';
import * as s from '../description/schema';

const kind = s.words([...new Set(RETENTION_RULES.map((rule) => rule.kind))]);
const rule = s.closed({
  ...{ kind, what: s.text, from: s.text, months: s.count, basis: s.text },
  ...{ proof: s.words(['confirmed', 'to_confirm']), since: { type: 'string', format: 'date' } },
  erasedBy: s.words(['product', 'person']),
});
const due = s.closed({
  ...{ reference: s.text, rule: kind, until: s.instant },
  waitsFor: s.orNull(s.words(['hold', 'children'])),
});
const hold = s.closed({
  ...{ id: s.id, reference: s.orNull(s.text), reason: s.text, placedAs: s.text, placedAt: s.instant },
  ...{ liftAskedAt: s.orNull(s.instant), liftedAt: s.orNull(s.instant), liftAskedByYou: s.orNull(s.flag) },
});
const request = s.closed({
  ...{ id: s.id, reference: s.orNull(s.text), reason: s.text, askedAs: s.text, askedAt: s.instant },
  ...{ confirmedAt: s.orNull(s.instant), askedByYou: s.flag },
});
const SIGNED = {
  signature: { ...s.text, description: 'Ed25519 by the key of the record, hexadecimal.' },
  key: s.text,
};
const certificate = s.closed({
  ...{ id: s.id, case: s.orNull(s.id), rule: s.text, erasedAt: s.instant },
  certificate: { ...s.text, description: 'JSON as it was signed, to the letter.' },
  ...SIGNED,
});

export const RETENTION = s.component('Retention', {
  ...s.closed({
    rules: s.listOf(rule),
    due: s.listOf(due),
    holds: s.listOf(hold),
    requests: s.listOf(request),
  }),
  description:
    'The rules of today, the hundred ends that come first within ninety days (of cases that the reader may know, or whose references the record shows to the reader), what is held back, and what two persons want erased.',
});

export const CERTIFICATE_PAGE = s.component(
  'CertificatePage',
  s.closed({ certificates: s.listOf(certificate), next: s.orNull(s.id) }),
);

export const SIGNED_CERTIFICATE = s.component(
  'SignedCertificate',
  s.closed({
    kind: s.words(['certificate']),
    text: { ...s.text, description: 'JSON as it was signed, to the letter.' },
    ...SIGNED,
  }),
);
