import type { Client } from 'pg';
import { UNBOUND_READINGS } from '../harness/unbound-readings';
import type { Thing } from './objects';
import { SUBJECTS, type Subject } from './subjects.data';
import {
  followUpOf,
  hashOf,
  idOf,
  linkOf,
  parentAmong,
  placesOf,
  referenceOf,
  rowsOf,
  tokenOf,
  type Json,
} from './world-rows';

/** The secrets of somebody, by the setting that carries each into a transaction. */
export function secretsOf({ name, account, holds }: Subject): Record<string, string> {
  if (account) return { 'vigie.session': tokenOf(`session ${name}`) };
  if (holds?.kind === 'code') return { 'vigie.follow_up': followUpOf(holds.object) };
  return holds ? { 'vigie.acknowledgement': linkOf(holds.object) } : {};
}

async function insert(db: Client, table: string, rows: readonly Json[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...new Set(rows.flatMap(Object.keys))].join(', ');
  await db.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

const TEAMS = ['nuit', 'jour'];

/** The people of the world, as they are described, with a session each. @returns account by name of subject */
async function settle(db: Client, subjects: readonly Subject[]): Promise<Map<string, string>> {
  const accounts = new Map<string, string>();
  await db.query(
    `insert into team (id, organisation_id, code, name)
     select md5(t)::uuid, o.id, t, t from organisation o, unnest($1::text[]) t where o.code = 'cert'`,
    [TEAMS],
  );
  for (const { name, account, session } of subjects) {
    if (account === null) continue;
    const { rows } = await db.query<{ id: string }>(
      `insert into account (id, organisation_id, email, function, role, password_salt, password_proof, active, tlp_ceiling, compartments)
       select $1, o.id, $2, $3, $4, '', '', $5, $6, $7 from organisation o where o.code = $8
       on conflict (lower(email)) do update set function = $3, role = $4, active = $5, tlp_ceiling = $6, compartments = $7
       returning id`,
      [
        ...[idOf('account', name), account.email, name, account.role, account.active ?? true],
        ...[account.ceiling, account.compartments, account.organisation],
      ],
    );
    const id = rows[0]!.id;
    accounts.set(name, id);
    for (const [code, left] of [
      ...(account.teams ?? []).map((team) => [team, null] as const),
      ...(account.left ?? []).map((team) => [team, '2026-01-01'] as const),
    ])
      await db.query(
        `insert into team_member (team_id, account_id, left_at, since) select id, $2, $3, '2026-01-01' from team where code = $1`,
        [code, id, left],
      );
    await db.query(
      `insert into session (id, token_hash, account_id, expires_at, revoked_at, second_factor_at, stepped_up_at)
       values ($5, $1, $2, now() + $3::interval, case when $4 then now() end, now(), now())`,
      [
        hashOf(tokenOf(`session ${name}`)),
        id,
        session === 'expired' ? '-1 second' : '1 day',
        session === 'revoked',
        idOf('session', name),
      ],
    );
  }
  return accounts;
}

export interface World {
  things: readonly Thing[];
  accounts: ReadonlyMap<string, string>;
  places: ReturnType<typeof placesOf>;
  parentOf: (thing: number) => number | null;
}

/** What a world is made of. */
export interface Described {
  things: readonly Thing[];
  whole: boolean;
  besides?: readonly Subject[];
}

const TABLES_OF_A_READABLE_CASE = ['case_facility', 'case_grant', 'declaration'];

/**
 * Writes cases into a database as described, with their grants and their items, past every trigger: what the
 * description does not say is not there.
 * @param like a case that the product opened; the others are its copies
 * @param whole with rows in every table; otherwise with those alone that the API reads of a young case
 * @param besides people beside those of every world
 */
export async function buildWorld(
  db: Client,
  { things, like, whole, besides = [] }: Described & { like: string },
): Promise<World> {
  await db.query('begin');
  await db.query(`set local session_replication_role = 'replica'`);
  await db.query(UNBOUND_READINGS);
  const accounts = await settle(db, [...SUBJECTS, ...besides]);
  const source = async (table: string, column: string) =>
    (
      await db.query<{ row: Json }>(
        `select to_jsonb(t) as row from ${table} t where ${column} = $1 limit 1`,
        [like],
      )
    ).rows[0]!.row;
  const [opened, said] = [await source('incident_case', 'id'), await source('declaration', 'case_id')];
  // The database makes its place in the queue itself.
  const { queue_place: _place, ...original } = opened;
  const parentOf = parentAmong(things.length);
  const ofCase = ({ tlp, compartments }: Thing, n: number): Json => {
    const parent = whole ? parentOf(n) : null;
    const parent_id = parent === null ? null : idOf('incident_case', parent, 0);
    return {
      ...{ ...original, id: idOf('incident_case', n, 0), reference: referenceOf(n), tlp, compartments },
      ...{ parent_id, assignee: null },
    };
  };
  await insert(db, 'incident_case', things.map(ofCase));
  const tables = new Map<string, Json[]>();
  for (const [n, thing] of things.entries())
    for (const [table, rows] of rowsOf(thing, n, accounts)) {
      if (!whole && !TABLES_OF_A_READABLE_CASE.includes(table)) continue;
      const copied = !whole && table === 'declaration' ? { ...said, idempotency_hash: null } : {};
      const written = rows.map((row) => ({ ...copied, ...row, ...keptFrom(copied) }));
      tables.set(table, [...(tables.get(table) ?? []), ...written]);
    }
  for (const [table, rows] of tables) await insert(db, table, rows);
  await db.query(
    `insert into closure_day (day, label, set_at, set_by) values ('2026-05-15', 'Pont', now(), 'x');
     insert into shift (id, starts_at, ends_at, email) values ('${idOf('shift')}', now() - interval '2 days', now() - interval '1 day', 'x@desk.example')`,
  );
  // What nobody signed is no record that the API could show.
  if (whole) await db.query(BESIDE_THE_CASES);
  await db.query('commit');
  return { things, accounts, places: placesOf(things, accounts), parentOf };
}

const ID = idOf('beside');
/** A row in each table beside the cases in which a fresh installation holds nothing. */
const BESIDE_THE_CASES = `
  insert into sign_in_attempt (identity_hash, at, succeeded) values ('', now(), false);
  insert into totp (account_id) values ('${ID}');
  insert into passkey (id, credential_id, account_id, public_key, sign_count, label) values ('${ID}', '', '${ID}', '', 0, 'l');
  insert into sign_in_challenge (hash, expires_at) values ('', now());
  insert into known_device (account_id, device_hash) values ('${ID}', '');
  insert into federated_identity (id, issuer, subject, account_id) values ('${ID}', 'i', 's', '${ID}');
  insert into recovery_code (account_id, code_hash) values ('${ID}', '');
  insert into enrolment_code (id, account_id, kind, asked_by, expires_at) values ('${ID}', '${ID}', 'first', '${ID}', now());
  insert into clearance_change (id, account_id, tlp_ceiling, compartments, raised, asked_by)
    values ('${ID}', '${ID}', 'RED', '{}', true, gen_random_uuid());
  insert into api_key (id, account_id, organisation_id, label, hint, key_hash, scopes, expires_at)
    values ('${ID}', '${ID}', '${ID}', 'l', 'h', '', '{declare}', now());
  insert into account_notice (id, account_id, kind, address) values ('${ID}', '${ID}', 'k', 'a');
  insert into audit_leaf (event_id, salt) values ('${ID}', '');
  insert into audit_leaf (event_id, salt, position, hash) values ('${idOf('placed')}', '', 1e10, '');
  insert into record_key (key_id, public_pem) values ('', 'p');
  insert into sealed_head (number, log, size, root, at, previous, key_id, signature, hash, peaks)
    values (1, '${ID}', 1, '', now(), '', '', '', '', '{}');
  insert into head_stamp (number, token, at) values (1, '', now());
  insert into witness_mail (number, address) values (1, 'a');
  insert into case_seen (reader, how, case_id, at) values ('${ID}', 'opened', '${ID}', now());
  insert into refusal_tally (actor, reason, since, times) values ('a', 'r', now(), 1);
  insert into case_digest (case_id, stale) values ('${ID}', false);
  insert into case_count (principal, grain, label, period, part, cases, seconds)
    select 'p', grain, 'l', now(), 'x', 1, 0 from unnest(array['day', 'month', 'series']) grain;
  insert into search_entry (case_id, kind, item_id, place, received_at, words)
    values ('${ID}', 'k', '${ID}', 1, now(), ''), ('${ID}', 'k', '${ID}', 2, now(), '');`;

/** What a copy keeps of the declaration that the product wrote, against what the description says. */
function keptFrom({ facts, declarant, facility }: Json): Json {
  return facts === undefined ? {} : { facts, declarant, facility, kind: 'complement' };
}
