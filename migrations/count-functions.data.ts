import { knows } from './conditions.data';
import { PATH } from './definer.data';
import { MAY_KNOW_CASES } from './need-to-know-functions.data';

const place = (label: string) => `array_position(who.markings(), ${label})`;
const HOURS = [1, 4, 24, 72, 168, 720];

/** What a delay counts as: itself, whose seconds are added up, and the shortest class that holds it. */
const delay = (name: string, at: string) => `
      union all select 'delay:${name}', extract(epoch from ${at} - c.received_at)::bigint where ${at} is not null
      union all select 'within:${name}:' || case ${HOURS.map(
        (h) => `when ${at} <= c.received_at + interval '${h} hours' then '${h}'`,
      ).join(' ')} else 'more' end, 0 where ${at} is not null`;

/**
 * Counting. SECURITY DEFINER, owned by vigie_verifier: the predicate of who may know a case is that of conditions.data.ts,
 * or of a grant for good to an organisation, which is the part of it that does not change with the reader.
 */
export const COUNT_FUNCTIONS = `
  create function who.make_stale() returns trigger language plpgsql security definer ${PATH} as $$
  begin
    -- Written even where it is stale already: the lock of the row is what makes the worker look after this commit.
    insert into case_digest (case_id, stale) values (new.case_id, true)
    on conflict (case_id) do update set stale = true;
    return null;
  end $$;

  create function who.digest_of(ids uuid[]) returns table
    (case_id uuid, day date, label text, counted_for text[], parts text[], seconds bigint[])
    language sql stable security definer ${PATH} as $$
      select c.id, (c.received_at at time zone 'Europe/Paris')::date, 
        c.tlp || ':' || array_to_string(array(select k from unnest(c.compartments) k order by k), ','),
        -- RED is for persons: counted one by one.
        case when c.tlp = 'RED' then '{}' else array(
          select distinct g.principal from case_grant g join organisation o on o.code = g.principal
          where g.case_id = c.id and o.kind <> 'facility' and g.revoked_at is null and g.until is null
            and 'read' = any (g.capabilities) and ${place('c.tlp')} <= ${place('g.tlp_max')}) end,
        counted.parts, counted.seconds
      from incident_case c, lateral (
          select min(e.at) filter (where e.type = 'taken') as taken, min(e.at) filter (where e.type = 'qualified') as qualified,
            min(e.at) filter (where e.type = 'closed') as closed
          from case_event e where e.case_id = c.id and e.type in ('taken', 'qualified', 'closed')) event, lateral (
          select min(l.sent_at) as informed, min(l.acknowledged_at) as acknowledged
          from letter l where l.case_id = c.id and l.recipient <> 'declarant') letter, lateral (
        select array_agg(p.part order by p.part, p.seconds) as parts, array_agg(p.seconds order by p.part, p.seconds) as seconds
        from (
      select 'cases' as part, 0::bigint as seconds
      union all select 'status:' || c.status, 0
      union all select 'type:' || (c.incident ->> 'incidentType'), 0
      union all select 'origin:' || (c.incident ->> 'origin'), 0
      union all select 'level:' || coalesce(c.level, 'none'), 0
      union all select distinct 'region:' || coalesce(split_part(f.ars, ':', 2), 'none'), 0
        from case_facility f where f.case_id = c.id and f.left_at is null
      union all select 'duty:' || case when o.settled_at is null then case when o.overdue_at is null then 'running' else 'overdue' end
          when o.settled_at <= o.due_at then 'on_time' else 'late' end, 0
        from obligation o where o.case_id = c.id and o.due_at is not null and o.state not in ('waived', 'superseded')
      ${delay('taken', 'event.taken')}
      ${delay('qualified', 'event.qualified')}
      ${delay('closed', 'event.closed')}
      ${delay('informed', 'letter.informed')}
      ${delay('acknowledged', 'letter.acknowledged')}) p) counted
      where c.id = any (ids) $$;

  -- One worker at a time. What was counted is taken off and what is there now is added, in one commit with what tells them
  -- apart: a reader sees both or neither.
  create function who.follow_changes(most integer) returns integer language plpgsql security definer ${PATH} as $$
  declare took uuid[];
  begin
    if not pg_try_advisory_xact_lock(715003) then return 0; end if;
    select array_agg(s.case_id) into took
    from (select d.case_id from case_digest d where d.stale limit most for update skip locked) s;
    if took is null then return 0; end if;
    with fresh as materialized (select * from who.digest_of(took)),
    change (principal, label, day, part, cases, seconds) as (
      select org, d.label, d.day, p.part, -1, -p.seconds from case_digest d, unnest(d.counted_for) org,
        unnest(d.parts, d.seconds) p (part, seconds) where d.case_id = any (took)
      union all
      select org, f.label, f.day, p.part, 1, p.seconds from fresh f, unnest(f.counted_for) org,
        unnest(f.parts, f.seconds) p (part, seconds)),
    counted as (
      insert into case_count as t (principal, grain, label, period, part, cases, seconds)
      select c.principal, g.grain, c.label, g.period, c.part, sum(c.cases), sum(c.seconds) from change c, lateral (
        select 'day' as grain, c.day as period
        union all select 'month', date_trunc('month', c.day)::date
        union all select 'series', c.day where c.part = 'cases') g
      group by 1, 2, 3, 4, 5 having sum(c.cases) <> 0 or sum(c.seconds) <> 0
      on conflict (principal, grain, label, period, part) do update
        set cases = t.cases + excluded.cases, seconds = t.seconds + excluded.seconds)
    update case_digest d set stale = false, day = f.day, label = f.label, counted_for = coalesce(f.counted_for, '{}'),
      parts = coalesce(f.parts, '{}'), seconds = coalesce(f.seconds, '{}')
    from unnest(took) t (id) left join fresh f on f.case_id = t.id where d.case_id = t.id;
    perform who.index_words(took);
    return cardinality(took);
  end $$;

  -- Every label that the reader's clearance allows: up to its ceiling, with any of its compartments.
  create function who.readable_labels() returns text[] language sql stable security definer ${PATH} as $$
    with own as (select array(select k from unnest(who.compartments()) k order by k) as kept)
    select array_agg(label || ':' || array_to_string(array(
      select kept[i] from generate_subscripts(kept, 1) i where (n >> (i - 1)) & 1 = 1 order by i), ','))
    from own, generate_series(0, (1 << cardinality(kept)) - 1) n, unnest(who.markings()) label
    where ${place('label')} <= ${place('who.tlp_ceiling()')} $$;

  -- What the reader's organisation knows for good is counted by day already. What it knows otherwise, what only the reader
  -- knows, and what changed since the worker looked, is counted one by one, under the whole predicate.
  -- By step: the whole and its series by day or month; or, of whole months, each part of each month ('parts').
  create function who.count_cases(since date, until_day date, step text) returns table
    (period date, part text, cases bigint, seconds bigint)
    language plpgsql stable security definer ${PATH} set jit = off as $$
  declare
    own text; is_facility boolean; others text[];
    labels text[] := who.readable_labels();
    -- Whole months from their sums, and the days before and after them from theirs.
    first date := date_trunc('month', since + interval '1 month' - interval '1 day');
    past date := date_trunc('month', until_day + interval '1 day');
  begin
    select m.organisation, m.organisation_kind = 'facility' into own, is_facility from who.me() m where ${MAY_KNOW_CASES};
    if own is null then return; end if;
    others := case when is_facility then who.principals() else array_remove(who.principals(), own) end;
    if first >= past then first := until_day + 1; past := first; end if;
    -- Planned for this very organisation: one knows everything, another one case.
    return query execute $q$
      with summed as (
        select t.grain, t.period, t.part, t.cases, t.seconds from case_count t
        where t.principal = $1 and t.grain = 'series' and t.label = any ($3) and t.period between $4 and $5
        union all
        select t.grain, t.period, t.part, t.cases, t.seconds from case_count t
        where t.principal = $1 and t.grain = 'month' and t.label = any ($3) and t.period >= $6 and t.period < $7
        union all
        select t.grain, t.period, t.part, t.cases, t.seconds from case_count t
        where t.principal = $1 and t.grain = 'day' and t.label = any ($3) and t.period >= $4 and t.period < $6
        union all
        select t.grain, t.period, t.part, t.cases, t.seconds from case_count t
        where t.principal = $1 and t.grain = 'day' and t.label = any ($3) and t.period >= $7 and t.period <= $5),
      apart as (
        select g.case_id from case_grant g where g.principal = any ($2) and g.revoked_at is null
        union select g.case_id from case_grant g
          where g.principal = $1 and g.revoked_at is null and g.until is not null
        union select d.case_id from case_digest d where d.stale),
      found as materialized (
        select d.case_id, d.day, d.parts, d.seconds, d.stale from apart join case_digest d on d.case_id = apart.case_id
        where (d.stale or d.day between $4 and $5 and not ($1 = any (d.counted_for) and d.label = any ($3)))
          and (select ${knows('c', 'c.id', 'read')} from incident_case c where c.id = d.case_id)),
      corrected as (
        select d.day, p.part, -1 as cases, -p.seconds as seconds from case_digest d, unnest(d.parts, d.seconds) p (part, seconds)
        where d.stale and $1 = any (d.counted_for) and d.label = any ($3)
        union all
        select f.day, p.part, 1, p.seconds from found f, unnest(f.parts, f.seconds) p (part, seconds) where not f.stale
        union all
        select f.day, p.part, 1, p.seconds
        from who.digest_of(array(select case_id from found where stale)) f, unnest(f.parts, f.seconds) p (part, seconds)),
      whole as (
        select s.period as day, s.part, s.cases, s.seconds from summed s where s.grain <> 'series'
        union all select k.day, k.part, k.cases, k.seconds from corrected k where k.day between $4 and $5),
      series as (
        select s.period as day, s.cases from summed s where s.grain = 'series'
        union all select k.day, k.cases from corrected k where k.part = 'cases' and k.day between $4 and $5)
      select case when $8 = 'parts' then date_trunc('month', w.day)::date end, w.part, sum(w.cases), sum(w.seconds)::bigint
      from whole w group by 1, 2 having sum(w.cases) > 0
      union all
      select case $8 when 'day' then s.day else date_trunc($8, s.day)::date end, 'cases', sum(s.cases), 0 from series s where $8 <> 'parts' group by 1 having sum(s.cases) > 0
      order by 1 nulls first, 2 $q$
    using own, others, labels, since, until_day, first, past, step;
  end $$;

  revoke execute on function who.make_stale(), who.digest_of(uuid[]), who.follow_changes(integer),
    who.count_cases(date, date, text), who.readable_labels() from public;
  grant execute on function who.make_stale() to vigie_owner;
  grant execute on function who.follow_changes(integer) to vigie_worker;
  grant execute on function who.count_cases(date, date, text) to vigie_staff, vigie_party;
`;
