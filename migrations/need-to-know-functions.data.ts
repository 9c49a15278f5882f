import { CASE_CAPABILITIES, CASE_ROLES } from '#domain/access';
import { knows } from './conditions.data';
import { MARKING_FUNCTIONS } from './marking-functions.data';
import { DEFINER, quoted, rolesWith, WRITER } from './definer.data';
import { MARKED, MARKS } from './rights.data';

/** Roles that hold case rights, in SQL: to the others no case exists. */
export const MAY_KNOW_CASES = `m.role in (${quoted(CASE_ROLES)})`;

// A tool reads for its organisation; what is granted to the person whose key it is stays with the person.
const BY_PERSON = `nullif(current_setting('vigie.api_key', true), '') is null`;

/** Under which names the teams of an account are granted a case. */
const teamsOf = (
  account: string,
) => `select 'team:' || t.code from team_member b join team t on t.id = b.team_id
            where b.account_id = ${account} and b.left_at is null`;

/**
 * Who asks, in the words of grants, and what changes who may know beside a grant of the pilot's: access that is asked
 * for, a glass that is broken. SECURITY DEFINER, owned by vigie_verifier.
 */
export const NEED_TO_KNOW_FUNCTIONS = `
  create function who.principals() returns text[] language sql ${DEFINER} as $$
    select array_remove(array[case when ${BY_PERSON} then 'account:' || m.account_id end, m.organisation], null)
      || case when m.organisation_kind = 'ars' then array['region:' || split_part(m.organisation, ':', 2)] else '{}' end
      || array(${teamsOf('m.account_id')})
    from who.me() m where ${MAY_KNOW_CASES} $$;

  -- What a grant may name somebody of the desk by.
  create function who.names_of(person uuid) returns text[] language sql ${DEFINER} as $$
    select array['account:' || a.id, o.code] || array(${teamsOf('a.id')})
    from account a join organisation o on o.id = a.organisation_id where a.id = person $$;

  create function who.tlp_ceiling() returns text language sql ${DEFINER} as $$
    select a.tlp_ceiling from who.me() m join account a on a.id = m.account_id $$;

  create function who.compartments() returns text[] language sql ${DEFINER} as $$
    select a.compartments from who.me() m join account a on a.id = m.account_id $$;

  -- The clock of the cases: that of the server, moved where a demonstration or a test moves it.
  create function who.now() returns timestamptz language sql ${DEFINER} as $$
    select now() + o.milliseconds * interval '1 millisecond' from clock_offset o $$;

  -- Of one case: asked as a value, so that the planner does not begin with all that the reader was ever granted.
  create function who.may_read(of_case uuid) returns boolean language sql ${DEFINER} as $$
    select coalesce((select ${knows('c', 'c.id', 'read')} from incident_case c where c.id = of_case), false) $$;

  create function who.may_pilot(of_case uuid) returns boolean language sql ${DEFINER} as $$
    select coalesce((select ${knows('c', 'c.id', 'pilot')} from incident_case c where c.id = of_case), false) $$;

  create function who.may_act(of_case uuid) returns boolean language sql ${DEFINER} as $$
    select coalesce((select ${knows('c', 'c.id', 'act')} from incident_case c where c.id = of_case), false) $$;

  -- Who pilots for a time ends nothing that lasts longer.
  create function who.may_end(of_case uuid, ends timestamptz) returns boolean language sql ${DEFINER} as $$
    select coalesce((select ${knows('asked', 'of_case', 'give')} from incident_case c,
      lateral (select 'pilot' as capability, c.tlp, c.compartments, ends as until) asked where c.id = of_case), false) $$;

  -- Nobody gives more than they hold, nor for longer than they pilot, nor to themselves.
  create function who.may_give(of_case uuid, to_whom text, label text, what text[], ends timestamptz) returns boolean
    language sql ${DEFINER} as $$
      select who.may_pilot(of_case) and not exists (select from who.me() m where to_whom = 'account:' || m.account_id)
        and (select bool_and(${knows('asked', 'of_case', 'give')}) from unnest(what || '{pilot}') one,
          lateral (select one as capability, label as tlp, '{}'::text[] as compartments, ends as until) asked) $$;

  -- What becomes RED names whoever pilots it and marks it so, with what they could do already.
  create function who.names_for_red(of_case uuid, to_whom text, what text[]) returns boolean language sql ${DEFINER} as $$
    select exists (select from incident_case c, who.me() m where c.id = of_case and to_whom = 'account:' || m.account_id
      and (select bool_and(${knows('asked', 'of_case', 'give')}) from unnest(what || '{pilot}') one,
        lateral (select one as capability, c.tlp, c.compartments, null::timestamptz as until) asked)) $$;

  -- Nobody is proof against RED in advance.
  create function who.refuse_to_name_in_advance() returns trigger language plpgsql ${WRITER} as $$
  begin
    if exists (select from incident_case c, who.me() m where c.id = new.case_id and c.tlp <> 'RED'
        and c.recorded_at <> now() and new.principal = 'account:' || m.account_id) then
      raise exception 'who is named for RED by themselves marks the case so' using errcode = 'insufficient_privilege';
    end if;
    return null;
  end $$;

  create function who.is_competent(of_case uuid, agency text) returns boolean language sql ${DEFINER} as $$
    select exists (select from case_facility f where f.case_id = of_case and f.ars = agency) $$;

  -- Whom a case can be granted to, by function: people of the desk and of authorities, teams, organisations, regions.
  create function who.principals_known(wanted text[] default null)
    returns table (principal text, name text, organisation text) language sql ${DEFINER} as $$
      select * from (
        select 'account:' || a.id, a.function, o.code from account a join organisation o on o.id = a.organisation_id
        where a.active and o.kind <> 'facility' and a.role in (${quoted(CASE_ROLES)})
        union all select 'team:' || t.code, t.name, o.code from team t join organisation o on o.id = t.organisation_id
        union all select o.code, o.name, o.code from organisation o where o.closed_at is null
        union all select 'region:' || split_part(o.code, ':', 2), 'Région de l’' || o.name, o.code
          from organisation o where o.kind = 'ars' and o.closed_at is null) known (principal, name, organisation)
      where wanted is null or known.principal = any (wanted) $$;

  create function who.is_reviewer() returns boolean language sql ${DEFINER} as $$
    select exists (select from who.me() m where m.role in (${rolesWith('review_break_glass')})) $$;

  -- What is RED is for the persons named: those who lead the desk, and whoever treats the case or says so, where they knew
  -- it as long as the case. They name the others. Who leads may do everything; another one reads it, and does what it could
  -- do. Who knew it for a time keeps that time; who makes a case that is RED reads it.
  create function who.name_readers() returns trigger language plpgsql ${WRITER} as $$
  declare
    me uuid := (select m.account_id from who.me() m);
    person record;
  begin
    for person in
      select 'account:' || a.id as principal, case when a.role = 'duty_manager' then array[${quoted(CASE_CAPABILITIES)}]
        else array(select distinct k from unnest('{read}' || held.lasting) k) end as may
      from account a join organisation o on o.id = a.organisation_id, lateral (
        select coalesce(array_agg(k) filter (where g.until is null), '{}') as lasting, count(g.until) > 0 as for_a_time
        from case_grant g cross join unnest(g.capabilities) k
        where g.case_id = new.id and g.revoked_at is null
          and array_position(who.markings(), coalesce(old.tlp, new.tlp)) <= array_position(who.markings(), g.tlp_max)
          and g.principal = any (who.names_of(a.id))) held
      where o.kind = 'cert' and a.active
        and (a.role = 'duty_manager' or a.id in (me, new.assignee) and held.lasting <> '{}'
          or tg_op = 'INSERT' and a.id = me and not held.for_a_time)
        and not exists (select from case_grant g where g.case_id = new.id and g.principal = 'account:' || a.id
                        and g.revoked_at is null and g.until is null and g.tlp_max = 'RED')
    loop
      update case_grant set revoked_at = new.changed_at
      where case_id = new.id and principal = person.principal and revoked_at is null and until is null;
      insert into case_grant (id, case_id, principal, tlp_max, capabilities, reason, granted_by, granted_at)
      values (gen_random_uuid(), new.id, person.principal, 'RED', person.may, 'TLP:RED', new.changed_by, new.changed_at);
    end loop;
    return null;
  end $$;

  -- Whoever is on call and is woken about a case that they may not know yet knows it until the shift ends: RED is for the
  -- persons named, and by night nobody else is there to name one. The shift says who that is, not the worker that asks.
  create function who.name_on_call(of_case uuid, woken text) returns table
    (id uuid, principal text, tlp text, capabilities text[]) language sql ${WRITER} as $$
      insert into case_grant as n
        (id, case_id, principal, tlp_max, capabilities, ground, reason, granted_by, granted_at, until)
      select gen_random_uuid(), c.id, 'account:' || a.id, 'RED', array[${quoted(CASE_CAPABILITIES)}], 'on_call',
        'Astreinte', 'system', who.now(), s.ends_at
      from incident_case c, shift s join account a on lower(a.email) = lower(s.email)
        join organisation o on o.id = a.organisation_id
      where c.id = of_case and lower(s.email) = lower(woken) and s.starts_at <= who.now() and s.ends_at > who.now()
        and o.kind = 'cert' and a.active and a.role in (${quoted(CASE_ROLES)})
        and c.compartments <@ a.compartments
        and array_position(who.markings(), c.tlp) <= array_position(who.markings(), a.tlp_ceiling)
        and not exists (select from case_grant g where g.case_id = c.id and g.revoked_at is null
          and (g.until is null or g.until > who.now())
          and array_position(who.markings(), c.tlp) <= array_position(who.markings(), g.tlp_max)
          and (g.principal = 'account:' || a.id or c.tlp <> 'RED' and g.principal = any (who.names_of(a.id))))
      order by s.ends_at desc limit 1
      returning n.id, n.principal, n.tlp_max, n.capabilities $$;

  ${MARKING_FUNCTIONS}

  -- Nobody learns from the answer whether there is a case of that reference.
  create function who.ask_access(request_id uuid, reference_said text, reason_said text) returns boolean
    language plpgsql ${WRITER} as $$
  declare asking record;
  begin
    -- By the person: a tool asks nothing in the name of whose key it is.
    select m.* into asking from who.me() m where m.role in (${rolesWith('ask_access')}) and ${BY_PERSON};
    if asking is null then raise insufficient_privilege; end if;
    if (select count(*) from access_request r
        where r.account_id = asking.account_id and r.asked_at > who.now() - interval '1 hour') >= 20 then
      return false;
    end if;
    insert into access_request
      (id, case_id, reference, account_id, principal_function, organisation, reason, asked_at)
    values (request_id, (select c.id from incident_case c where c.reference = reference_said), reference_said,
      asking.account_id, asking.function, asking.organisation, reason_said, who.now());
    perform who.tell(pilot, 'decision_waits', null) from incident_case c, who.pilots_to_tell(c.id, asking.account_id) pilot
    where c.reference = reference_said;
    return true;
  end $$;

  create function who.my_requests() returns table
    (id uuid, reference text, reason text, asked_at timestamptz, decided_at timestamptz, outcome text, answer text)
    language sql ${DEFINER} as $$
      select r.id, r.reference, r.reason, r.asked_at, r.decided_at, r.outcome, r.answer from access_request r
      where r.account_id = (select m.account_id from who.me() m where ${BY_PERSON}) order by r.asked_at desc, r.id limit 100 $$;

  -- An hour, one case, read-only. The clearance still bounds it: what it does not reach answers as an unknown case.
  create function who.break_glass(broken_id uuid, reference_said text, reason_said text, ticket_said text)
    returns uuid language plpgsql ${WRITER} as $$
  declare asking record; broken incident_case; grant_given uuid := gen_random_uuid(); page_id uuid; woken text;
  begin
    select m.* into asking from who.me() m where m.role in (${rolesWith('break_glass')});
    if asking is null then raise insufficient_privilege; end if;
    select c.* into broken from incident_case c join account a on a.id = asking.account_id
    where c.reference = reference_said and c.compartments <@ a.compartments
      and array_position(who.markings(), c.tlp) <= array_position(who.markings(), a.tlp_ceiling);
    if broken is null or who.may_read(broken.id) then return null; end if;
    insert into case_grant (id, case_id, principal, tlp_max, capabilities, ground, reason, granted_by, granted_at, until)
    values (grant_given, broken.id, 'account:' || asking.account_id, 'RED', array['read'], 'glass', reason_said,
      asking.function, who.now(), who.now() + interval '60 minutes');
    insert into broken_glass
      (id, case_id, grant_id, account_id, by, reason, ticket, at, until, review_due_at)
    values (broken_id, broken.id, grant_given, asking.account_id, asking.function, reason_said, ticket_said,
      who.now(), who.now() + interval '60 minutes', who.now() + interval '72 hours');
    insert into case_event (id, case_id, at, type, by, data)
    values (gen_random_uuid(), broken.id, who.now(), 'glass_broken', asking.function, '{}');
    -- Where nobody else leads or keeps the data, whoever is on call is woken.
    for woken in
      select a.email from account a
      where a.active and a.id <> asking.account_id and a.role in (${rolesWith('keep_data')})
      union all select null where not exists (
        select from account a where a.active and a.id <> asking.account_id and a.role in (${rolesWith('keep_data')}))
    loop
      page_id := gen_random_uuid();
      insert into page (id, case_id, reason, raised_at, address, named)
      values (page_id, broken.id, 'glass_broken', who.now(), woken, woken is not null);
      insert into outbox (id, topic, subject_id, case_id, created_at)
      values (gen_random_uuid(), 'page.raised', page_id, broken.id, who.now());
    end loop;
    return broken.id;
  end $$;

  -- Somebody else reviews, and reads no case for that.
  create function who.broken_glasses() returns table
    (id uuid, reference text, by text, reason text, ticket text, at timestamptz, until timestamptz,
     review_due_at timestamptz, reviewed_at timestamptz, reviewed_by text, verdict text, review text, readings bigint)
    language sql ${DEFINER} as $$
      select b.id, c.reference, b.by, b.reason, b.ticket, b.at, b.until, b.review_due_at, b.reviewed_at,
        b.reviewed_by, b.verdict, b.review,
        (select count(*) from audit_event e where e.case_id = b.case_id and e.actor_account = b.account_id
         and e.at between b.at and b.until)
      from broken_glass b join incident_case c on c.id = b.case_id
      where who.is_reviewer() order by b.reviewed_at nulls first, b.at desc, b.id limit 200 $$;

  create function who.review_glass(broken_id uuid, verdict_said text, words text) returns boolean
    language plpgsql ${WRITER} as $$
  declare asking record;
  begin
    select m.* into asking from who.me() m where m.role in (${rolesWith('review_break_glass')});
    if asking is null then raise insufficient_privilege; end if;
    update broken_glass set reviewed_at = who.now(), reviewed_by = asking.function, verdict = verdict_said, review = words
    where id = broken_id and reviewed_at is null and account_id <> asking.account_id;
    return found;
  end $$;

  revoke execute on all functions in schema who from public;
  grant execute on function who.principals(), who.tlp_ceiling(), who.compartments() to vigie_staff, vigie_party, vigie_api;
  grant execute on function who.is_competent(uuid, text) to vigie_staff, vigie_declarant;
  grant execute on function who.now() to vigie_staff, vigie_party, vigie_eraser;
  grant execute on function who.may_read(uuid), who.may_act(uuid), who.may_pilot(uuid), who.may_end(uuid, timestamptz), who.may_give(uuid, text, text, text[], timestamptz), who.names_for_red(uuid, text, text[]), who.is_reviewer(), who.new_case(),
    who.principals_known(text[]), who.break_glass(uuid, text, text, text), who.broken_glasses(), who.review_glass(uuid, text, text) to vigie_staff;
  grant execute on function who.name_on_call(uuid, text) to vigie_worker;
  grant execute on function who.ask_access(uuid, text, text), who.my_requests() to vigie_staff, vigie_party;
  grant execute on function who.mark_grant(), who.mark_grants(), who.mark_item(), who.narrow_items(), who.tell_of_weakening(), who.refuse_silent_weakening(), who.refuse_to_decide_again(), who.keep_originator(), who.each_reads_the_other(), who.name_readers(), who.refuse_to_name_in_advance() to vigie_owner;
`;

/** What the functions above write beside what they read, for their owner alone. */
export const WRITTEN_BY_VERIFIER: Record<string, string> = {
  case_grant: 'insert, update (revoked_at, of_tlp, of_compartments)',
  broken_glass: 'insert, update (reviewed_at, reviewed_by, verdict, review)',
  access_request: 'insert',
  case_event: 'insert',
  page: 'insert',
  outbox: 'insert',
  restricted_handling: 'insert',
  ...Object.fromEntries(MARKED.map((table) => [table, `update (${MARKS})`])),
};
