import { account, aNewCase, CASE, NEW, type Lock } from './lock';

// In whose name the intake, which has no session of its own, records a declaration and opens its history.

const REFUSED = (table: string) => `42501 new row violates row-level security policy for table "${table}"`;
const AS_INTAKE = 'set local role vigie_intake';
const ANALYST = account('analyst');
const FACILITY = account('own facility');

const recorded = (
  kind: string,
  whose: string,
  name: string,
  { act = 'declare', of = NEW, decision = 'allowed' } = {},
) => `
  insert into audit_event (id, at, actor_kind, actor_account, actor_function, action, object_type, object_id, case_id, decision)
  values (gen_random_uuid(), now(), '${kind}', ${whose}, '${name}', '${act}', 'case', ${of}, ${NEW}, '${decision}')`;
const opened = (by: string) => `
  insert into case_event (id, case_id, at, type, by, data) values (gen_random_uuid(), ${NEW}, now(), 'case_opened', '${by}', '{}')`;
/** The identifier is found by the owner, whom no policy stops; it is written by the intake. */
const declaring = (line: string, whose = ANALYST) => [
  `select set_config('vigie.whose', (select ${whose}::text), true)`,
  AS_INTAKE,
  aNewCase(),
  line,
  `select 'declared'`,
];
const IT = `current_setting('vigie.whose')::uuid`;
const DECLARED = [['declared']];
const withKey = (scopes: string, line: string) => [
  `insert into api_key (id, account_id, organisation_id, label, hint, key_hash, scopes, expires_at)
   select gen_random_uuid(), a.id, a.organisation_id, 'l', 'h', sha256('key'), '{${scopes}}', now() + interval '1 day'
   from account a where a.id = ${FACILITY}`,
  `select set_config('vigie.api_key', 'key', true)`,
  ...declaring(line, FACILITY),
];

export const DECLARING_LOCKS: readonly Lock[] = [
  {
    name: 'the intake records a declarant whom nobody knows',
    ...{ sql: declaring(recorded('declarant', 'null', 'declarant')), answer: DECLARED },
  },
  ...[
    ['a person of the desk', recorded('staff', IT, 'analyst')],
    ['a facility', recorded('party', IT, 'own facility')],
    ['an account under the name of a declarant', recorded('declarant', IT, 'declarant')],
    ['a declarant under the name of a person', recorded('declarant', 'null', 'analyst')],
    ['the system', recorded('system', 'null', 'declarant')],
    ['a reading', recorded('declarant', 'null', 'declarant', { act: 'read' })],
    ['a declaration that is refused', recorded('declarant', 'null', 'declarant', { decision: 'refused' })],
    [
      'a list that names the case of somebody else',
      recorded('declarant', 'null', 'declarant', { of: `'1 ' || ${CASE}` }),
    ],
  ].map(([whom, line]) => ({
    name: `the intake, to which nobody showed a session, does not record ${whom}`,
    ...{ sql: declaring(line!), answer: REFUSED('audit_event') },
  })),
  {
    name: 'who types a declaration in is recorded in the own account',
    ...{ asker: 'analyst', sql: declaring(recorded('staff', IT, 'analyst')), answer: DECLARED },
  },
  ...[
    ['in that of a colleague', recorded('staff', IT, 'duty manager'), account('duty manager')],
    ['by the name of a colleague', recorded('staff', IT, 'duty manager'), ANALYST],
    ['as somebody from outside', recorded('party', IT, 'analyst'), ANALYST],
    ['as a reading', recorded('staff', IT, 'analyst', { act: 'read' }), ANALYST],
  ].map(([how, line, whose]) => ({
    name: `who types a declaration in is not recorded ${how}`,
    ...{ asker: 'analyst', sql: declaring(line!, whose), answer: REFUSED('audit_event') },
  })),
  {
    name: 'who may not declare for others is not recorded as doing so',
    asker: 'competent ARS',
    ...{ sql: declaring(recorded('staff', IT, 'competent ARS'), account('competent ARS')) },
    answer: REFUSED('audit_event'),
  },
  {
    name: 'the tool of a facility is recorded as such',
    ...{ sql: withKey('declare', recorded('party', IT, 'own facility')), answer: DECLARED },
  },
  {
    name: 'a tool that may read and not declare is not',
    ...{ sql: withKey('read_own', recorded('party', IT, 'own facility')), answer: REFUSED('audit_event') },
  },
  {
    name: 'who types a declaration in opens its history',
    ...{ asker: 'analyst', sql: declaring(opened('analyst')), answer: DECLARED },
  },
  {
    name: 'and not in the name of another one',
    ...{ asker: 'analyst', sql: declaring(opened('duty manager')), answer: REFUSED('case_event') },
  },
];
