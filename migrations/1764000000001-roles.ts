import type { MigrationInterface, QueryRunner } from 'typeorm';

const NOBODY_LOGS_IN_AS = [
  'vigie_owner', // owns every table
  'vigie_verifier', // owns the functions that check bearer secrets
  'vigie_eraser', // owns the one function that erases
  'vigie_registrar', // writes the directory: organisations, keys, accounts, facilities
  'vigie_staff', // audience: the desk
  'vigie_party', // audience: organisations with a grant
  'vigie_declarant', // audience: the holder of a reference and its follow-up code
  'vigie_recipient', // audience: the holder of an acknowledgement link
];
const LOGINS = ['vigie_api', 'vigie_intake', 'vigie_worker', 'vigie_sealer'];
const OWNERS = ['vigie_owner', 'vigie_verifier', 'vigie_eraser'];
const AUDIENCES = ['vigie_staff', 'vigie_party', 'vigie_declarant', 'vigie_recipient'];

/**
 * Who connects, and who owns. Login roles read nothing by themselves; an audience role is put on for one
 * transaction. Roles belong to the whole server: creating them again is harmless. Going back keeps them.
 */
export class Roles1764000000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Two installations may migrate on one server at once; roles are shared between its databases.
    await db.query(`select pg_advisory_xact_lock(715001)`);
    for (const role of [...NOBODY_LOGS_IN_AS, ...LOGINS]) {
      const login = LOGINS.includes(role) ? 'login' : 'nologin';
      await db.query(`do $$ begin
        if not exists (select from pg_roles where rolname = '${role}') then
          create role ${role} ${login} noinherit nosuperuser nobypassrls nocreatedb nocreaterole;
        end if; end $$`);
    }
    for (const role of AUDIENCES) await grantWithoutInheriting(db, role, 'vigie_api');
    for (const role of [...OWNERS, 'vigie_registrar']) {
      await db.query(`do $$ begin if not pg_has_role(current_user, '${role}', 'member') then
        execute format('grant ${role} to %I', current_user); end if; end $$`);
    }
    await db.query(`revoke all on schema public from public`);
    await db.query(`grant create, usage on schema public to vigie_owner`);
    await db.query(`create schema who authorization vigie_verifier`);
    for (const role of [...LOGINS, ...AUDIENCES, ...OWNERS, 'vigie_registrar']) {
      await db.query(`grant usage on schema public to ${role}`);
      await db.query(`grant usage on schema who to ${role}`);
    }
    for (const role of LOGINS) {
      await db.query(`alter role ${role} set statement_timeout = '15s'`);
      await db.query(`alter role ${role} set idle_in_transaction_session_timeout = '60s'`);
      await db.query(`alter role ${role} set lock_timeout = '10s'`);
      // Compiling a statement takes longer than any of ours: policies make the planner expect great costs.
      await db.query(`alter role ${role} set jit = off`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop schema who cascade`);
  }
}

/** Mere membership would apply the audience's policies: PostgreSQL 16 says so in the grant, 15 in the role (NOINHERIT). */
async function grantWithoutInheriting(db: QueryRunner, role: string, to: string): Promise<void> {
  const [{ version }] = (await db.query(`select current_setting('server_version_num')::int as version`)) as [
    { version: number },
  ];
  await db.query(`grant ${role} to ${to} ${version >= 160000 ? 'with inherit false, set true' : ''}`);
}
