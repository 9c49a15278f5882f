import { DEFINER, WRITER } from '../definer.data';

/** Failures that cost nothing; each further one doubles the wait, from five seconds to a quarter of an hour. */
const FREE_FAILURES = 5;

/** Attempts slow down by canonical identity and device; nobody is locked out. */
export const THROTTLE = `
  -- One bucket an identity, known or not; a browser from which the account has signed in has its own, so that a
  -- stranger's failures do not keep the person out.
  create function who.bucket_of(identity text, device bytea) returns bytea language sql ${DEFINER} as $$
    select sha256(convert_to(identity, 'UTF8') || coalesce(
      (select d.device_hash from known_device d join account a on a.id = d.account_id
       where lower(a.email) = identity and d.device_hash = device), ''::bytea)) $$;

  create function who.seconds_to_wait(bucket bytea) returns integer language sql ${DEFINER} as $$
    with failed as (
      select count(*) as times, max(t.at) as latest from sign_in_attempt t
      where t.identity_hash = bucket and not t.succeeded and not t.forgiven and t.at > now() - interval '24 hours'
        and t.at > coalesce((select max(f.at) from sign_in_attempt f where f.identity_hash = bucket and f.succeeded),
                            '-infinity'))
    select case when times < ${FREE_FAILURES} then 0 else greatest(0, ceil(extract(epoch from
      latest - clock_timestamp() + least(900, 5 * power(2, least(times - ${FREE_FAILURES}, 10))) * interval '1 second')))::integer end
    from failed $$;

  -- Counts an attempt before it is judged, one at a time: a crowd of guesses at once is counted like a queue of them.
  create function who.count_attempt(bucket bytea) returns integer language plpgsql ${WRITER} as $$
  declare wait integer;
  begin
    perform pg_advisory_xact_lock(715006, hashtext(encode(bucket, 'hex')));
    wait := who.seconds_to_wait(bucket);
    if wait = 0 then
      insert into sign_in_attempt (identity_hash, at, succeeded) values (bucket, clock_timestamp(), false);
    end if;
    return wait;
  end $$;
`;
