import { wantsStepUp, type AccessRule } from '../http/access';
import { PROBLEMS, type ProblemName } from '../http/problems.data';
import type { RouteDescription } from './described';
import { closed, component, listOf, text, type Schema } from './schema';

const PROBLEM = component('Problem', {
  ...closed(
    {
      type: { type: 'string', enum: Object.keys(PROBLEMS).map((name) => `urn:vigie:problem:${name}`) },
      title: text,
      status: { type: 'integer', minimum: 400, maximum: 599 },
      detail: text,
      instance: text,
      errors: listOf(closed({ field: text, message: text })),
      refusal: text,
      reasons: listOf(text),
      changedBy: text,
      changedAt: { type: 'string', format: 'date-time' },
      version: { type: 'integer' },
    },
    ['errors', 'refusal', 'reasons', 'changedBy', 'changedAt', 'version'],
  ),
  description:
    'RFC 9457. `type` names the problem; title and detail are French unless Accept-Language asks for English; ' +
    '`errors` names fields, `refusal` and `reasons` say why a case does not allow an act.',
});

const BY_RULE = {
  public: [],
  declarant: ['unknown_reference_or_code'],
  recipient: ['unknown_link'],
  half_session: ['sign_in_needed', 'not_your_role'],
  enrolment: ['sign_in_needed', 'second_factor_needed', 'step_up_needed', 'not_your_role'],
  session: ['sign_in_needed', 'second_factor_needed', 'not_your_role'],
} as const satisfies Record<string, readonly ProblemName[]>;

const BY_HEADER = {
  key: ['idempotency_key_needed', 'idempotency_key_reused'],
  'key!': ['idempotency_key_needed', 'idempotency_key_reused'],
  version: ['version_needed', 'changed_meanwhile'],
  'version!': ['version_needed', 'changed_meanwhile'],
} as const satisfies Record<string, readonly ProblemName[]>;

const WITH_BODY: readonly ProblemName[] = [
  'too_large',
  'unsupported_media',
  'invalid_fields',
  'classified_refused',
];

/** Any route may meet these: a lost database, a defect of ours, a request that HTTP itself cannot read. */
const ALWAYS: readonly ProblemName[] = ['malformed_request', 'unavailable', 'internal'];

export interface Circumstances {
  rule: AccessRule;
  described: RouteDescription;
  /** Whether it reads a body, a query, an identifier in its path. */
  body: boolean;
  query: boolean;
  identifier: boolean;
  /** Whether it shows cases, which an account opens or lists up to a budget. */
  cases: boolean;
}

/** Every problem that a route can meet. */
export function problemsOf({
  rule,
  described,
  body,
  query,
  identifier,
  cases,
}: Circumstances): Set<ProblemName> {
  return new Set<ProblemName>([
    ...ALWAYS,
    ...(typeof rule === 'string'
      ? BY_RULE[rule]
      : (['sign_in_needed', 'second_factor_needed', 'not_your_role'] as const)),
    ...(wantsStepUp(rule) || cases ? (['step_up_needed'] as const) : []),
    ...(cases ? (['too_many_readings'] as const) : []),
    ...(body ? WITH_BODY : []),
    ...(query ? (['invalid_fields'] as const) : []),
    ...(identifier ? (['not_found'] as const) : []),
    ...(described.takes ?? []).flatMap((header) => [...BY_HEADER[header]]),
    ...(described.problems ?? []),
  ]);
}

/** The problem as it is answered in French, with invented members where it carries some. */
export function exampleOf(name: ProblemName): Record<string, unknown> {
  const { status, fr } = PROBLEMS[name];
  const member: Partial<Record<ProblemName, Record<string, unknown>>> = {
    invalid_fields: { errors: [{ field: 'declarant.email', message: 'adresse de courriel attendue' }] },
    step_up_needed: { refusal: 'many_readings' },
    refused: { refusal: 'not_allowed_in_this_status', reasons: ['closed', 'reopen'] },
    changed_meanwhile: { changedBy: 'analyste', changedAt: '2024-02-11T05:40:00.000Z', version: 3 },
  };
  const instance = 'urn:vigie:request:018d96b2-6c00-7000-8000-000000000001';
  return {
    type: `urn:vigie:problem:${name}`,
    title: fr.title,
    status,
    detail: fr.detail,
    instance,
    ...member[name],
  };
}

const language = { 'Content-Language': { schema: { type: 'string', enum: ['fr', 'en'] } } };
const pause = { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } };

/** The answers of a route that are problems, by status. */
export function problemAnswers(circumstances: Circumstances): Record<string, Schema> {
  const byStatus = new Map<number, ProblemName[]>();
  for (const name of problemsOf(circumstances)) {
    const { status } = PROBLEMS[name];
    byStatus.set(status, [...(byStatus.get(status) ?? []), name]);
  }
  const { otherwise = {} } = circumstances.described;
  const answers = [...byStatus].map(([status, names]): [string, Schema] => {
    const examples = Object.fromEntries(names.map((name) => [name, { value: exampleOf(name) }]));
    const headers = { ...language, ...(status === 503 || status === 429 ? pause : {}) };
    const json = otherwise[status] ? { 'application/json': { schema: otherwise[status] } } : {};
    const content = { 'application/problem+json': { schema: PROBLEM, examples }, ...json };
    const description = names.map((name) => PROBLEMS[name].en.title).join(', or ');
    return [String(status), { description, headers, content }];
  });
  return Object.fromEntries(answers);
}
