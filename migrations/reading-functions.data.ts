import { READING_BUDGETS } from '#domain/access';
import { DEFINER, OWN_KEY, OWN_SESSION, PATH, WRITER } from './definer.data';

const budgets = READING_BUDGETS.map(
  ({ seen, minutes, proofAfter, refusedAfter }) =>
    `('${seen}', interval '${minutes} minutes', ${proofAfter}, ${refusedAfter})`,
).join(', ');

/** After this long without a refusal, the next one wakes people again. */
const EPISODE = `interval '1 hour'`;

/** How much an account or the key of a tool is shown. SECURITY DEFINER, owned by vigie_verifier; real time alone. */
export const READING_FUNCTIONS = `
  create function who.reading_budgets() returns table (seen text, period interval, proof_after integer, refused_after integer)
    language sql immutable ${PATH} as $$ values ${budgets} $$;

  -- Sessions of one account are one reader; each key of its tools is another.
  create function who.reader() returns uuid language sql ${DEFINER} as $$
    select coalesce(
      (select k.id from api_key k where ${OWN_KEY}),
      who.signed_in()) $$;

  create function who.has_opened(one uuid) returns boolean language sql ${DEFINER} as $$
    select exists (select from case_seen s where s.reader = who.reader() and s.how = 'opened' and s.case_id = one
      and s.at > clock_timestamp() - (select max(b.period) from who.reading_budgets() b)) $$;

  -- Before cases are shown: counts those that are new to the reader, one reader at a time, so that a crowd of requests is
  -- counted like a queue of them; or says how many seconds to wait, or that a proof is wanted, and counts nothing.
  create function who.see_cases(kind text, cases uuid[], out wait integer, out proof boolean)
    language plpgsql ${WRITER} as $$
  declare
    me uuid := who.reader();
    fresh uuid[];
    proved timestamptz;
  begin
    wait := 0;
    proof := false;
    if me is null then return; end if;
    perform pg_advisory_xact_lock(715007, hashtext(me::text));
    delete from case_seen s
    where s.reader = me and s.at <= clock_timestamp() - (select max(b.period) from who.reading_budgets() b);
    fresh := array(select distinct c from unnest(cases) c
      where not exists (select from case_seen s where s.reader = me and s.how = kind and s.case_id = c)
        and (kind = 'listed' or who.may_read(c)));
    if fresh = '{}' then return; end if;
    select coalesce(max(ceil(extract(epoch from spent.at + b.period - clock_timestamp()))), 0) into wait
    from who.reading_budgets() b cross join lateral (
      select s.at from case_seen s where s.reader = me and s.how = kind and s.at > clock_timestamp() - b.period
      order by s.at desc offset greatest(b.refused_after - cardinality(fresh), 0) limit 1) spent
    where b.seen = kind;
    if wait > 0 then
      perform who.raise_readings(me);
      return;
    end if;
    select coalesce(s.stepped_up_at, '-infinity') into proved from session s where ${OWN_SESSION};
    proof := proved is not null and exists (select from who.reading_budgets() b where b.seen = kind
      and b.proof_after < cardinality(fresh) + (select count(*) from case_seen s
        where s.reader = me and s.how = kind and s.at > greatest(proved, clock_timestamp() - b.period)));
    if proof then return; end if;
    insert into case_seen (reader, how, case_id, at) select me, kind, c, clock_timestamp() from unnest(fresh) c;
  end $$;

  -- Once an episode: whoever is on call, those who see to it that rights are used well, and the owner of the account.
  create function who.raise_readings(of_reader uuid) returns void language plpgsql ${WRITER} as $$
  declare
    owner uuid := who.signed_in();
    under_way boolean := exists (select from refusal_tally t
      where t.actor = of_reader::text and t.reason = 'too_many_readings' and t.since > now() - ${EPISODE});
    woken text;
    page_id uuid;
  begin
    insert into refusal_tally (actor, reason, since, times)
    values (of_reader::text, 'too_many_readings', date_bin('10 minutes', now(), '2000-01-01'), 0)
    on conflict (actor, reason, since) do nothing;
    if under_way then return; end if;
    perform who.record(owner, 'stop_readings', case when of_reader = owner then 'account' else 'api_key' end,
      of_reader::text, null);
    perform who.tell(owner, 'readings_stopped', null);
    for woken in select null union all select a.email from account a join organisation o on o.id = a.organisation_id
      where a.active and a.role = 'security_officer' and o.kind = 'cert'
    loop
      page_id := gen_random_uuid();
      insert into page (id, case_id, reason, raised_at, address, named)
      values (page_id, null, 'readings_stopped', who.now(), woken, woken is not null);
      insert into outbox (id, topic, subject_id, case_id, created_at)
      values (gen_random_uuid(), 'page.raised', page_id, null, who.now());
    end loop;
  end $$;

  revoke execute on function who.reading_budgets(), who.reader(), who.has_opened(uuid), who.see_cases(text, uuid[]),
    who.raise_readings(uuid) from public;
  grant execute on function who.has_opened(uuid), who.see_cases(text, uuid[]) to vigie_api;
  -- A list is counted in the commit of its line.
  grant execute on function who.see_cases(text, uuid[]) to vigie_staff, vigie_party;
`;
