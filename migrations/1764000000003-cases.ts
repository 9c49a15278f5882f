import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ENDED, OPEN_STATUSES } from '#domain/cases';
import { quoted } from './definer.data';
import { MARKING } from './marking-columns.data';

/**
 * The state of cases. Closed vocabularies are text that the domain checks: an enum's operators are not leakproof, and
 * row-level security would switch their indexes off. Every table carries case_id: one policy set covers them all.
 */
export class Cases1764000000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`set local role vigie_owner`);
    for (const tables of [CASE_TABLES, DUTY_TABLES, COORDINATION_TABLES]) await db.query(tables);
    await db.query(`reset role`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `drop table shared_facts, restricted_handling, recommendation, exchange_message, task, letter, release, obligation, qualification, declaration, case_grant, case_facility, incident_case`,
    );
  }
}

const ASKED = 'include (parent_id, tlp, compartments)';

const CASE_TABLES = `
  create table incident_case (
    id uuid primary key,
    reference text collate "C" not null unique,
    version integer not null,
    status text not null,
    tlp text not null check (tlp in ('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED')),
    pap text not null default 'AMBER' check (pap in ('CLEAR', 'GREEN', 'AMBER', 'RED')),
    compartments text[] not null default '{}',
    originator text not null default 'declarant',
    protection text not null default 'none' check (protection in ('none', 'restricted_distribution')),
    received_at timestamptz not null,
    channel text not null,
    incident jsonb not null,
    declaration_version integer not null,
    confirmed_at timestamptz,
    notifiable_changed_at timestamptz,
    parent_id uuid references incident_case,
    shared_revision integer not null default 0,
    merged_into uuid references incident_case, merged_code_opens boolean not null default false,
    split_from uuid references incident_case,
    choices jsonb not null default '[]',
    out_of_scope jsonb,
    level text,
    priority_score integer not null,
    priority jsonb not null, priority_override jsonb,
    assignee uuid,
    resolved_at timestamptz, resolution jsonb,
    rex_draft boolean not null default false,
    wake_at timestamptz,
    changed_by text not null, changed_at timestamptz not null, ended_at timestamptz,
    has_open_task boolean not null default false,
    recorded_at timestamptz not null default now(),
    queue_place integer not null generated always as (-priority_score) stored
  );
  -- Each has what need-to-know asks of a case beside its order: of a case that is not the reader's, no row is read.
  create index incident_case_queue on incident_case (queue_place, received_at, id) ${ASKED} where status in (${quoted(OPEN_STATUSES)});
  create index incident_case_by_status on incident_case (status, queue_place, received_at, id) ${ASKED};
  create index incident_case_needs_somebody on incident_case (queue_place, received_at, id) ${ASKED}
    where has_open_task and status in (${quoted(ENDED)});
  create index incident_case_child_lines on incident_case (status, queue_place, received_at, id) ${ASKED} where parent_id is not null;
  create index incident_case_children on incident_case (parent_id) where parent_id is not null;
  create index incident_case_family on incident_case (status, parent_id, queue_place, received_at, id) include (tlp, compartments)
    where parent_id is not null;
  create index incident_case_compartmented on incident_case (id) where compartments <> '{}';
  create index incident_case_wake on incident_case (wake_at) where wake_at is not null;
  create index incident_case_ended on incident_case (ended_at, id) where ended_at is not null;
  create index incident_case_provider on incident_case (lower(incident ->> 'commonProvider'), received_at)
    where incident ->> 'commonProvider' is not null;
  comment on column incident_case.ended_at is 'When it came to its end, by the clock of the cases, whatever happens to it afterwards: how long it is kept counts from there. Set by a trigger.';
  comment on column incident_case.recorded_at is 'Real time of the server when the transaction began that made the case: that one alone may say who knows it first.';
  comment on column incident_case.parent_id is 'The case of a provider''s or mass incident that shares its facts with this one.';
  comment on column incident_case.merged_code_opens is 'Whether the follow-up code of a duplicate opens the case that goes on: the desk made sure that one declarant said both.';
  comment on column incident_case.wake_at is 'When time alone may change what is owed (clock of the case); the worker looks again then.';
  comment on column incident_case.protection is 'Mark of protection beside the TLP label (II 901); what is classified (IGI 1300) is refused before anything is written.';
  comment on column incident_case.priority_score is 'Rank in the queue: what a person decided, else what the parts give.';
  comment on column incident_case.queue_place is 'The same, so that one comparison of rows finds the next page: the place, then the hour of reception, then the id.';
  comment on column incident_case.has_open_task is 'Whether a person still has something to do about it: an ended case stays in the queue for that.';
  comment on table incident_case is 'A dossier: what the desk does about one or more declarations.';
  comment on column incident_case.incident is 'Latest facts: the initial declaration merged with its complements.';
  comment on column incident_case.version is 'Grows with each act of a person; If-Match is compared with it.';

  create table case_facility (
    id uuid not null,
    case_id uuid not null references incident_case,
    name text not null,
    type text not null,
    finess text,
    department text,
    ars text,
    ose text not null,
    nis2 text not null,
    declares boolean not null,
    verified boolean not null,
    awareness_at timestamptz,
    left_at timestamptz,
    primary key (case_id, id)
  );
  comment on column case_facility.ars is 'Competent agency (ars:NN) from the department of the site; null where none exists.';

  create table case_grant (
    id uuid primary key,
    case_id uuid not null references incident_case,
    principal text not null
      check (principal ~ '^(account:[0-9a-f-]{36}|team:[a-z][a-z0-9-]*|region:[0-9]{2}|[a-z][a-z-]*(:[0-9A-Za-z]+)?)$'),
    tlp_max text not null check (tlp_max in ('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED')),
    capabilities text[] not null
      check (capabilities <@ array['read', 'contribute', 'pilot', 'release', 'close'] and 'read' = any (capabilities)),
    ground text not null default 'given' check (ground in ('circle', 'given', 'glass', 'on_call')),
    reason text,
    granted_by text not null,
    granted_at timestamptz not null,
    until timestamptz,
    revoked_at timestamptz,
    of_tlp text not null,
    of_compartments text[] not null,
    check (tlp_max <> 'RED' or principal like 'account:%'),
    -- One lasting grant a principal; asked at the end of the transaction, in which one replaces another.
    constraint case_grant_live exclude using btree (case_id with =, principal with =)
      where (revoked_at is null and until is null) deferrable initially deferred
  );
  create index case_grant_of_case on case_grant (case_id) include (principal, tlp_max, until, revoked_at);
  create index case_grant_of_principal on case_grant (principal, case_id) include (until) where revoked_at is null;
  create index case_grant_for_a_time on case_grant (principal) where revoked_at is null and until is not null;
  comment on column case_grant.of_tlp is 'Label of the case, kept by triggers as of_compartments is: whether a grant opens its case is asked of its own row.';
  comment on table case_grant is 'Need-to-know: who may know a case, up to which label, and what it may do. Whoever holds none knows of no case.';

  create table declaration (
    id uuid primary key,
    case_id uuid not null references incident_case,
    version integer not null,
    kind text not null check (kind in ('initial', 'complement', 'correction', 'merged')),
    channel text not null,
    received_at timestamptz not null,
    declarant jsonb,
    facility jsonb,
    facts jsonb not null,
    follow_up_hash bytea,
    idempotency_hash bytea unique,
    body_hash bytea,
    ${MARKING},
    unique (case_id, version)
  );
  create index declaration_follow_up on declaration (follow_up_hash) where follow_up_hash is not null;
  comment on table declaration is 'What the facility said, as it said it: never changed. A complement holds only what it changes.';
  comment on column declaration.follow_up_hash is 'SHA-256 of reference and follow-up code; the code itself is shown once.';
`;

const DUTY_TABLES = `
  create table qualification (
    id uuid primary key,
    case_id uuid not null references incident_case,
    decided_at timestamptz not null,
    decided_by text not null,
    decision jsonb not null
  );
  create index qualification_of_case on qualification (case_id, decided_at);
  comment on table qualification is 'Entered on behalf of the ARS named in the decision; the latest row is in force, earlier ones are history.';

  create table obligation (
    id uuid primary key,
    case_id uuid not null references incident_case,
    rule text not null,
    rule_version integer not null,
    debtor text not null check (debtor in ('cert', 'facility')),
    facility_id uuid,
    act text not null,
    creditor text not null,
    phase text not null,
    round text not null default '',
    basis text not null,
    because text not null,
    anchor_at timestamptz,
    due_at timestamptz,
    reanchored jsonb not null default '[]',
    state text not null
      check (state in ('open', 'prepared', 'sent', 'acknowledged', 'fulfilled', 'waived', 'superseded')),
    opened_at timestamptz not null,
    sent_at timestamptz,
    settled_at timestamptz,
    overdue_at timestamptz,
    proof text,
    late_reason text
  );
  create index obligation_of_case on obligation (case_id);
  create index obligation_due on obligation (due_at) where settled_at is null and due_at is not null;
  comment on column obligation.anchor_at is 'Null: the moment from which the clock runs is not known yet.';
  comment on column obligation.reanchored is 'Earlier clocks with the reason why they moved, oldest first.';
  comment on column obligation.due_at is 'Null: "sans délai", measured from anchor_at and never given an invented limit.';

  create table release (
    id uuid primary key,
    case_id uuid not null references incident_case,
    recipient text not null,
    basis text not null check (basis in ('B0', 'B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8')),
    items text[] not null,
    tlp text not null,
    owner text,
    evidence text,
    granted_at timestamptz not null,
    until timestamptz,
    revoked_at timestamptz,
    revoke_reason text,
    check (basis <> 'B7' or (evidence is not null and owner is not null))
  );
  create index release_of_case on release (case_id);
  comment on table release is 'The decision that lets information go to one recipient. B7 is the consent of the owner and needs its evidence.';

  create table letter (
    id uuid primary key,
    case_id uuid not null references incident_case,
    recipient text not null,
    message text not null,
    tlp text not null,
    release_id uuid not null references release,
    items text[],
    obligation_ids uuid[] not null,
    state text not null check (state in ('owed', 'held', 'sent', 'acknowledged', 'failed', 'cancelled')),
    owed_at timestamptz not null,
    sent_at timestamptz,
    acknowledged_at timestamptz
  );
  create index letter_of_case on letter (case_id);
  comment on table letter is 'One message owed to one recipient; it may discharge several obligations to it, and carry less than its release covers.';

  create table task (
    id uuid primary key,
    case_id uuid not null references incident_case,
    kind text not null,
    subject text not null,
    todo text not null,
    opened_at timestamptz not null,
    due_at timestamptz,
    done_at timestamptz,
    outcome text
  );
  create index task_of_case on task (case_id);
  create index task_open on task (opened_at) where done_at is null;
  comment on table task is 'Something that a person must do: because the product will not, or cannot, or because somebody wrote it down.';
`;

const COORDINATION_TABLES = `
  create table recommendation (
    id uuid primary key,
    case_id uuid not null references incident_case,
    sheet text not null,
    note text,
    sent_at timestamptz not null,
    read_at timestamptz,
    applied_at timestamptz,
    answer text,
    ${MARKING}
  );
  create index recommendation_of_case on recommendation (case_id);
  comment on table recommendation is 'A sheet of the library sent to the facility, and what the facility did with it.';

  create table exchange_message (
    id uuid primary key,
    case_id uuid not null references incident_case,
    at timestamptz not null,
    sender text not null check (sender in ('desk', 'declarant')),
    by text not null,
    body text not null,
    read_at timestamptz,
    ${MARKING}
  );
  create index exchange_message_of_case on exchange_message (case_id, at);
  comment on table exchange_message is 'What the desk and the facility wrote to each other, by function; never changed.';

  create table shared_facts (
    id uuid primary key,
    case_id uuid not null references incident_case,
    revision integer not null,
    at timestamptz not null,
    by text not null,
    facts jsonb not null,
    message text,
    qualification jsonb,
    ${MARKING},
    unique (case_id, revision)
  );
  comment on table shared_facts is 'What a parent case (case_id) shares with its children, written once; the latest revision is in force, earlier ones are history.';

  create table restricted_handling (
    id uuid primary key,
    case_id uuid not null references incident_case,
    at timestamptz not null,
    by text not null,
    reason text not null,
    lifted_at timestamptz,
    lift_reason text
  );
  create index restricted_handling_of_case on restricted_handling (case_id);
  comment on table restricted_handling is 'Cases of the dedicated chain. Read by cleared people and by the worker, which then writes no content.';
`;
