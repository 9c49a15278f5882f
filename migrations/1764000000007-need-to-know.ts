import { MARKED_ITEMS } from '#domain/marking';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { quoted } from './definer.data';

/** What changes who may know: a marking to weaken, access that is asked for, a glass that is broken, a clearance. */
export class NeedToKnow1764000000007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`set local role vigie_owner`);
    await db.query(KNOWLEDGE_TABLES);
    await db.query(`reset role`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table clearance_change, case_seen, broken_glass, access_request, marking_change`);
  }
}

const KNOWLEDGE_TABLES = `
  create table marking_change (
    id uuid primary key,
    case_id uuid not null references incident_case,
    item text not null check (item in (${quoted(MARKED_ITEMS)})),
    item_id uuid not null,
    was jsonb not null,
    wanted jsonb not null,
    reason text not null,
    agreed_by text,
    evidence text,
    asked_at timestamptz not null,
    asked_by uuid not null,
    asked_by_function text not null,
    decided_at timestamptz,
    decided_by uuid,
    outcome text check (outcome in ('applied', 'withdrawn')),
    check ((decided_at is null) = (outcome is null)),
    check (outcome is distinct from 'applied' or (decided_by is not null and decided_by <> asked_by))
  );
  create index marking_change_of_case on marking_change (case_id);
  comment on table marking_change is 'A marking that is to be weakened: one person asks, another one decides.';
  comment on column marking_change.evidence is 'What proves that whoever is named in agreed_by agreed for the originator; nothing that is not of the desk is weakened without.';

  create table access_request (
    id uuid primary key,
    case_id uuid,
    reference text not null,
    account_id uuid not null,
    principal_function text not null,
    organisation text not null,
    reason text not null,
    asked_at timestamptz not null,
    decided_at timestamptz,
    decided_by text,
    outcome text check (outcome in ('granted', 'refused')),
    answer text
  );
  create index access_request_of_case on access_request (case_id);
  create index access_request_of_account on access_request (account_id, asked_at);
  comment on column access_request.case_id is 'Null where no case has that reference: whoever asks is told the same.';

  create table broken_glass (
    id uuid primary key,
    case_id uuid not null references incident_case,
    grant_id uuid not null references case_grant,
    account_id uuid not null,
    by text not null,
    reason text not null,
    ticket text not null,
    at timestamptz not null,
    until timestamptz not null,
    review_due_at timestamptz not null,
    reviewed_at timestamptz,
    reviewed_by text,
    verdict text check (verdict in ('justified', 'not_justified')),
    review text,
    alarmed_at timestamptz,
    check ((reviewed_at is null) = (verdict is null))
  );
  create index broken_glass_of_case on broken_glass (case_id);
  create index broken_glass_unreviewed on broken_glass (review_due_at) where reviewed_at is null;
  comment on table broken_glass is 'Somebody read a case without a grant, for an hour and with a reason; somebody else reviews it within 72 hours.';

  create table case_seen (
    reader uuid not null,
    how text not null check (how in ('opened', 'listed')),
    case_id uuid not null,
    at timestamptz not null,
    primary key (reader, how, case_id)
  );
  create index case_seen_lately on case_seen (reader, how, at);
  create index case_seen_once on case_seen (at);
  comment on table case_seen is 'Which cases were shown to an account, or to the key of a tool, in the last day of real time: nobody carries all of them away. Only what is new to the reader adds a row.';
  comment on column case_seen.reader is 'Account, or API key.';

  create table clearance_change (
    id uuid primary key,
    account_id uuid not null references account,
    tlp_ceiling text not null,
    compartments text[] not null,
    raised boolean not null,
    asked_by uuid not null references account check (asked_by <> account_id),
    asked_at timestamptz not null default now(),
    decided_by uuid references account,
    decided_at timestamptz,
    outcome text check (outcome in ('applied', 'withdrawn')),
    check ((decided_at is null) = (outcome is null) and (decided_by is null) = (outcome is null)),
    check (outcome is distinct from 'applied' or not raised or decided_by not in (asked_by, account_id))
  );
  create unique index clearance_change_waiting on clearance_change (account_id) where outcome is null;
  comment on table clearance_change is 'What an account is to be cleared for: raised by two persons, taken away by one, of whom it is never the person.';
`;
