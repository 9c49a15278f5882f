import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is known beforehand: organisations with their keys, accounts and their sessions, facilities, shifts. */
export class Directory1764000000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`set local role vigie_owner`);
    await db.query(`
      create table organisation (
        id uuid primary key,
        code text not null unique check (code ~ '^[a-z][a-z-]*(:[0-9A-Za-z]+)?$'),
        kind text not null check (kind in ('cert', 'authority', 'ars', 'facility')),
        name text not null,
        email text,
        phone text,
        closed_at timestamptz
      );
      comment on table organisation is 'The desk, the authorities, the 18 ARS and the facilities that hold accounts. Addresses are configuration, never computed.';

      comment on column organisation.closed_at is 'Since when it has no accounts and is granted nothing; what is owed to it stays owed.';

      create table organisation_key (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        fingerprint text not null check (fingerprint ~ '^[0-9A-F]{40}([0-9A-F]{24})?$'),
        armored text not null,
        proof_of_origin text not null,
        pinned_at timestamptz not null,
        withdrawn_at timestamptz,
        unique (organisation_id, fingerprint)
      );
      comment on table organisation_key is 'OpenPGP public keys, pinned by fingerprint by a person; never fetched by the product.';

      create table account (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        email text not null,
        function text not null,
        role text not null,
        password_salt bytea not null,
        password_proof bytea not null,
        active boolean not null default true,
        tlp_ceiling text not null default 'AMBER+STRICT'
          check (tlp_ceiling in ('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED')),
        compartments text[] not null default '{}'
      );
      create unique index account_identity on account (lower(email));
      comment on column account.password_proof is 'SHA-256 of the raw argon2id output: whoever reads this table cannot sign in with it.';
      comment on column account.function is 'What outsiders read instead of a name (RFC 2350 §2.9).';
      comment on column account.tlp_ceiling is 'Clearance: the narrowest label that the account may read, whatever it is granted.';
      comment on column account.compartments is 'Clearance: the compartments that the account may read.';

      create table team (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        code text not null unique check (code ~ '^[a-z][a-z0-9-]*$'),
        name text not null
      );
      create table team_member (
        team_id uuid not null references team,
        account_id uuid not null references account,
        since timestamptz not null default now(),
        left_at timestamptz,
        primary key (team_id, account_id)
      );
      comment on table team is 'People to whom a case is granted together; all of one organisation.';

      create table session (
        token_hash bytea primary key,
        account_id uuid not null references account,
        opened_at timestamptz not null default now(),
        expires_at timestamptz not null,
        revoked_at timestamptz
      );
      comment on table session is 'Only the SHA-256 of a session token is kept. Sessions live on the real clock of the server.';

      create table sign_in_attempt (
        identity_hash bytea not null,
        at timestamptz not null default now(),
        succeeded boolean not null
      );
      create index sign_in_attempt_recent on sign_in_attempt (identity_hash, at);

      create table facility (
        id uuid primary key,
        finess_et text unique,
        finess_ej text,
        name text not null,
        type text not null,
        category text,
        legal_status text,
        siret text,
        department text,
        region text,
        commune_code text,
        commune text,
        postal_code text,
        source text not null,
        imported_at timestamptz not null
      );
      comment on table facility is 'Directory of structures. Public facts only; no person.';
      comment on column facility.region is 'INSEE region code, which is the code of the ARS; every such code is also a department code.';

      create table shift (
        id uuid primary key,
        starts_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > starts_at),
        email text not null
      );
      comment on table shift is 'Who answers pages, from starts_at included to ends_at excluded.';

      create table closure_day (
        day date primary key,
        label text not null check (label <> ''),
        set_at timestamptz not null,
        set_by text not null,
        withdrawn_at timestamptz
      );
      comment on table closure_day is 'Days on which the desk keeps no office hours beside public holidays (its own closures). They move internal targets, never a legal clock.';

      create table demonstration (
        singleton boolean primary key default true check (singleton),
        seeded_at timestamptz not null default now()
      );
      comment on table demonstration is 'One row where invented people with printed passwords were put: API and worker refuse to start on it in production.';

      create table clock_offset (
        singleton boolean primary key default true check (singleton),
        milliseconds bigint not null default 0
      );
      insert into clock_offset default values;
      comment on table clock_offset is 'How far the clock of a demonstration or a test is moved: by the API, where the seed of a demonstration gave it the right.';
    `);
    await db.query(`reset role`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `drop table demonstration, clock_offset, closure_day, shift, facility, sign_in_attempt, session, team_member, team, account, organisation_key, organisation`,
    );
  }
}
