import { DESK } from '#domain/marking';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CLEARANCE_FUNCTIONS } from './clearance-functions.data';
import { isGranted, knows } from './conditions.data';
import { NEED_TO_KNOW_FUNCTIONS, WRITTEN_BY_VERIFIER } from './need-to-know-functions.data';
import {
  ALSO,
  AUDIENCES,
  BY_GRANT,
  CASE_TABLES,
  DIRECTORY_RIGHTS,
  INSTEAD,
  MARKED,
  MARKS,
  MAY_KNOW,
  READ_BESIDE,
  READABLE,
  UPDATABLE,
  VERIFIER_READS,
  VERIFIER_WRITES,
  type Audience,
} from './rights.data';
import { READING_FUNCTIONS } from './reading-functions.data';
import { RECORD_RIGHTS, RECORD_TABLES } from './record-rights.data';
import { ERASER_FUNCTIONS, RETENTION_RIGHTS, RETENTION_TABLES } from './retention-rights.data';
import { SIGN_IN_FUNCTIONS } from './sign-in/sign-in-functions.data';
import { TEAM_FUNCTIONS } from './team-functions.data';
import { VERIFIER_FUNCTIONS } from './verifier-functions.data';

const VERBS = { s: 'select', i: 'insert', u: 'update' } as const;
type Verb = keyof typeof VERBS;

/**
 * Row-level security, forced on every table. The context of a transaction is a bearer secret (session,
 * follow-up code or acknowledgement link) that these functions verify against its stored hash: whoever
 * holds no secret reads no row, an SQL injection included. Policies call `(select f())`, evaluated once a
 * statement and not once a row.
 */
export class WhoMayKnow1764000000009 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`grant create on schema public to vigie_verifier`);
    await db.query(`set local role vigie_verifier`);
    await db.query(`set local check_function_bodies = off`);
    await db.query(VERIFIER_FUNCTIONS);
    await db.query(NEED_TO_KNOW_FUNCTIONS);
    await db.query(SIGN_IN_FUNCTIONS);
    await db.query(READING_FUNCTIONS);
    await db.query(CLEARANCE_FUNCTIONS);
    await db.query(TEAM_FUNCTIONS);
    await db.query(`reset role`);
    await db.query(`revoke create on schema public from vigie_verifier`);
    await db.query(`grant create on schema who to vigie_eraser`);
    await db.query(`set local role vigie_eraser`);
    await db.query(ERASER_FUNCTIONS);
    await db.query(`reset role`);
    await db.query(`revoke create on schema who from vigie_eraser`);
    await db.query(`set local role vigie_owner`);
    for (const table of [
      ...Object.keys(CASE_TABLES),
      ...Object.keys(DIRECTORY_RIGHTS),
      ...RECORD_TABLES,
      ...RETENTION_TABLES,
    ]) {
      await db.query(`alter table ${table} enable row level security, force row level security`);
    }
    await db.query(ONLY_REAL_INSTANTS);
    for (const statement of [...casePolicies(), ...verifierPolicies(), ...directoryPolicies()]) {
      await db.query(statement);
    }
    await db.query(`create constraint trigger outbox_needs_release after insert on outbox
      deferrable initially deferred for each row execute function release_in_force()`);
    await db.query(`create trigger incident_case_announced after insert on incident_case
      for each row execute function who.announce_case()`);
    await db.query(`create trigger incident_case_ties before insert or update of parent_id, merged_into, merged_code_opens on incident_case
      for each row when (current_user = 'vigie_staff') execute function who.tie_known_cases()`);
    for (const [table, verbs] of Object.entries(WRITTEN_BY_VERIFIER))
      await db.query(`grant ${verbs} on ${table} to vigie_verifier`);
    for (const table of Object.keys(WRITTEN_BY_VERIFIER))
      await db.query(
        `create policy verifier_keeps on ${table} to vigie_verifier using (true) with check (true)`,
      );
    // Once whoever is let in with the case has been.
    await db.query(`create constraint trigger incident_case_names_readers after insert on incident_case
      deferrable initially deferred for each row when (new.tlp = 'RED') execute function who.name_readers()`);
    await db.query(`create trigger incident_case_becomes_red after update of tlp on incident_case
      for each row when (new.tlp = 'RED' and old.tlp <> 'RED') execute function who.name_readers()`);
    await db.query(`create constraint trigger case_grant_not_in_advance after insert on case_grant
      deferrable initially deferred for each row when (current_user = 'vigie_staff')
      execute function who.refuse_to_name_in_advance()`);
    await db.query(`create trigger case_grant_marked before insert on case_grant
      for each row execute function who.mark_grant()`);
    await db.query(`create trigger incident_case_marks_grants after update of tlp, compartments on incident_case
      for each row when (new.tlp <> old.tlp or new.compartments <> old.compartments) execute function who.mark_grants()`);
    for (const table of MARKED)
      await db.query(`create trigger ${table}_marked before insert or update of ${MARKS} on ${table}
        for each row execute function who.mark_item()`);
    await db.query(`create trigger exchange_message_read before update of read_at on exchange_message
      for each row when (new.read_at is distinct from old.read_at) execute function who.each_reads_the_other()`);
    await db.query(`create trigger marking_change_told after insert on marking_change
      for each row execute function who.tell_of_weakening()`);
    await db.query(`create trigger marking_change_decided_once before update on marking_change
      for each row when (old.outcome is not null) execute function who.refuse_to_decide_again()`);
    for (const table of ['incident_case', ...MARKED])
      await db.query(`create trigger ${table}_never_weakened before update of ${MARKS} on ${table}
        for each row execute function who.refuse_silent_weakening()`);
    await db.query(`create trigger incident_case_keeps_originator before update of originator on incident_case
      for each row when (current_user = 'vigie_staff' and old.originator <> '${DESK}' and new.originator <> old.originator)
      execute function who.keep_originator()`);
    await db.query(`create trigger incident_case_keeps_rank before update of priority_score on incident_case
      for each row when (old.priority_override is not null and new.priority_override is not distinct from old.priority_override)
      execute function who.keep_rank()`);
    await db.query(`create trigger incident_case_narrows_items after update of ${MARKS} on incident_case
      for each row execute function who.narrow_items()`);
    await db.query(`create trigger incident_case_keeps_restriction after insert on incident_case
      for each row when (new.split_from is not null) execute function who.keep_restriction()`);
    await db.query(`create trigger incident_case_hands_restriction_on after update of merged_into on incident_case
      for each row when (new.merged_into is not null) execute function who.hand_restriction_on()`);
    await db.query(`create constraint trigger delivery_needs_release after insert on delivery
      deferrable initially deferred for each row execute function release_in_force_at_sending()`);
    await db.query(`create trigger case_event_stamped before insert on case_event
      for each row execute function who.stamp_record()`);
    await db.query(RECORD_RIGHTS);
    await db.query(RETENTION_RIGHTS);
    await db.query(`reset role`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function release_in_force(), release_in_force_at_sending() cascade`);
    await db.query(`drop schema who cascade`);
  }
}

// An endless instant, or one that no calendar of the product knows, would make a case unreadable for everybody.
const ONLY_REAL_INSTANTS = `
  do $$
  declare found record;
  begin
    for found in
      select table_name, column_name from information_schema.columns
      where table_schema = 'public' and data_type = 'timestamp with time zone'
        and table_name in (${Object.keys(CASE_TABLES)
          .map((table) => `'${table}'`)
          .join(', ')})
    loop
      execute format('alter table %I add check (%I between ''0001-01-01T00:00Z'' and ''9999-12-31T23:59:59.999999Z'')',
        found.table_name, found.column_name);
    end loop;
  end $$`;

function casePolicies(): string[] {
  return Object.entries(CASE_TABLES).flatMap(([table, row]) =>
    AUDIENCES.flatMap((audience, i) => policiesOf(table, audience, row[i]!)),
  );
}

function policiesOf(table: string, audience: Audience, verbs: string): string[] {
  const hidden = verbs.startsWith('hidden');
  const plain = hidden ? verbs.slice('hidden'.length) : verbs;
  const allowed = (['s', 'i', 'u'] as const).filter((verb) => plain.includes(verb));
  return [
    ...(hidden ? allow(table, audience, { verb: 's', rows: 'false' }) : []),
    ...allowed.flatMap((verb) =>
      allow(table, audience, {
        verb,
        rows: rowsOf(table, audience, verb),
        becomes: ALSO[table]?.[audience]?.becomes,
      }),
    ),
  ];
}

/** The rows that an audience may touch with a verb. */
function rowsOf(table: string, audience: Audience, verb: Verb): string {
  const also = ALSO[table]?.[audience]?.[verb];
  const held = BY_GRANT.includes(audience) ? byGrant(table, audience, verb) : bySecret(table, audience);
  const beside = verb === 's' ? READ_BESIDE[table]?.[audience] : undefined;
  const known = beside === undefined ? held : `(${held}) or ${beside}`;
  return also === undefined ? known : `(${known}) and (${also})`;
}

/** What the holder of a code or a link, the intake and the worker may touch. */
function bySecret(table: string, audience: Audience): string {
  // The intake makes the case itself, and then only what belongs to the case that it just made.
  if (table === 'incident_case' && audience === 'vigie_intake') return 'true';
  const column = table === 'incident_case' ? 'incident_case.id' : `${table}.case_id`;
  return INSTEAD[table]?.[audience] ?? MAY_KNOW[audience].replaceAll('%s', column);
}

/** What an account may touch: a case by its grants, the rest by its case, and what is marked apart by its own mark too. */
function byGrant(table: string, audience: Audience, verb: Verb): string {
  const asAudience = MAY_KNOW[audience];
  const instead = INSTEAD[table]?.[audience];
  // Who may give or end a grant is said beside (ALSO), and reaches no further than what is read here.
  if (table === 'case_grant' && verb !== 's') return asAudience;
  if (instead !== undefined) return instead;
  const wanted = verb === 's' ? 'read' : 'act';
  if (table === 'incident_case')
    return verb === 'i'
      ? asAudience
      : `${asAudience} and ${knows('incident_case', 'incident_case.id', wanted)}`;
  // A case that is seen here is one that the audience knows: its own policies were asked.
  const able = wanted === 'act' ? ` and ${isGranted('c', 'c.id', 'act')}` : '';
  const ofCase = `exists (select from incident_case c where c.id = ${table}.case_id${able})`;
  const ofItem = MARKED.includes(table) ? ` and ${knows(table, `${table}.case_id`, wanted)}` : '';
  return `${ofCase}${ofItem}`;
}

interface Allowed {
  verb: Verb;
  rows: string;
  becomes?: string | undefined;
}

function allow(table: string, audience: Audience, { verb, rows, becomes }: Allowed): string[] {
  const name = VERBS[verb];
  const clause = {
    s: `using (${rows})`,
    i: `with check (${rows})`,
    // Left out, the check is the same: what is changed stays within reach.
    u: `using (${rows})${becomes === undefined ? '' : ` with check (${becomes})`}`,
  }[verb];
  return [
    `grant ${name}${columnsOf(table, audience, verb)} on ${table} to ${audience}`,
    `create policy ${audience}_${name} on ${table} for ${name} to ${audience} ${clause}`,
  ];
}

/** Nothing: whole rows. An update always names its columns. */
function columnsOf(table: string, audience: Audience, verb: Verb): string {
  if (verb === 'u') return ` (${UPDATABLE[table]![audience]!})`;
  const readable = verb === 's' ? READABLE[table]?.[audience] : undefined;
  return readable === undefined ? '' : ` (${readable})`;
}

function verifierPolicies(): string[] {
  const reads = VERIFIER_READS.flatMap((table) => [
    `grant select on ${table} to vigie_verifier`,
    ...(table in WRITTEN_BY_VERIFIER
      ? []
      : [`create policy verifier_reads on ${table} for select to vigie_verifier using (true)`]),
  ]);
  const writes = VERIFIER_WRITES.flatMap((table) => [
    `grant insert on ${table} to vigie_verifier`,
    `create policy verifier_writes on ${table} for insert to vigie_verifier with check (case_id is null)`,
  ]);
  return [...reads, ...writes];
}

function directoryPolicies(): string[] {
  return Object.entries(DIRECTORY_RIGHTS).flatMap(([table, rights]) =>
    Object.entries(rights).flatMap(([role, grant]) => [
      `grant ${grant} on ${table} to ${role}`,
      `create policy ${role}_directory on ${table} to ${role} using (true) with check (true)`,
    ]),
  );
}
