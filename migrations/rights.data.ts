import { KEPT_INSIDE } from '#domain/cases';
import { TABLE_OF_ITEM, type PartOfCase } from '#domain/marking';
import { GRANT_OPENS, knows } from './conditions.data';

export { DIRECTORY_RIGHTS, VERIFIER_READS, VERIFIER_WRITES } from './directory-rights.data';

/**
 * Who may do what to which table, on one screen. Letters: s select, i insert, u update; nobody deletes.
 * `hidden` keeps the table readable as empty for an audience that loads a case but may not know this part.
 */
export type Audience =
  'vigie_staff' | 'vigie_party' | 'vigie_declarant' | 'vigie_recipient' | 'vigie_intake' | 'vigie_worker';

const IS_STAFF = `(select who.is_staff())`;
const IS_PARTY = `(select who.organisation()) is not null`;

/**
 * Which cases an audience may know; `%s` is the column that holds the case. Accounts need a grant; whoever holds a code
 * or a link has it for one case.
 */
export const MAY_KNOW: Record<Audience, string> = {
  vigie_staff: IS_STAFF,
  vigie_party: IS_PARTY,
  vigie_declarant: `%s = (select who.declared_case())`,
  vigie_recipient: `%s = (select who.letter_case())`,
  vigie_intake: `%s = (select who.new_case())`,
  vigie_worker: `true`,
};

/** Audiences of accounts: what they may know follows from their grants. */
export const BY_GRANT: readonly Audience[] = ['vigie_staff', 'vigie_party'];

type Verbs = '' | 's' | 'i' | 'u' | 'si' | 'su' | 'iu' | 'siu' | 'hidden' | 'hidden+i';
type Row = [staff: Verbs, party: Verbs, declarant: Verbs, recipient: Verbs, intake: Verbs, worker: Verbs];

export const AUDIENCES: readonly Audience[] = [
  'vigie_staff',
  'vigie_party',
  'vigie_declarant',
  'vigie_recipient',
  'vigie_intake',
  'vigie_worker',
];

export const CASE_TABLES: Record<string, Row> = {
  //               staff   party     declarant   recipient  intake  worker
  incident_case: ['siu', 'su', 'su', 'su', 'i', 'su'],
  case_facility: ['siu', 's', 'siu', '', 'i', 's'],
  case_grant: ['siu', 's', 'hidden+i', '', 'i', 'hidden'],
  declaration: ['siu', 's', 'si', '', 'i', 's'],
  qualification: ['si', 'si', 's', '', '', 'si'],
  obligation: ['siu', 's', 'siu', 'su', 'i', 'siu'],
  release: ['siu', 's', 'siu', '', 'i', 'si'],
  letter: ['siu', 's', 'siu', 'su', 'i', 'siu'],
  task: ['siu', 'hidden', 'hidden+i', '', 'i', 'siu'],
  recommendation: ['siu', 's', 'su', '', '', 'hidden'],
  exchange_message: ['siu', '', 'siu', '', '', ''],
  shared_facts: ['siu', 's', 's', '', '', 's'],
  marking_change: ['siu', 'hidden', 'hidden', '', '', 'hidden'],
  access_request: ['su', '', '', '', '', ''],
  broken_glass: ['s', '', '', '', '', 'su'],
  restricted_handling: ['siu', 'hidden', 'hidden', '', '', 's'],
  case_event: ['si', 'si', 'si', 'si', 'i', 'i'],
  call_note: ['siu', '', '', '', '', ''],
  audit_event: ['i', 'i', 'i', 'i', 'i', 'i'],
  outbox: ['i', 'i', 'i', 'i', 'i', 'siu'],
  delivery: ['s', '', '', '', '', 'siu'],
  page: ['si', '', 'i', '', 'i', 'siu'],
} satisfies Record<PartOfCase, Row>;

/** Items that bear a marking of their own, beside that of their case. */
export const MARKED: readonly string[] = Object.values(TABLE_OF_ITEM).filter(
  (table) => table !== 'incident_case',
);

const ofAChild = (which: string) =>
  `exists (select from incident_case c where c.parent_id = shared_facts.case_id and ${which})`;
// Nobody is cleared who comes with a code or a link: what is RED is for persons named, and a compartment for whoever is in it.
const OF_A_CHILD_HELD = ofAChild(`shared_facts.tlp <> 'RED' and shared_facts.compartments <@ c.compartments`);

/** Rows that an audience may know for another reason than the case that holds them. */
export const INSTEAD: Record<string, Partial<Record<Audience, string>>> = {
  // Whoever has a session is recorded, those to whom no case exists too; an event may be about no case at all.
  audit_event: {
    vigie_staff: `true`,
    vigie_party: `(case_id is null or exists (select from incident_case c where c.id = audit_event.case_id))`,
  },
  // Whoever may know a child may know what its parent shares as far as its mark allows, and nothing else of the parent.
  shared_facts: {
    vigie_party: `${IS_PARTY} and ${ofAChild(knows('shared_facts', 'c.id', 'read'))}`,
    vigie_declarant: OF_A_CHILD_HELD,
  },
  // The policies of everything else ask this table: only functions may ask it about the case. A grant that opens nothing
  // (any more) tells its holder of no case.
  case_grant: {
    vigie_staff: `${IS_STAFF} and ((${GRANT_OPENS}) or who.may_read(case_id))`,
    vigie_party: `${IS_PARTY} and ${GRANT_OPENS}`,
  },
};

/** Rows that an audience reads for another reason still: of what a parent shares hangs what its children owe. */
export const READ_BESIDE: Record<string, Partial<Record<Audience, string>>> = {
  shared_facts: { vigie_staff: ofAChild(knows('shared_facts', 'c.id', 'read')) },
};

const TOLD_OUTSIDE = `type not in (${KEPT_INSIDE.map((type) => `'${type}'`).join(', ')})`;

// An agency that a facility of the case makes competent.
const TO_ITS_AGENCY = `revoked_at is null and until is null and capabilities <@ array['read', 'contribute'] and who.is_competent(case_id, principal)`;

/**
 * What else must hold of a row, by table, audience and verb: who writes in its own name, about its own things. What a
 * changed row becomes, said alone where no column that may change decides who knows it; left out, it is what held before.
 */
export const ALSO: Record<
  string,
  Partial<Record<Audience, Partial<Record<'s' | 'i' | 'u' | 'becomes', string>>>>
> = {
  incident_case: {
    // Tied to no other case, whose secrets its code would open.
    vigie_intake: {
      i: `recorded_at = now() and parent_id is null and split_from is null and merged_into is null`,
    },
    vigie_staff: { i: `recorded_at = now()` },
  },
  declaration: {
    vigie_declarant: {
      // What somebody else declared of the same incident is between that declarant and the desk.
      s: `(kind <> 'merged' or declarant is not null)`,
      i: `kind in ('complement', 'correction') and follow_up_hash is null and idempotency_hash is null`,
    },
  },
  case_grant: {
    vigie_staff: {
      i: `who.may_give(case_id, principal, tlp_max, capabilities, until) or case_id = (select who.new_case())
        or (ground = 'circle' and ${TO_ITS_AGENCY} and who.may_pilot(case_id))
        or (tlp_max = 'RED' and ground = 'given' and until is null and who.names_for_red(case_id, principal, capabilities))`,
      u: `who.may_end(case_id, until)`,
    },
    vigie_declarant: {
      i: TO_ITS_AGENCY,
    },
  },
  // A processor names the controllers that it works for; their agencies are told, and it lets nobody else in.
  case_facility: { vigie_declarant: { i: `not declares`, u: `not declares` } },
  // An ARS contests in its own name; it never qualifies.
  qualification: {
    vigie_party: { i: `decision -> 'contests' -> -1 ->> 'by' = (select who.organisation())` },
  },
  obligation: {
    vigie_recipient: {
      s: `obligation.id = any ((select who.letter_duties())::uuid[])`,
      u: `obligation.id = any ((select who.letter_duties())::uuid[])`,
    },
  },
  release: {
    vigie_intake: { i: `basis = 'B0' and recipient = 'declarant'` },
  },
  letter: {
    vigie_recipient: { s: `letter.id = (select who.letter_id())`, u: `letter.id = (select who.letter_id())` },
    vigie_intake: { i: `recipient = 'declarant'` },
  },
  exchange_message: {
    // Each side writes in its own name, and reads what the other wrote.
    vigie_staff: {
      i: `sender = 'desk' and by = (select m.function from who.me() m)`,
      u: `true`,
    },
    vigie_declarant: { i: `sender = 'declarant' and by = 'declarant'`, u: `sender = 'desk'` },
  },
  marking_change: {
    vigie_staff: {
      i: `decided_at is null and asked_by = (select m.account_id from who.me() m)`,
      becomes: `decided_by = (select m.account_id from who.me() m)`,
    },
  },
  access_request: { vigie_staff: { u: `who.may_pilot(case_id)` } },
  restricted_handling: {
    vigie_staff: {
      s: `(select who.is_cleared())`,
      i: `(select who.is_cleared())`,
      u: `(select who.is_cleared())`,
    },
  },
  case_event: {
    vigie_staff: { i: `by = (select m.function from who.me() m)` },
    vigie_party: { s: TOLD_OUTSIDE, i: `by = (select m.function from who.me() m)` },
    // Whether a command comes again is all that a code or a link asks of the history.
    vigie_declarant: { s: `by = 'declarant'`, i: `by = 'declarant'` },
    vigie_recipient: { s: `by = (select who.letter_recipient())`, i: `by = (select who.letter_recipient())` },
    vigie_intake: { i: `by = 'declarant' or by in (select d.function from who.declares() d)` },
    vigie_worker: { i: `by = 'system'` },
  },
  audit_event: {
    vigie_staff: {
      i: `actor_kind = 'staff' and actor_account = (select m.account_id from who.me() m where m.organisation_kind = 'cert') and actor_function = (select m.function from who.me() m)`,
    },
    vigie_party: {
      i: `actor_kind = 'party' and actor_account = (select m.account_id from who.me() m where m.organisation_kind <> 'cert') and actor_function = (select m.function from who.me() m)`,
    },
    vigie_declarant: {
      i: `actor_kind = 'declarant' and actor_account is null and actor_function = 'declarant'`,
    },
    vigie_recipient: {
      i: `actor_kind = 'recipient' and actor_account is null and actor_function = (select who.letter_recipient())`,
    },
    vigie_intake: {
      i: `action = 'declare' and decision = 'allowed' and object_id = case_id::text and (actor_kind = 'declarant' and actor_account is null and actor_function = 'declarant'
        or (actor_kind, actor_account, actor_function) in (select d.* from who.declares() d))`,
    },
    vigie_worker: { i: `actor_kind = 'system' and actor_account is null and actor_function = 'system'` },
  },
};

const PROGRESS = 'state, sent_at, settled_at, proof';
const CLOCKS = `${PROGRESS}, anchor_at, due_at, reanchored, overdue_at, late_reason`;
export const MARKS = 'tlp, pap, compartments, protection';
const LETTER_PROGRESS = 'state, sent_at, acknowledged_at';
const CASE_BY_DESK =
  'version, status, tlp, pap, compartments, originator, protection, incident, declaration_version, confirmed_at, notifiable_changed_at, parent_id, shared_revision, merged_into, merged_code_opens, choices, out_of_scope, level, priority_score, priority, priority_override, assignee, resolved_at, resolution, rex_draft, wake_at, has_open_task, changed_by, changed_at';
const NOT_BY_OTHERS =
  /(originator|assignee|parent_id|shared_revision|merged_into|merged_code_opens|choices|priority_override|rex_draft), /g;

/** What the desk keeps to itself of a case: who treats it, the rank that a person decided and why, what is to be written up. */
const SHOWN_OUTSIDE =
  'id, reference, version, status, tlp, pap, compartments, originator, protection, received_at, channel, incident, declaration_version, confirmed_at, notifiable_changed_at, parent_id, shared_revision, merged_into, merged_code_opens, split_from, choices, out_of_scope, level, priority_score, priority, resolution, wake_at, changed_by, changed_at';
const COMMANDS = 'id, case_id, by, command_key, command_digest';

/** Columns that an audience reads where its pages or its jobs need no whole row: an injected statement reads no other. */
export const READABLE: Record<string, Partial<Record<Audience, string>>> = {
  incident_case: {
    vigie_declarant: SHOWN_OUTSIDE,
    vigie_recipient: 'id, reference, version, status, tlp',
  },
  declaration: {
    vigie_declarant: `id, case_id, version, kind, channel, received_at, declarant, facility, facts, originator, ${MARKS}`,
    vigie_worker: 'id, case_id, version, declarant',
  },
  obligation: { vigie_recipient: 'id, case_id, rule, state, settled_at, proof' },
  letter: { vigie_recipient: 'id, case_id, recipient, tlp, obligation_ids, state, acknowledged_at' },
  case_event: { vigie_declarant: COMMANDS, vigie_recipient: COMMANDS },
  broken_glass: { vigie_worker: 'id, case_id, review_due_at, reviewed_at, alarmed_at' },
  restricted_handling: { vigie_worker: 'id, case_id, lifted_at' },
  delivery: {
    vigie_worker:
      'id, case_id, letter_id, number, channel, address, message_id, state, leased_until, started_at, ended_at, reply',
  },
};

/** Columns that an update may touch; what is not named here never changes once written. */
export const UPDATABLE: Record<string, Partial<Record<Audience, string>>> = {
  incident_case: {
    vigie_staff: CASE_BY_DESK,
    vigie_declarant: CASE_BY_DESK.replace(NOT_BY_OTHERS, ''),
    vigie_party: 'version, wake_at, changed_by, changed_at',
    vigie_recipient: 'status, wake_at',
    vigie_worker:
      'version, status, notifiable_changed_at, shared_revision, out_of_scope, level, priority_score, priority, wake_at, has_open_task, changed_by, changed_at',
  },
  obligation: {
    vigie_staff: CLOCKS,
    vigie_declarant: CLOCKS,
    vigie_recipient: 'state, settled_at, proof',
    vigie_worker: CLOCKS,
  },
  case_facility: {
    vigie_staff: 'ars, department, ose, nis2, awareness_at, left_at',
    vigie_declarant: 'awareness_at',
  },
  case_grant: { vigie_staff: 'revoked_at' },
  marking_change: { vigie_staff: 'decided_at, decided_by, outcome' },
  access_request: { vigie_staff: 'decided_at, decided_by, outcome, answer' },
  broken_glass: { vigie_worker: 'alarmed_at' },
  release: { vigie_staff: 'revoked_at, revoke_reason', vigie_declarant: 'revoked_at, revoke_reason' },
  declaration: { vigie_staff: MARKS },
  call_note: { vigie_staff: MARKS },
  shared_facts: { vigie_staff: MARKS },
  recommendation: { vigie_staff: MARKS, vigie_declarant: 'read_at, applied_at, answer' },
  exchange_message: { vigie_staff: `read_at, ${MARKS}`, vigie_declarant: 'read_at' },
  restricted_handling: { vigie_staff: 'lifted_at, lift_reason' },
  letter: {
    vigie_staff: LETTER_PROGRESS,
    vigie_declarant: LETTER_PROGRESS,
    vigie_recipient: 'state, acknowledged_at',
    vigie_worker: LETTER_PROGRESS,
  },
  task: { vigie_staff: 'done_at, outcome', vigie_worker: 'done_at' },
  outbox: { vigie_worker: 'attempts, next_at, done_at' },
  delivery: { vigie_worker: 'state, leased_until, ended_at, reply' },
  page: { vigie_worker: 'address, leased_until, sent_at, copies' },
};
