import { isDesk } from './oracle';
import type { Label, Subject } from './subjects.data';

/** Who inserts, for the columns in which a row says whose it is. */
interface Writer {
  role: string;
  subject: Subject;
  account: string;
}

const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
/** How the history names somebody in its own role. */
function nameOf({ role, subject }: Writer): string {
  const names: Record<string, string> = {
    ...{ declarant: 'declarant', intake: 'declarant', recipient: 'ars:32', worker: 'system' },
  };
  return text(names[role] ?? subject.name);
}
const kindOf = ({ role }: Writer) => text({ worker: 'system', intake: 'declarant' }[role] ?? role);
const accountOf = ({ role, account }: Writer) =>
  role === 'staff' || role === 'party' ? `'${account}'::uuid` : 'null';
const organisationOf = ({ subject }: Writer) =>
  text(subject.account && !isDesk(subject) ? subject.account.organisation : 'nobody');

/** A row that a role may write if it may write at all: honest about who writes it. `:case` is the case. */
export const HONEST: Record<string, (writer: Writer) => string> = {
  incident_case: () =>
    `(id, reference, version, status, tlp, received_at, channel, incident, declaration_version, priority_score, priority, changed_by, changed_at)
     values (gen_random_uuid(), gen_random_uuid()::text, 1, 'received', 'GREEN', now(), 'web', '{}', 1, 1, '{}', 'x', now())`,
  case_facility: () =>
    `(id, case_id, name, type, ars, ose, nis2, declares, verified) values (gen_random_uuid(), :case, 'x', 'x', 'ars:32', 'no', 'no', false, false)`,
  // Nobody gives more than they hold: what every pilot may give, the widest label and no longer than now.
  case_grant: ({ role }) =>
    role === 'staff'
      ? `(id, case_id, principal, tlp_max, capabilities, granted_by, granted_at, until) values (gen_random_uuid(), :case, 'ars:32', 'CLEAR', '{read}', 'x', now(), now())`
      : `(id, case_id, principal, tlp_max, capabilities, granted_by, granted_at) values (gen_random_uuid(), :case, 'ars:32', 'AMBER', '{read}', 'x', now())`,
  declaration: () =>
    `(id, case_id, version, kind, channel, received_at, facts) values (gen_random_uuid(), :case, 9, 'complement', 'web', now(), '{}')`,
  qualification: (writer) =>
    `(id, case_id, decided_at, decided_by, decision) values (gen_random_uuid(), :case, now(), 'x', jsonb_build_object('contests', jsonb_build_array(jsonb_build_object('by', ${organisationOf(writer)}))))`,
  obligation: () =>
    `(id, case_id, rule, rule_version, debtor, act, creditor, phase, basis, because, state, opened_at)
     values (gen_random_uuid(), :case, 'R', 1, 'cert', 'a', 'c', 'p', 'b', 'b', 'open', now())`,
  release: () =>
    `(id, case_id, recipient, basis, items, tlp, granted_at) values (gen_random_uuid(), :case, 'declarant', 'B0', '{}', 'AMBER', now())`,
  letter: () =>
    `(id, case_id, recipient, message, tlp, release_id, obligation_ids, state, owed_at) values (gen_random_uuid(), :case, 'declarant', 'm', 'AMBER', gen_random_uuid(), '{}', 'owed', now())`,
  task: () =>
    `(id, case_id, kind, subject, todo, opened_at) values (gen_random_uuid(), :case, 'k', 's', 't', now())`,
  recommendation: () => `(id, case_id, sheet, sent_at) values (gen_random_uuid(), :case, 's', now())`,
  exchange_message: (writer) =>
    `(id, case_id, at, sender, by, body) values (gen_random_uuid(), :case, now(), ${text(writer.role === 'declarant' ? 'declarant' : 'desk')}, ${nameOf(writer)}, 'x')`,
  shared_facts: () =>
    `(id, case_id, revision, at, by, facts) values (gen_random_uuid(), :case, 9, now(), 'x', '{}')`,
  marking_change: (writer) =>
    `(id, case_id, item, item_id, was, wanted, reason, asked_at, asked_by, asked_by_function)
     values (gen_random_uuid(), :case, 'case', :case, '{}', '{}', 'r', now(), ${accountOf(writer)}, 'f')`,
  access_request: (writer) =>
    `(id, case_id, reference, account_id, principal_function, organisation, reason, asked_at)
     values (gen_random_uuid(), :case, 'r', coalesce(${accountOf(writer)}, gen_random_uuid()), 'f', 'o', 'r', now())`,
  broken_glass: () =>
    `(id, case_id, grant_id, account_id, by, reason, ticket, at, until, review_due_at)
     values (gen_random_uuid(), :case, gen_random_uuid(), gen_random_uuid(), 'f', 'r', 't', now(), now(), now())`,
  restricted_handling: () =>
    `(id, case_id, at, by, reason) values (gen_random_uuid(), :case, now(), 'x', 'r')`,
  case_event: (writer) =>
    `(id, case_id, at, type, by, data) values (gen_random_uuid(), :case, now(), 'taken', ${nameOf(writer)}, '{}')`,
  call_note: () =>
    `(id, case_id, at, organisation, answered, by) values (gen_random_uuid(), :case, now(), 'o', true, 'x')`,
  audit_event: (writer) =>
    `(id, at, actor_kind, actor_account, actor_function, action, object_type, object_id, case_id, decision)
     values (gen_random_uuid(), now(), ${kindOf(writer)}, ${accountOf(writer)}, ${nameOf(writer)}, 'declare', 'case', ${writer.role === 'intake' ? `:case::text` : `'x'`}, :case, 'allowed')`,
  outbox: () =>
    `(id, topic, subject_id, case_id, created_at) values (gen_random_uuid(), 'page.raised', gen_random_uuid(), :case, now())`,
  delivery: () =>
    `(id, case_id, letter_id, number, channel, address, message_id, state, started_at)
     values (gen_random_uuid(), :case, gen_random_uuid(), 9, 'mail', 'a', 'm', 'sending', now())`,
  page: () => `(id, case_id, reason, raised_at) values (gen_random_uuid(), :case, 'r', now())`,
  legal_hold: (writer) =>
    `(id, case_id, reason, placed_by, placed_as, placed_at) values (gen_random_uuid(), :case, 'r', coalesce(${accountOf(writer)}, gen_random_uuid()), 'f', now())`,
  erasure_request: (writer) =>
    `(id, case_id, reason, asked_by, asked_as, asked_at) values (gen_random_uuid(), :case, 'r', coalesce(${accountOf(writer)}, gen_random_uuid()), 'f', now())`,
  erasure: () =>
    `(id, case_id, rule, erased_at, certificate, signature, key_id) values (gen_random_uuid(), :case, 'r', now(), 'c', '', '')`,
};

/** Items of a case that bear a mark of their own. */
export const BEARS_A_MARK = [
  'declaration',
  'recommendation',
  'exchange_message',
  'shared_facts',
  'call_note',
];
/** Items marked apart from their case as they are written: what the mark adds must be open to the writer too. */
export const STRICTER: readonly { tlp: Label; compartments: readonly string[] }[] = [
  { tlp: 'RED', compartments: [] },
  { tlp: 'AMBER+STRICT', compartments: [] },
  { tlp: 'CLEAR', compartments: ['criminal'] },
  { tlp: 'CLEAR', compartments: ['internal'] },
];
export const marked = (statement: string, { tlp, compartments }: (typeof STRICTER)[number]) =>
  statement
    .replace(/\)(\s+values)/, ', tlp, compartments)$1')
    .replace(/\)\s*$/, `, '${tlp}', '{${compartments.join(',')}}')`);

type Forgery = readonly [role: string, table: string, what: string, statement: (writer: Writer) => string];
const bySomebodyElse = (statement: (writer: Writer) => string) => (writer: Writer) =>
  statement({ ...writer, subject: { ...writer.subject, name: 'somebody else' }, role: 'staff' });

/** Rows that nobody may write into a case of its own either: in another name, or beyond what its side may say. */
export const FORGED: readonly Forgery[] = [
  ...['staff', 'party', 'declarant', 'recipient', 'intake', 'worker'].map((role): Forgery => [
    role,
    'case_event',
    'in another name',
    bySomebodyElse(HONEST.case_event!),
  ]),
  ...['party', 'declarant', 'recipient', 'intake', 'worker'].map((role): Forgery => [
    role,
    'audit_event',
    'in another name',
    bySomebodyElse(HONEST.audit_event!),
  ]),
  ...['staff', 'party', 'declarant', 'intake', 'worker'].map((role): Forgery => [
    role,
    'audit_event',
    'by another function',
    (w) => HONEST.audit_event!(w).replace(`${nameOf(w)}, 'declare'`, `'somebody else', 'declare'`),
  ]),
  ['staff', 'audit_event', 'of another account', (w) => HONEST.audit_event!({ ...w, account: SOMEBODY })],
  ['party', 'audit_event', 'of another account', (w) => HONEST.audit_event!({ ...w, account: SOMEBODY })],
  ['staff', 'audit_event', 'as the system', (w) => HONEST.audit_event!(w).replace(`'staff'`, `'system'`)],
  ['party', 'audit_event', 'as the desk', (w) => HONEST.audit_event!(w).replace(`'party'`, `'staff'`)],
  ...['declarant', 'recipient', 'intake', 'worker'].map((role): Forgery => [
    role,
    'audit_event',
    'of an account',
    (w) => HONEST.audit_event!(w).replace('null', `'${SOMEBODY}'`),
  ]),
  [
    'recipient',
    'audit_event',
    'of another recipient',
    (w) => HONEST.audit_event!(w).replace('ars:32', 'ars:11'),
  ],
  [
    'staff',
    'case_grant',
    'to oneself',
    (w) => HONEST.case_grant!(w).replace(`'ars:32'`, `'account:${w.account}'`),
  ],
  ['staff', 'exchange_message', 'in another name', bySomebodyElse(HONEST.exchange_message!)],
  [
    'staff',
    'exchange_message',
    'as the declarant',
    (w) => HONEST.exchange_message!(w).replace(`'desk'`, `'declarant'`),
  ],
  [
    'declarant',
    'exchange_message',
    'as the desk',
    (w) => HONEST.exchange_message!(w).replace(`'declarant', 'declarant'`, `'desk', 'declarant'`),
  ],
  [
    'declarant',
    'exchange_message',
    'in another name',
    (w) => HONEST.exchange_message!(w).replace(`'declarant', 'declarant'`, `'declarant', 'x'`),
  ],
  [
    'staff',
    'marking_change',
    'for another account',
    (w) => HONEST.marking_change!({ ...w, account: SOMEBODY }),
  ],
  [
    'staff',
    'marking_change',
    'decided at once',
    (w) =>
      HONEST.marking_change!(w)
        .replace('asked_by_function)', 'asked_by_function, decided_at, decided_by, outcome)')
        .replace(`'f')`, `'f', now(), gen_random_uuid(), 'applied')`),
  ],
  ['staff', 'legal_hold', 'of another account', (w) => HONEST.legal_hold!({ ...w, account: SOMEBODY })],
  [
    'staff',
    'legal_hold',
    'that is being lifted',
    (w) =>
      HONEST.legal_hold!(w)
        .replace('placed_at)', 'placed_at, lift_asked_by)')
        .replace('now())', 'now(), gen_random_uuid())'),
  ],
  [
    'staff',
    'erasure_request',
    'of another account',
    (w) => HONEST.erasure_request!({ ...w, account: SOMEBODY }),
  ],
  [
    'staff',
    'erasure_request',
    'confirmed at once',
    (w) =>
      HONEST.erasure_request!(w)
        .replace('asked_at)', 'asked_at, confirmed_by)')
        .replace('now())', 'now(), gen_random_uuid())'),
  ],
  [
    'staff',
    'legal_hold',
    'that is lifted',
    (w) =>
      HONEST.legal_hold!(w).replace('placed_at)', 'placed_at, lifted_at)').replace('now())', 'now(), now())'),
  ],
  [
    'staff',
    'erasure_request',
    'dated as confirmed',
    (w) =>
      HONEST.erasure_request!(w)
        .replace('asked_at)', 'asked_at, confirmed_at)')
        .replace('now())', 'now(), now())'),
  ],
  [
    'verifier',
    'audit_leaf',
    'with a place',
    () => `(event_id, salt, position) values (gen_random_uuid(), '', 5)`,
  ],
  [
    'party',
    'qualification',
    'that contests for another agency',
    (w) => HONEST.qualification!(w).replace(/'(ars|facility|fssi|corruss)[^']*'/, `'ars:84'`),
  ],
  [
    'declarant',
    'declaration',
    'that would open the case',
    (w) =>
      HONEST.declaration!(w).replace('facts)', 'facts, follow_up_hash)').replace(`'{}')`, `'{}', '\\x00')`),
  ],
  [
    'declarant',
    'declaration',
    'with a key of idempotency',
    (w) =>
      HONEST.declaration!(w).replace('facts)', 'facts, idempotency_hash)').replace(`'{}')`, `'{}', '\\x00')`),
  ],
  [
    'declarant',
    'declaration',
    'that is the first',
    (w) => HONEST.declaration!(w).replace(`'complement'`, `'initial'`),
  ],
  [
    'declarant',
    'case_facility',
    'that declares',
    (w) => HONEST.case_facility!(w).replace('false, false', 'true, false'),
  ],
  [
    'declarant',
    'case_grant',
    'to an agency of no site of the case',
    (w) => HONEST.case_grant!(w).replace('ars:32', 'ars:11'),
  ],
  ['declarant', 'case_grant', 'to pilot', (w) => HONEST.case_grant!(w).replace('{read}', '{read,pilot}')],
  [
    'declarant',
    'case_grant',
    'with an end',
    (w) =>
      HONEST.case_grant!(w).replace('granted_at)', 'granted_at, until)').replace('now())', 'now(), now())'),
  ],
  [
    'declarant',
    'case_grant',
    'revoked at once',
    (w) =>
      HONEST.case_grant!(w)
        .replace('granted_at)', 'granted_at, revoked_at)')
        .replace('now())', 'now(), now())'),
  ],
  [
    'declarant',
    'audit_event',
    'as the system',
    (w) => HONEST.audit_event!(w).replace(`'declarant'`, `'system'`),
  ],
  [
    'recipient',
    'audit_event',
    'as the system',
    (w) => HONEST.audit_event!(w).replace(`'recipient'`, `'system'`),
  ],
  ['worker', 'audit_event', 'as the desk', (w) => HONEST.audit_event!(w).replace(`'system'`, `'staff'`)],
  ['intake', 'release', 'to somebody else', (w) => HONEST.release!(w).replace(`'declarant'`, `'anssi'`)],
  ['intake', 'release', 'on another basis', (w) => HONEST.release!(w).replace('B0', 'B1')],
  ['intake', 'letter', 'to somebody else', (w) => HONEST.letter!(w).replace(`'declarant'`, `'anssi'`)],
  ['intake', 'audit_event', 'of a reading', (w) => HONEST.audit_event!(w).replace(`'declare'`, `'read'`)],
];

const SOMEBODY = '01890000-0000-7000-8000-00000000ffff';
const ME = '(select m.account_id from who.me() m)';
const MY_NAME = '(select m.function from who.me() m)';

/** Changes that nobody may make to a row that it may otherwise change. */
export const FORGED_CHANGES: readonly (readonly [role: string, table: string, change: string])[] = [
  ['staff', 'marking_change', `decided_at = now(), outcome = 'applied', decided_by = '${SOMEBODY}'`],
  [
    'staff',
    'legal_hold',
    `lift_asked_by = '${SOMEBODY}', lift_asked_as = 'x', lifted_at = now(), lifted_by = ${ME}`,
  ],
  ['staff', 'legal_hold', `lift_asked_by = '${SOMEBODY}', lift_asked_as = ${MY_NAME}`],
  ['staff', 'legal_hold', `lift_asked_by = ${ME}, lift_asked_as = 'somebody else'`],
  ['staff', 'erasure_request', `confirmed_at = now(), confirmed_by = '${SOMEBODY}'`],
  ['eraser', 'declaration', `declarant = '{}'`],
  ['eraser', 'delivery', `address = 'x', reply = null`],
  ['eraser', 'delivery', `address = '', reply = 'x'`],
  ['eraser', 'audit_leaf', `salt = ''`],
  ['sealer', 'audit_leaf', 'position = null'],
];

/** Changes beside that of `rights.data.ts`, to the rows that it names. */
export const HONEST_CHANGES: typeof FORGED_CHANGES = [
  ['staff', 'marking_change', `decided_at = now(), outcome = 'withdrawn', decided_by = ${ME}`],
];

/** An event of the record about no case: whether somebody may write one. */
export const ABOUT_NO_CASE = (writer: Writer) => HONEST.audit_event!(writer).replace(':case,', 'null,');
