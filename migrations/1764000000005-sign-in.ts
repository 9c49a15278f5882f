import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a person proves at sign-in, and what is told about it. No login role reads any of these tables: the
 * functions of sign-in/ do. Sessions, attempts, codes and notices live on the real clock.
 */
export class SignIn1764000000005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`set local role vigie_owner`);
    await db.query(SESSIONS);
    await db.query(FACTORS);
    await db.query(RECOVERY);
    await db.query(TOOLS_AND_NOTICES);
    await db.query(`reset role`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from outbox where case_id is null`);
    await db.query(`alter table outbox alter column case_id set not null`);
    await db.query(
      `drop table account_notice, api_key, federated_identity, enrolment_code, recovery_code, known_device,
        sign_in_challenge, passkey, totp, sign_in_witness`,
    );
    await db.query(`alter table account drop column enrolled_at`);
    await db.query(`alter table sign_in_attempt drop column forgiven`);
    await db.query(`alter table session drop column id, drop column second_factor_at, drop column stepped_up_at,
      drop column seen_at, drop column method, drop column device`);
  }
}

const SESSIONS = `
  alter table sign_in_attempt add column forgiven boolean not null default false;
  comment on column sign_in_attempt.forgiven is 'Counted before it was judged, and right.';

  alter table account add column enrolled_at timestamptz;
  comment on column account.enrolled_at is 'When its first code was redeemed; null: nobody has chosen a password yet.';

  alter table session
    add column id uuid not null unique default gen_random_uuid(),
    add column second_factor_at timestamptz,
    add column stepped_up_at timestamptz,
    add column seen_at timestamptz not null default now(),
    add column method text not null default 'password',
    add column device text not null default '';
  create index session_of_account on session (account_id, opened_at);
  comment on column session.second_factor_at is 'Null: half open; it opens nothing but the second factor, or enrolment where there is none.';
  comment on column session.stepped_up_at is 'When a factor was last proved; sensitive acts want it recent.';
  comment on column session.device is 'Family of the browser and of the system, for the person who reads the list; no fingerprint.';
  comment on column session.token_hash is 'Replaced when a factor is proved: a token from before is worth nothing after.';

  create table sign_in_witness (
    singleton boolean primary key default true check (singleton),
    hash bytea not null
  );
  comment on table sign_in_witness is 'SHA-256 of a word that only the API process holds, without which no second factor counts: whoever can only run SQL as vigie_api cannot say that one was proved.';
`;

const FACTORS = `
  create table totp (
    account_id uuid primary key references account,
    sealed bytea,
    confirmed_at timestamptz,
    last_step bigint,
    pending bytea
  );
  comment on column totp.sealed is 'AES-256-GCM under a key of the API, bound to the account: nonce, ciphertext, tag.';
  comment on column totp.last_step is 'Last time step that was accepted; it and those before it are refused (RFC 6238 §5.2).';
  comment on column totp.pending is 'A secret that is shown and not yet confirmed by a code.';

  create table passkey (
    id uuid primary key,
    credential_id bytea not null unique,
    account_id uuid not null references account,
    public_key bytea not null,
    sign_count bigint not null,
    transports text[] not null default '{}',
    label text not null,
    added_at timestamptz not null default now(),
    last_used_at timestamptz,
    withdrawn_at timestamptz
  );
  create index passkey_of_account on passkey (account_id);

  create table sign_in_challenge (
    hash bytea primary key,
    expires_at timestamptz not null,
    taken_at timestamptz not null default now()
  );
  comment on table sign_in_challenge is 'Challenges that were used, each once. Of those given out and not used nothing is kept: the API recognises its own.';

  create table known_device (
    account_id uuid not null references account,
    device_hash bytea not null,
    first_at timestamptz not null default now(),
    last_at timestamptz not null default now(),
    primary key (account_id, device_hash)
  );
  comment on table known_device is 'SHA-256 of a random cookie: a browser from which the account has signed in.';

  create table federated_identity (
    id uuid primary key,
    issuer text not null,
    subject text not null,
    account_id uuid not null references account,
    linked_at timestamptz not null default now(),
    unlinked_at timestamptz
  );
  create unique index federated_identity_in_force on federated_identity (issuer, subject) where unlinked_at is null;
  comment on table federated_identity is 'Identity at an OpenID provider, linked by its person; an address alone links nothing.';
`;

const RECOVERY = `
  create table recovery_code (
    account_id uuid not null references account,
    code_hash bytea not null,
    made_at timestamptz not null default now(),
    used_at timestamptz,
    primary key (account_id, code_hash)
  );
  comment on table recovery_code is 'Each stands in for the second factor, once, beside the password; used_at also ends those that were renewed.';

  create table enrolment_code (
    id uuid primary key,
    account_id uuid not null references account,
    kind text not null check (kind in ('first', 'factors', 'password')),
    asked_by uuid not null references account,
    code_hash bytea unique,
    issued_by uuid references account,
    issued_at timestamptz,
    expires_at timestamptz not null,
    used_at timestamptz,
    check (kind <> 'password' or issued_by is null or issued_by <> asked_by)
  );
  create index enrolment_code_of_account on enrolment_code (account_id);
  comment on table enrolment_code is 'Shown once to the person who issues it (nobody: those of the first two people), handed over by another channel than mail. first and password let a password be chosen; factors asks for the present one.';
`;

const TOOLS_AND_NOTICES = `
  create table api_key (
    id uuid primary key,
    account_id uuid not null references account,
    organisation_id uuid not null references organisation,
    label text not null,
    hint text not null,
    key_hash bytea not null unique,
    scopes text[] not null check (scopes <@ '{declare,read_own}' and scopes <> '{}'),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz,
    check (expires_at <= created_at + interval '366 days')
  );
  comment on table api_key is 'Key of a tool of a facility; only its SHA-256 is kept, and its first letters to recognise it by.';

  create table account_notice (
    id uuid primary key,
    account_id uuid not null references account,
    kind text not null,
    address text not null,
    raised_at timestamptz not null default now(),
    detail text,
    leased_until timestamptz,
    sent_at timestamptz,
    copies integer not null default 0
  );
  create index account_notice_of_address on account_notice (address, raised_at);
  comment on table account_notice is 'A mail to a person about the own account: neutral, without a link. Of new browsers at most three a day and address.';

  alter table outbox alter column case_id drop not null;
  comment on column outbox.case_id is 'Null for what concerns an account and no case.';
`;
