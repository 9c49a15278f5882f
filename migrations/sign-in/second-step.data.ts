import { DEFINER, HALF_OPEN, OWN_SESSION, WRITER } from '../definer.data';

/** An absolute end; an earlier one is that of whoever went away. Real time. */
const LIFETIME = `interval '12 hours'`;

/** A second factor completes the session, or a passkey or a provider opens it whole. */
export const SECOND_STEP = `
  -- The API knows its own challenges, whom it gave them to and what for; each is taken once, before its end.
  create function who.take_challenge(taken jsonb) returns boolean language plpgsql ${WRITER} as $$
  begin
    insert into sign_in_challenge (hash, expires_at)
    select decode(taken ->> 'challenge', 'hex'), to_timestamp((taken ->> 'until')::double precision)
    where to_timestamp((taken ->> 'until')::double precision) > now()
    on conflict (hash) do nothing;
    return found;
  end $$;

  -- The sealed secret of whoever has proved the password, for one attempt; confirmed or waiting to be.
  create function who.begin_totp(waiting boolean)
    returns table (account_id uuid, wait integer, sealed bytea, epoch double precision)
    language sql ${WRITER} as $$
      select n.account_id, who.count_attempt(who.bucket_of(lower(n.email), null)),
        (select case when waiting then t.pending when t.confirmed_at is not null then t.sealed end
         from totp t where t.account_id = n.account_id),
        extract(epoch from clock_timestamp())::double precision
      from who.session_now() n $$;

  create function who.find_passkey(credential bytea, word bytea)
    returns table (account_id uuid, public_key bytea, sign_count bigint, transports text[]) language sql ${DEFINER} as $$
      select p.account_id, p.public_key, p.sign_count, p.transports
      from passkey p join account a on a.id = p.account_id and a.active
      where p.credential_id = credential and p.withdrawn_at is null and who.is_witness(word) $$;

  -- Uses a factor up to what it is worth: a step or a code once, a passkey with its counter.
  create function who.use_factor(of_account uuid, how text, evidence jsonb) returns boolean
    language plpgsql ${WRITER} as $$
  begin
    if how = 'totp' then
      update totp t set last_step = (evidence ->> 'step')::bigint
      where t.account_id = of_account and t.confirmed_at is not null
        and coalesce(t.last_step, 0) < (evidence ->> 'step')::bigint;
    elsif how = 'passkey' then
      update passkey p set sign_count = (evidence ->> 'count')::bigint, last_used_at = now()
      where p.account_id = of_account and p.withdrawn_at is null
        and p.credential_id = decode(evidence ->> 'credential', 'hex');
    elsif how = 'recovery_code' then
      update recovery_code r set used_at = now()
      where r.account_id = of_account and r.used_at is null and r.code_hash = decode(evidence ->> 'code', 'hex');
    else return false;
    end if;
    return found;
  end $$;

  -- What follows a complete sign-in: the bucket is emptied, the record written, an unknown browser told.
  create function who.signed(of_account uuid, how text, device bytea, label text) returns void
    language plpgsql ${WRITER} as $$
  declare
    identity text;
    first_ever boolean;
  begin
    select lower(a.email) into identity from account a where a.id = of_account;
    insert into sign_in_attempt (identity_hash, at, succeeded)
    select b.bucket, clock_timestamp(), true
    from (select distinct unnest(array[who.bucket_of(identity, device), who.bucket_of(identity, null)]) as bucket) b;
    perform who.record(of_account, 'sign_in', 'account', of_account::text, null);
    first_ever := not exists (select from known_device d where d.account_id = of_account);
    if not first_ever and not exists
      (select from known_device d where d.account_id = of_account and d.device_hash = device) then
      perform who.tell(of_account, 'new_device', label);
    end if;
    insert into known_device (account_id, device_hash) values (of_account, device)
    on conflict (account_id, device_hash) do update set last_at = now();
  end $$;

  -- A factor was proved: the session is whole (or stepped up), under another token.
  create function who.complete_session(how text, new_hash bytea, device bytea) returns boolean
    language plpgsql ${WRITER} as $$
  declare
    was_complete boolean;
    owner uuid;
    label text;
  begin
    select s.second_factor_at is not null, s.account_id, s.device into was_complete, owner, label
    from session s where ${OWN_SESSION} for update;
    if owner is null then return false; end if;
    update session s set token_hash = new_hash, second_factor_at = coalesce(s.second_factor_at, now()),
      stepped_up_at = now(), seen_at = now(), method = case when was_complete then s.method else s.method || '+' || how end,
      expires_at = case when was_complete then s.expires_at else now() + ${LIFETIME} end
    where ${OWN_SESSION};
    if was_complete then perform who.record(owner, 'step_up', 'account', owner::text, null);
    else perform who.signed(owner, how, device, label);
    end if;
    return true;
  end $$;

  create function who.prove_factor(how text, evidence jsonb, new_hash bytea, device bytea, word bytea) returns boolean
    language plpgsql ${WRITER} as $$
  declare owner uuid := (select n.account_id from who.session_now() n);
  begin
    if owner is null or not who.is_witness(word) then return false; end if;
    if how = 'passkey' and not who.take_challenge(evidence) then return false; end if;
    if not who.use_factor(owner, how, evidence) then return false; end if;
    if how = 'recovery_code' then perform who.tell(owner, 'recovery_code_used', null); end if;
    return who.complete_session(how, new_hash, device);
  end $$;

  create function who.record_refused_factor(how text) returns void language sql ${WRITER} as $$
    select who.record(n.account_id, case when n.complete then 'step_up' else 'sign_in' end, 'account',
      n.account_id::text, how) from who.session_now() n $$;

  create function who.begin_recovery() returns integer language sql ${WRITER} as $$
    select who.count_attempt(who.bucket_of(lower(n.email), null)) from who.session_now() n $$;

  -- A passkey alone signs in: it is something held, opened by something known or by the person's own body.
  create function who.open_by_passkey(evidence jsonb, new_hash bytea, device bytea, label text, word bytea) returns boolean
    language plpgsql ${WRITER} as $$
  declare owner uuid;
  begin
    if not who.is_witness(word) then return false; end if;
    select p.account_id into owner from passkey p join account a on a.id = p.account_id and a.active
    where p.credential_id = decode(evidence ->> 'credential', 'hex') and p.withdrawn_at is null;
    if owner is null or not who.take_challenge(evidence) then return false; end if;
    if not who.use_factor(owner, 'passkey', evidence) then return false; end if;
    insert into session (token_hash, account_id, expires_at, device, method, second_factor_at, stepped_up_at)
    values (new_hash, owner, now() + ${LIFETIME}, label, 'passkey', now(), now());
    perform who.signed(owner, 'passkey', device, label);
    return true;
  end $$;

  -- Who an OpenID provider says it is, if a person linked it; two factors asserted there suffice.
  create function who.open_by_provider(says jsonb, new_hash bytea, device bytea, label text, word bytea) returns text
    language plpgsql ${WRITER} as $$
  declare
    owner uuid;
    whole boolean := (says ->> 'twoFactors')::boolean;
  begin
    if not who.is_witness(word) then return 'unknown'; end if;
    select f.account_id into owner from federated_identity f join account a on a.id = f.account_id and a.active
    where f.issuer = says ->> 'issuer' and f.subject = says ->> 'subject' and f.unlinked_at is null;
    if owner is null then
      perform who.record(null, 'sign_in', 'identity', encode(sha256(convert_to(says::text, 'UTF8')), 'hex'), 'not_linked');
      return 'unknown';
    end if;
    insert into session (token_hash, account_id, expires_at, device, method, second_factor_at, stepped_up_at)
    values (new_hash, owner, now() + case when whole then ${LIFETIME} else ${HALF_OPEN} end, label, 'provider',
      case when whole then now() end, case when whole then now() end);
    if whole then perform who.signed(owner, 'provider', device, label); end if;
    return case when whole then 'complete' else 'second_factor' end;
  end $$;

  -- To the own account alone: whoever linked an own identity to another's would be two persons.
  create function who.link_identity(id uuid, of_issuer text, of_subject text, word bytea) returns boolean
    language plpgsql ${WRITER} as $$
  declare me uuid := who.signed_in();
  begin
    if me is null or not who.stepped_up() or not who.is_witness(word) then return false; end if;
    if exists (select from federated_identity f where f.issuer = of_issuer and f.subject = of_subject
               and f.unlinked_at is null) then return false; end if;
    insert into federated_identity (id, issuer, subject, account_id) values (id, of_issuer, of_subject, me);
    perform who.record(me, 'link_identity', 'account', me::text, null);
    perform who.tell(me, 'identity_linked', null);
    return true;
  end $$;

  create function who.unlink_identity(identity uuid) returns boolean language plpgsql ${WRITER} as $$
  declare me uuid := who.signed_in();
  begin
    update federated_identity f set unlinked_at = now()
    where f.id = identity and f.account_id = me and f.unlinked_at is null and who.stepped_up();
    if not found then return false; end if;
    perform who.record(me, 'unlink_identity', 'account', me::text, null);
    return true;
  end $$;

  grant execute on function who.take_challenge(jsonb), who.begin_totp(boolean), who.begin_recovery(), who.find_passkey(bytea, bytea), who.prove_factor(text, jsonb, bytea, bytea, bytea), who.record_refused_factor(text), who.open_by_passkey(jsonb, bytea, bytea, text, bytea), who.open_by_provider(jsonb, bytea, bytea, text, bytea), who.link_identity(uuid, text, text, bytea), who.unlink_identity(uuid) to vigie_api;
`;
