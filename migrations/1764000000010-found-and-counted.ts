import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COUNT_FUNCTIONS } from './count-functions.data';
import { SEARCH_FUNCTIONS } from './search-functions.data';

/**
 * What makes ten years of cases found and counted in an instant, for each reader only what it may know. Nothing here is a
 * truth: the worker derives it again from the case, after each commit that changed one (ADR 0014).
 */
export class FoundAndCounted1764000000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`set local role vigie_owner`);
    await db.query(TABLES);
    for (const [table, verbs] of Object.entries(KEPT)) {
      await db.query(`alter table ${table} enable row level security, force row level security`);
      if (verbs === null) continue;
      await db.query(`grant ${verbs} on ${table} to vigie_verifier`);
      await db.query(
        `create policy verifier_keeps on ${table} to vigie_verifier using (true) with check (true)`,
      );
    }
    // What was counted of an erased case stays counted: it says nothing of it any more. Its words go.
    for (const table of ['search_entry', 'case_digest']) {
      await db.query(`grant select, delete on ${table} to vigie_eraser`);
      await db.query(`create policy eraser_sees on ${table} for select to vigie_eraser using (true)`);
      await db.query(`create policy eraser_erases on ${table} for delete to vigie_eraser using (true)`);
    }
    await db.query(`reset role`);
    await db.query(`set local role vigie_verifier`);
    await db.query(COUNT_FUNCTIONS);
    await db.query(SEARCH_FUNCTIONS);
    await db.query(`reset role`);
    await db.query(`set local role vigie_owner`);
    await db.query(`create trigger audit_event_makes_stale after insert on audit_event
      for each row when (new.case_id is not null and new.decision = 'allowed' and new.action not like 'read%') execute function who.make_stale()`);
    await db.query(`reset role`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table search_entry, case_count, case_digest`);
    await db.query(`drop function who.make_stale() cascade`);
  }
}

const WRITTEN = 'select, insert, update';
/** What vigie_verifier does with each; what is written, and what is counted, goes through the whole table. */
const KEPT: Record<string, string | null> = {
  case_digest: WRITTEN,
  case_count: WRITTEN,
  ...{ case_count_day: null, case_count_month: null, case_count_series: null },
  search_entry: WRITTEN,
  ...{ search_entry_name: 'select', search_entry_text: 'select' },
};

const TABLES = `
  create table case_digest (
    case_id uuid primary key,
    stale boolean not null,
    day date,
    label text,
    counted_for text[] not null default '{}',
    parts text[] not null default '{}',
    seconds bigint[] not null default '{}'
  );
  create index case_digest_stale on case_digest (case_id) where stale;
  comment on table case_digest is 'What the worker read of a case when it last looked: what is counted of it, and for whom. No key to the case: the record may name one that does not exist.';
  comment on column case_digest.stale is 'Set in the commit of each change: the worker has not looked since.';
  comment on column case_digest.counted_for is 'Organisations that know it for good and as a whole; whoever knows it otherwise has it counted one by one.';
  comment on column case_digest.parts is 'What it counts as, e.g. status:closed; seconds stands beside it, 0 but for delays.';

  create table case_count (
    principal text not null,
    grain text not null check (grain in ('day', 'month', 'series')),
    label text not null,
    period date not null,
    part text not null,
    cases integer not null,
    seconds bigint not null,
    primary key (principal, grain, label, period, part)
  ) partition by list (grain);
  create table case_count_day partition of case_count for values in ('day');
  create table case_count_month partition of case_count for values in ('month');
  create table case_count_series partition of case_count for values in ('series');
  comment on table case_count is 'Cases that an organisation knows, by what they count as, of each day of reception (Paris) and of each month; series: all of a day in one row.';
  comment on column case_count.grain is 'Apart: one day is counted again a thousand times before its month is read, whose rows would lie a page each.';
  comment on column case_count.label is 'TLP label and compartments: what the clearance of a reader allows or not.';

  create table search_entry (
    case_id uuid not null,
    kind text not null,
    item_id uuid not null,
    place integer not null,
    received_at timestamptz not null,
    words tsvector not null,
    primary key (place, case_id, kind, item_id)
  ) partition by list (place);
  create table search_entry_name partition of search_entry for values in (1);
  create table search_entry_text partition of search_entry for values in (2);
  create index search_entry_words on search_entry using gin (words);
  create index search_entry_latest on search_entry (received_at desc, case_id desc);
  comment on table search_entry is 'The words of one item. Who may know it is asked of the case and of the item, at each search.';
  comment on column search_entry.place is '1: names of facilities; 2: what people wrote. Apart, since a word is rare in one and common in the other.';
`;
