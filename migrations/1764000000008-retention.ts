import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who holds a case back, who asked to erase one, and what was erased. May be taken back, with the certificates. */
export class Retention1764000000008 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`set local role vigie_owner`);
    await db.query(RETENTION_TABLES);
    await db.query(`reset role`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table erasure, erasure_request, legal_hold`);
  }
}

// Two accounts: the constraint holds whatever the application believes.
const RETENTION_TABLES = `
  create table legal_hold (
    id uuid primary key,
    case_id uuid not null references incident_case,
    reason text not null,
    placed_by uuid not null,
    placed_as text not null,
    placed_at timestamptz not null,
    lift_asked_by uuid,
    lift_asked_as text,
    lift_reason text,
    lift_asked_at timestamptz,
    lifted_by uuid,
    lifted_at timestamptz,
    check (lifted_by is null or (lift_asked_by is not null and lifted_by <> lift_asked_by))
  );
  create index legal_hold_of_case on legal_hold (case_id) where lifted_at is null;
  comment on table legal_hold is 'Nothing of the case is erased while a row is not lifted; one person asks to lift, another one lifts.';

  create table erasure_request (
    id uuid primary key,
    case_id uuid not null references incident_case,
    reason text not null,
    asked_by uuid not null,
    asked_as text not null,
    asked_at timestamptz not null,
    confirmed_by uuid,
    confirmed_at timestamptz,
    check (confirmed_by is null or confirmed_by <> asked_by)
  );
  create unique index erasure_request_open on erasure_request (case_id);
  comment on table erasure_request is 'A case to be erased before its time: one person asks, another one confirms. Gone with the case.';

  create table erasure (
    id uuid primary key,
    case_id uuid,
    rule text not null,
    erased_at timestamptz not null,
    certificate text not null,
    signature bytea not null,
    key_id bytea not null
  );
  create index erasure_of_case on erasure (case_id);
  comment on table erasure is 'What is left of what was erased: its random identifier, the rule, and the certificate that the key of the record signed. Insert-only.';
`;
