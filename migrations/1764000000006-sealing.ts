import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit record as one ever-growing Merkle log with signed heads (ADR 0013). May be taken back, with its proofs. */
export class Sealing1764000000006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`set local role vigie_owner`);
    await db.query(SEALING_TABLES);
    await db.query(`reset role`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table refusal_tally, witness_mail, head_stamp, sealed_head, record_key, audit_leaf`);
  }
}

// No foreign key from audit_leaf: the row is written by the trigger of the event, before the event itself.
const SEALING_TABLES = `
  create table audit_leaf (
    event_id uuid primary key,
    case_id uuid,
    salt bytea,
    position bigint unique check (position >= 0),
    hash bytea,
    check ((position is null) = (hash is null))
  );
  create index audit_leaf_waiting on audit_leaf (event_id) where position is null;
  create index audit_leaf_of_case on audit_leaf (case_id) where salt is not null;
  comment on table audit_leaf is 'Beside each audit event, what may change: its salt, and its place in the sealed log. Without a place: not sealed yet.';
  comment on column audit_leaf.salt is '32 bytes that audit_event.payload_hash is salted with; erased with the case, so that what was committed to cannot be guessed.';
  comment on column audit_leaf.hash is 'RFC 9162 leaf hash of the canonical bytes of the event (docs/record.md).';

  create table record_key (
    key_id bytea primary key,
    public_pem text not null,
    since timestamptz not null default clock_timestamp()
  );
  comment on table record_key is 'Public keys that signed heads, for exports; whoever verifies brings the keys that he trusts.';

  create table sealed_head (
    number bigint primary key check (number >= 1),
    log uuid not null,
    size bigint not null,
    root bytea not null,
    at timestamptz not null,
    previous bytea not null,
    key_id bytea not null references record_key,
    signature bytea not null,
    hash bytea not null unique,
    peaks bytea[] not null
  );
  comment on table sealed_head is 'Signed heads of the log (docs/record.md), never changed. Head N covers the first "size" events.';
  comment on column sealed_head.peaks is 'Roots of the complete subtrees, widest first: enough to go on without reading the log again.';
  comment on column sealed_head.hash is 'SHA-256 of the signed text and its signature: what the next head and the time stamp name.';

  create table head_stamp (
    number bigint primary key references sealed_head,
    token bytea not null,
    at timestamptz not null
  );
  comment on table head_stamp is 'RFC 3161 tokens over heads; a token also dates every earlier head.';

  create table witness_mail (
    number bigint not null references sealed_head,
    address text not null,
    sent_at timestamptz not null default clock_timestamp(),
    primary key (number, address)
  );
  comment on table witness_mail is 'Heads that were mailed to witnesses.';

  create index audit_event_in_time on audit_event (recorded_at, id);

  create table refusal_tally (
    actor text not null,
    reason text not null,
    since timestamptz not null,
    times integer not null,
    primary key (actor, reason, since)
  );
  comment on table refusal_tally is 'How often somebody was refused for one reason within ten minutes of real time, so that a flood of refusals stays a few lines of the record.';
`;
