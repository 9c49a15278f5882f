import { ENDED } from '#domain/cases';
import { OF_CASES, RETENTION_RULES } from '#domain/retention';
import { PATH, quoted, WRITER } from './definer.data';
import { CASE_TABLES } from './rights.data';

export const RETENTION_TABLES = ['legal_hold', 'erasure_request', 'erasure'];

/** Tables of a case that go with it, those that name others first; the record stays. */
const GOES_WITH_THE_CASE = [
  ...[
    'legal_hold',
    'erasure_request',
    'broken_glass',
    'access_request',
    'marking_change',
    'page',
    'delivery',
    'outbox',
    'call_note',
    'case_event',
    'shared_facts',
  ],
  ...['restricted_handling', 'exchange_message', 'recommendation', 'task', 'letter', 'release', 'obligation'],
  ...['qualification', 'declaration', 'case_grant', 'case_facility', 'incident_case'],
];

const forgotten = Object.keys(CASE_TABLES).filter(
  (table) => table !== 'audit_event' && !GOES_WITH_THE_CASE.includes(table),
);
if (forgotten.length > 0) throw new Error(`Nobody erases ${forgotten.join(', ')}: a case would stay there.`);

const eraserRights = GOES_WITH_THE_CASE.map(
  (table) => `
  grant select, delete on ${table} to vigie_eraser;
  create policy eraser_sees on ${table} for select to vigie_eraser using (true);
  create policy eraser_erases on ${table} for delete to vigie_eraser using (true);`,
).join('');

const caseColumn = (table: string) => (table === 'incident_case' ? 'id' : 'case_id');
const deletions = GOES_WITH_THE_CASE.map(
  (table) => `
    delete from ${table} where ${caseColumn(table)} = erased;
    get diagnostics n = row_count;
    counts := counts || jsonb_build_object('${table}', n);`,
).join('');

const rules = RETENTION_RULES.filter(({ erasedBy }) => erasedBy === 'product')
  .map(
    ({ kind, months, since, until }) =>
      `('${kind}', ${months}, date '${since}', ${until ? `date '${until}'` : 'null::date'})`,
  )
  .join(', ');
const ofCases = OF_CASES.map(
  ({ kind, part, statuses }) => `('${kind}', '${part}', array[${quoted(statuses)}])`,
).join(', ');

/** Run as vigie_eraser, who owns these functions and alone may delete. */
export const ERASER_FUNCTIONS = `
  -- For how long something is kept, by the dated rules of the domain: a migration that adds a version writes this anew.
  create function who.months_kept(what text) returns integer language sql stable ${PATH} as $$
    select r.months from (values ${rules}) r (kind, months, since, until)
    where r.kind = what and r.since <= (who.now() at time zone 'UTC')::date
      and (r.until is null or (who.now() at time zone 'UTC')::date < r.until) $$;

  -- Whether a case ended so long ago that a part of it goes: nobody hurries that, the worker neither.
  create function who.is_over(of_case uuid, of_part text) returns boolean language sql stable ${PATH} as $$
    select exists (select from incident_case c join (values ${ofCases}) r (kind, part, statuses) on c.status = any (r.statuses)
      where c.id = of_case and r.part = of_part
        and (c.ended_at at time zone 'UTC' + make_interval(months => who.months_kept(r.kind))) at time zone 'UTC' <= who.now()) $$;

  -- Erases a case that ended long enough ago, or whose erasure two persons asked for, and that nobody holds. Its line in
  -- the record stays sealed; what those lines committed to can no longer be guessed, since the salts go too.
  create function who.erase_case(erased uuid) returns jsonb language plpgsql ${WRITER} as $$
  declare
    counts jsonb := '{}';
    n integer;
  begin
    perform from incident_case where id = erased for update;
    if not found then return null; end if;
    perform who.refuse_held(erased);
    if exists (select from incident_case where parent_id = erased) then
      raise exception 'case % has children', erased using errcode = 'check_violation';
    end if;
    if not who.is_over(erased, 'whole') and not exists (
      select from erasure_request where case_id = erased and confirmed_at is not null) then
      raise exception 'case % has not ended long enough ago, and nobody asked to erase it', erased using errcode = 'check_violation';
    end if;
    update incident_case set merged_into = null where merged_into = erased;
    update incident_case set split_from = null where split_from = erased;
    ${deletions}
    delete from search_entry where case_id = erased;
    delete from case_digest where case_id = erased;
    delete from case_seen where case_id = erased;
    update audit_leaf set salt = null where case_id = erased;
    get diagnostics n = row_count;
    return counts || jsonb_build_object('audit_leaf.salt', n);
  end $$;

  create function who.erase_part(erased uuid, part text) returns jsonb language plpgsql ${WRITER} as $$
  declare
    n integer;
    m integer;
  begin
    perform from incident_case where id = erased for update;
    if not who.is_over(erased, part) then return null; end if;
    perform who.refuse_held(erased);
    if part = 'declarant_contact' then
      update declaration set declarant = null where case_id = erased and declarant is not null;
      get diagnostics n = row_count;
      -- Where the acknowledgement went says who declared, and so does what that mail server answered.
      update delivery d set address = '', reply = null from letter l
      where d.case_id = erased and l.id = d.letter_id and l.recipient = 'declarant' and d.address <> '';
      get diagnostics m = row_count;
      return jsonb_build_object('declaration.declarant', n, 'delivery.address', m);
    end if;
    -- What stays is looked up again, since the erasure is a change of the case.
    delete from search_entry where case_id = erased;
    delete from exchange_message where case_id = erased;
    get diagnostics n = row_count;
    delete from call_note where case_id = erased;
    get diagnostics m = row_count;
    return jsonb_build_object('exchange_message', n, 'call_note', m);
  end $$;

  create function who.refuse_held(erased uuid) returns void language plpgsql ${WRITER} as $$
  begin
    if exists (select from legal_hold where case_id = erased and lifted_at is null) then
      raise exception 'case % is held', erased using errcode = 'check_violation';
    end if;
  end $$;

  -- Traces of access whose time is over. Sessions, attempts and codes live on the real clock of the server, and so does
  -- their end; requests on that of the cases.
  create function who.erase_traces(kind text) returns integer language plpgsql ${WRITER} as $$
  declare
    n integer;
    clock timestamptz := case when kind = 'access_requests' then who.now() else now() end;
    before timestamptz := (clock at time zone 'UTC' - make_interval(months => who.months_kept(kind))) at time zone 'UTC';
  begin
    if kind = 'sessions' then delete from session where expires_at < before;
    elsif kind = 'sign_in_attempts' then delete from sign_in_attempt where at < before;
    elsif kind = 'refusal_tally' then delete from refusal_tally where since < before;
    elsif kind = 'cases_shown' then delete from case_seen where at < before;
    elsif kind = 'sign_in_challenges' then delete from sign_in_challenge where expires_at < before;
    elsif kind = 'access_requests' then delete from access_request where asked_at < before;
    elsif kind = 'account_codes' then
      with used as (delete from recovery_code where used_at < before returning 1),
        over as (delete from enrolment_code where expires_at < before returning 1)
      select (select count(*) from used) + (select count(*) from over) into n;
      return n;
    else raise exception 'nobody erases %', kind;
    end if;
    get diagnostics n = row_count;
    return n;
  end $$;

  revoke execute on function who.erase_case(uuid), who.erase_part(uuid, text), who.refuse_held(uuid),
    who.erase_traces(text), who.months_kept(text), who.is_over(uuid, text) from public;
  grant execute on function who.erase_case(uuid), who.erase_part(uuid, text), who.erase_traces(text) to vigie_worker;
`;

/** What is left of access, by the columns that say which rows go. */
const TRACES = {
  session: 'expires_at',
  sign_in_attempt: 'at',
  refusal_tally: 'since',
  case_seen: 'at, case_id',
  sign_in_challenge: 'expires_at',
  recovery_code: 'used_at',
  enrolment_code: 'expires_at',
};

const mine = (column: string) => `${column} = (select m.account_id from who.me() m)`;

// What is out of scope is kept for another time than what was treated: calling an old case so is another end.
const END = (row: string) =>
  `case when ${row}.status in (${quoted(ENDED)}) then ${row}.status = 'out_of_scope' end`;

export const RETENTION_RIGHTS = `
  -- Cases are not born ended, but for whoever writes SQL.
  create trigger incident_case_born_ended before insert on incident_case
    for each row when (new.ended_at is not null or (${END('new')}) is not null) execute function who.date_end();
  create trigger incident_case_ends before update of status on incident_case
    for each row when ((${END('new')}) is distinct from (${END('old')})) execute function who.date_end();
  ${eraserRights}
  grant update (merged_into, split_from) on incident_case to vigie_eraser;
  create policy eraser_unlinks on incident_case for update to vigie_eraser using (true) with check (true);
  grant update (declarant) on declaration to vigie_eraser;
  create policy eraser_blanks on declaration for update to vigie_eraser using (true) with check (declarant is null);
  grant update (address, reply) on delivery to vigie_eraser;
  create policy eraser_blanks on delivery for update to vigie_eraser using (true) with check (address = '' and reply is null);
  grant select (event_id, case_id), update (salt) on audit_leaf to vigie_eraser;
  create policy eraser_sees on audit_leaf for select to vigie_eraser using (true);
  create policy eraser_unsalts on audit_leaf for update to vigie_eraser using (true) with check (salt is null);
  ${Object.entries(TRACES)
    .map(
      ([table, when]) => `grant select (${when}), delete on ${table} to vigie_eraser;
  create policy eraser_sees on ${table} for select to vigie_eraser using (true);
  create policy eraser_erases on ${table} for delete to vigie_eraser using (true);`,
    )
    .join('\n  ')}

  grant select (id, case_id, lifted_at) on legal_hold to vigie_worker;
  grant select (id, case_id, confirmed_at) on erasure_request to vigie_worker;
  create policy worker_reads on legal_hold for select to vigie_worker using (true);
  create policy worker_reads on erasure_request for select to vigie_worker using (true);
  grant select (id, case_id, rule, erased_at), insert on erasure to vigie_worker;
  create policy worker_reads on erasure for select to vigie_worker using (true);
  create policy worker_certifies on erasure for insert to vigie_worker with check (true);

  grant select, insert, update (lift_asked_by, lift_asked_as, lift_reason, lift_asked_at, lifted_by, lifted_at) on legal_hold to vigie_staff;
  create policy keeper_reads on legal_hold for select to vigie_staff using ((select who.keeps_data()));
  create policy keeper_holds on legal_hold for insert to vigie_staff
    with check ((select who.keeps_data()) and ${mine('placed_by')} and lifted_at is null and lift_asked_by is null);
  create trigger legal_hold_lifted_by_two before update on legal_hold
    for each row execute function who.lift_by_two();
  create policy keeper_lifts on legal_hold for update to vigie_staff
    using ((select who.keeps_data()) and lifted_at is null)
    with check (case when lifted_at is null then ${mine('lift_asked_by')} and lift_asked_as = (select m.function from who.me() m) else ${mine('lifted_by')} end);
  grant select, insert, update (confirmed_by, confirmed_at, reason) on erasure_request to vigie_staff;
  create policy keeper_reads on erasure_request for select to vigie_staff using ((select who.keeps_data()));
  create policy keeper_asks on erasure_request for insert to vigie_staff
    with check ((select who.keeps_data()) and ${mine('asked_by')} and confirmed_at is null and confirmed_by is null);
  create policy keeper_confirms on erasure_request for update to vigie_staff
    using ((select who.keeps_data()) and confirmed_at is null) with check (${mine('confirmed_by')});
  grant select on erasure to vigie_staff;
  create policy certificates_are_read on erasure for select to vigie_staff using ((select who.reads_certificates()));
`;
