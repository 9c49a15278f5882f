import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MARKING } from './marking-columns.data';

/** What happened (history, audit) and what must leave (outbox, deliveries, pages). */
export class RecordAndRoadOut1764000000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`set local role vigie_owner`);
    await db.query(RECORD);
    await db.query(ROAD_OUT);
    await db.query(`reset role`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table page, delivery, outbox, audit_event, call_note, case_event`);
  }
}

const RECORD = `
  create table case_event (
    id uuid primary key,
    case_id uuid not null references incident_case,
    at timestamptz not null,
    type text not null,
    by text not null,
    data jsonb not null,
    command_key text,
    command_digest bytea,
    recorded_at timestamptz not null default clock_timestamp(),
    check ((command_key is null) = (command_digest is null))
  );
  create index case_event_of_case on case_event (case_id, at, id);
  create unique index case_event_command on case_event (case_id, command_key) where command_key is not null;
  comment on table case_event is 'History of a case: insert-only, function instead of person, controlled words only.';
  comment on column case_event.recorded_at is 'Real time of the server, set by a trigger; at is the clock of the case, which a demonstration may move.';
  comment on column case_event.command_key is 'Idempotency-Key of the command, on its first event.';
  comment on column case_event.command_digest is 'SHA-256 of method, path and body: the same key with another command is refused.';

  create table call_note (
    id uuid primary key,
    case_id uuid not null references incident_case,
    at timestamptz not null,
    organisation text not null,
    answered boolean not null,
    by text not null,
    note text,
    ${MARKING}
  );
  create index call_note_of_case on call_note (case_id);
  comment on table call_note is 'What was said on the telephone; stays inside the desk.';

  create table audit_event (
    id uuid primary key,
    at timestamptz not null,
    actor_kind text not null,
    actor_account uuid,
    actor_function text not null,
    action text not null,
    object_type text not null,
    object_id text not null,
    case_id uuid,
    decision text not null check (decision in ('allowed', 'refused')),
    reason text,
    request_id text,
    payload_hash bytea,
    recorded_at timestamptz not null default clock_timestamp()
  );
  create index audit_event_of_case on audit_event (case_id, at);
  create index audit_event_naming on audit_event using gin (string_to_array(object_id, ' ')) with (fastupdate = off)
    where case_id is null or object_id like '% %' and actor_kind in ('staff', 'party');
  create index audit_event_by on audit_event (actor_account, recorded_at, id) where actor_account is not null;
  create index audit_event_refused on audit_event (recorded_at, id) where decision = 'refused';
  comment on column audit_event.object_id is 'What was touched. Of a list: how many cases it showed, or whose they are, and then each of them.';
  comment on table audit_event is 'Who did or saw what, in the commit of the change. Insert-only for everybody; payload_hash commits to the change without repeating it.';
`;

const ROAD_OUT = `
  create table outbox (
    id uuid primary key,
    topic text not null,
    subject_id uuid not null,
    case_id uuid not null,
    created_at timestamptz not null,
    attempts integer not null default 0,
    next_at timestamptz not null default now(),
    done_at timestamptz
  );
  create index outbox_waiting on outbox (next_at) where done_at is null;
  comment on table outbox is 'What must leave. The relay claims by state; done_at is written by the consumer, in the commit of its effect.';
  comment on column outbox.created_at is 'Clock of the case, which a demonstration may move.';
  comment on column outbox.next_at is 'Real time of the server: it paces retries.';

  create table delivery (
    id uuid primary key,
    case_id uuid not null,
    letter_id uuid not null references letter,
    number integer not null check (number >= 1),
    channel text not null,
    address text not null,
    message_id text not null,
    state text not null check (state in ('sending', 'accepted', 'unknown', 'deferred', 'refused')),
    leased_until timestamptz,
    started_at timestamptz not null,
    ended_at timestamptz,
    reply text,
    token_hash bytea,
    unique (letter_id, number)
  );
  create index delivery_token on delivery (token_hash);
  comment on table delivery is 'One attempt on one channel. "sending" is committed before the first byte leaves; after an unknown outcome the next attempt is a marked copy.';

  create table page (
    id uuid primary key,
    case_id uuid references incident_case,
    reason text not null,
    raised_at timestamptz not null,
    address text,
    leased_until timestamptz,
    sent_at timestamptz,
    copies integer not null default 0,
    named boolean not null default false,
    check ((case_id is null) = (reason = 'readings_stopped'))
  );
  create index page_of_case on page (case_id);
  comment on column page.case_id is 'Null for what concerns an account and no case.';
  comment on column page.named is 'Whether the address was chosen when the page was raised; otherwise it is that of whoever is on call.';
  comment on table page is 'Somebody must wake up. Carries reference, severity, TLP and call-back, nothing else.';
`;
