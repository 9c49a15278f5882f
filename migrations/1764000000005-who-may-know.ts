import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AUDIENCES, CASE_TABLES, DIRECTORY_RIGHTS, MAY_KNOW, VERIFIER_READS } from './rights.data';
import { VERIFIER_FUNCTIONS } from './verifier-functions.data';

const VERBS = { s: 'select', i: 'insert', u: 'update' } as const;

/**
 * Row-level security, forced on every table. The context of a transaction is a bearer secret (session,
 * follow-up code or acknowledgement link) that these functions verify against its stored hash: whoever
 * holds no secret reads no row, an SQL injection included. Policies call `(select f())`, evaluated once a
 * statement and not once a row.
 */
export class WhoMayKnow1764000000005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`grant create on schema public to vigie_verifier`);
    await db.query(`set local role vigie_verifier`);
    await db.query(`set local check_function_bodies = off`);
    await db.query(VERIFIER_FUNCTIONS);
    await db.query(`reset role`);
    await db.query(`revoke create on schema public from vigie_verifier`);
    await db.query(`set local role vigie_owner`);
    for (const table of [...Object.keys(CASE_TABLES), ...Object.keys(DIRECTORY_RIGHTS)]) {
      await db.query(`alter table ${table} enable row level security, force row level security`);
    }
    for (const statement of [...casePolicies(), ...verifierPolicies(), ...directoryPolicies()]) {
      await db.query(statement);
    }
    await db.query(`create constraint trigger outbox_needs_release after insert on outbox
      deferrable initially deferred for each row execute function release_in_force()`);
    await db.query(`reset role`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function release_in_force() cascade`);
    await db.query(`drop schema who cascade`);
  }
}

function casePolicies(): string[] {
  return Object.entries(CASE_TABLES).flatMap(([table, row]) =>
    AUDIENCES.flatMap((audience, i) => policiesOf(table, audience, row[i]!)),
  );
}

function policiesOf(table: string, audience: (typeof AUDIENCES)[number], verbs: string): string[] {
  const column = table === 'incident_case' ? 'incident_case.id' : `${table}.case_id`;
  const ownGrant = table === 'case_grant' && audience === 'vigie_party';
  const known = ownGrant
    ? `organisation = (select who.organisation())`
    : MAY_KNOW[audience].replaceAll('%s', column);
  const statements: string[] = [];
  const allow = (verb: keyof typeof VERBS, rows: string) => {
    const clause = {
      s: `using (${rows})`,
      i: `with check (${rows})`,
      u: `using (${rows}) with check (${rows})`,
    };
    statements.push(`grant ${VERBS[verb]} on ${table} to ${audience}`);
    statements.push(
      `create policy ${audience}_${VERBS[verb]} on ${table} for ${VERBS[verb]} to ${audience} ${clause[verb]}`,
    );
  };
  if (verbs.startsWith('hidden')) allow('s', 'false');
  const plain = verbs.startsWith('hidden') ? verbs.slice('hidden'.length) : verbs;
  for (const verb of ['s', 'i', 'u'] as const) if (plain.includes(verb)) allow(verb, known);
  return statements;
}

function verifierPolicies(): string[] {
  return VERIFIER_READS.flatMap((table) => [
    `grant select on ${table} to vigie_verifier`,
    `create policy verifier_reads on ${table} for select to vigie_verifier using (true)`,
  ]);
}

function directoryPolicies(): string[] {
  return Object.entries(DIRECTORY_RIGHTS).flatMap(([table, rights]) =>
    Object.entries(rights).flatMap(([role, grant]) => [
      `grant ${grant} on ${table} to ${role}`,
      `create policy ${role}_directory on ${table} to ${role} using (true) with check (true)`,
    ]),
  );
}
