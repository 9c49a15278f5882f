import { DEFINER, hashOf, LIVE, WRITER } from '../definer.data';

/** What a person does with the own account. */
export const OWN_ACCOUNT = `
  -- Credentials change in a stepped-up session; without any factor, the password (or a code) let the person in to enrol.
  create function who.enrolling() returns uuid language sql ${DEFINER} as $$
    select n.account_id from who.session_now() n where n.stepped_up or (n.enrols and not n.complete) $$;

  create function who.keep_totp(sealed_secret bytea) returns boolean language plpgsql ${WRITER} as $$
  begin
    insert into totp (account_id, pending) select e, sealed_secret from who.enrolling() e where e is not null
    on conflict (account_id) do update set pending = excluded.pending;
    return found;
  end $$;

  create function who.confirm_totp(step bigint, new_hash bytea, device bytea, word bytea) returns boolean
    language plpgsql ${WRITER} as $$
  declare owner uuid := who.enrolling();
  begin
    if not who.is_witness(word) then return false; end if;
    update totp t set sealed = t.pending, pending = null, confirmed_at = now(), last_step = step
    where t.account_id = owner and t.pending is not null;
    if not found then return false; end if;
    perform who.record(owner, 'add_factor', 'totp', owner::text, null);
    perform who.tell(owner, 'factor_added', 'totp');
    return who.complete_session('totp', new_hash, device);
  end $$;

  create function who.add_passkey(added jsonb, new_hash bytea, device bytea, word bytea) returns boolean
    language plpgsql ${WRITER} as $$
  declare owner uuid := who.enrolling();
  begin
    if owner is null or not who.is_witness(word)
      or not who.take_challenge(added) then return false; end if;
    insert into passkey (id, credential_id, account_id, public_key, sign_count, transports, label)
    values ((added ->> 'id')::uuid, decode(added ->> 'credential', 'hex'), owner, decode(added ->> 'key', 'hex'),
      (added ->> 'count')::bigint, array(select jsonb_array_elements_text(added -> 'transports')), added ->> 'label')
    on conflict (credential_id) do nothing;
    if not found then return false; end if;
    perform who.record(owner, 'add_factor', 'passkey', added ->> 'id', null);
    perform who.tell(owner, 'factor_added', 'passkey');
    return who.complete_session('passkey', new_hash, device);
  end $$;

  -- The last factor stays: without it nobody could sign in again.
  create function who.remove_factor(passkey_id uuid) returns text language plpgsql ${WRITER} as $$
  declare
    me uuid := who.signed_in();
    others integer;
  begin
    if me is null or not who.stepped_up() then return 'not_found'; end if;
    perform 1 from account a where a.id = me for update;
    select count(*) into others from (
      select from passkey p where p.account_id = me and p.withdrawn_at is null and p.id is distinct from passkey_id
      union all
      select from totp t where t.account_id = me and t.confirmed_at is not null and passkey_id is not null) rest;
    if passkey_id is null then
      if not exists (select from totp t where t.account_id = me and t.confirmed_at is not null) then return 'not_found'; end if;
      if others = 0 then return 'last_factor'; end if;
      update totp t set sealed = null, confirmed_at = null, pending = null where t.account_id = me;
    else
      if not exists (select from passkey p where p.id = passkey_id and p.account_id = me and p.withdrawn_at is null)
        then return 'not_found'; end if;
      if others = 0 then return 'last_factor'; end if;
      update passkey p set withdrawn_at = now() where p.id = passkey_id;
    end if;
    perform who.record(me, 'remove_factor', case when passkey_id is null then 'totp' else 'passkey' end,
      coalesce(passkey_id, me)::text, null);
    perform who.tell(me, 'factor_removed', null);
    return 'done';
  end $$;

  create function who.set_recovery_codes(hashes bytea[]) returns boolean language plpgsql ${WRITER} as $$
  declare me uuid := who.signed_in();
  begin
    if me is null or not who.stepped_up() then return false; end if;
    update recovery_code r set used_at = now() where r.account_id = me and r.used_at is null;
    insert into recovery_code (account_id, code_hash) select me, h from unnest(hashes) h;
    perform who.record(me, 'renew_recovery_codes', 'account', me::text, null);
    return true;
  end $$;

  create function who.set_password(salt bytea, proof bytea) returns boolean language plpgsql ${WRITER} as $$
  declare me uuid := who.signed_in();
  begin
    if me is null or not who.stepped_up() then return false; end if;
    update account a set password_salt = salt, password_proof = sha256(proof),
      enrolled_at = coalesce(a.enrolled_at, now()) where a.id = me;
    update session s set revoked_at = now()
    where s.account_id = me and s.revoked_at is null and s.token_hash <> ${hashOf('vigie.session')};
    perform who.record(me, 'change_password', 'account', me::text, null);
    perform who.tell(me, 'password_changed', null);
    return true;
  end $$;

  create function who.own_account() returns jsonb language sql ${DEFINER} as $$
    select jsonb_build_object('email', a.email, 'function', a.function, 'role', a.role, 'organisation', o.name,
      'totp', exists (select from totp t where t.account_id = a.id and t.confirmed_at is not null),
      'recoveryCodes', (select count(*) from recovery_code r where r.account_id = a.id and r.used_at is null),
      'passkeys', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'label', p.label, 'addedAt', p.added_at,
        'lastUsedAt', p.last_used_at) order by p.added_at), '[]') from passkey p
        where p.account_id = a.id and p.withdrawn_at is null),
      'identities', (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'issuer', f.issuer,
        'linkedAt', f.linked_at) order by f.linked_at), '[]') from federated_identity f
        where f.account_id = a.id and f.unlinked_at is null))
    from account a join organisation o on o.id = a.organisation_id where a.id = who.signed_in() $$;

  create function who.own_sessions() returns jsonb language sql ${DEFINER} as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'device', s.device, 'method', s.method,
      'openedAt', s.opened_at, 'seenAt', s.seen_at, 'expiresAt', s.expires_at,
      'current', s.token_hash = ${hashOf('vigie.session')}) order by s.seen_at desc), '[]')
    from session s where s.account_id = who.signed_in() and s.second_factor_at is not null and ${LIVE} $$;

  -- One session, or all others.
  create function who.revoke_sessions(one uuid) returns integer language plpgsql ${WRITER} as $$
  declare
    me uuid := who.signed_in();
    ended integer;
  begin
    update session s set revoked_at = now()
    where s.account_id = me and s.revoked_at is null and s.expires_at > now()
      and case when one is null then s.token_hash <> ${hashOf('vigie.session')} else s.id = one end;
    get diagnostics ended = row_count;
    if ended > 0 then perform who.record(me, 'revoke_sessions', 'session', coalesce(one::text, 'others'), null); end if;
    return ended;
  end $$;

  grant execute on function who.keep_totp(bytea), who.confirm_totp(bigint, bytea, bytea, bytea), who.add_passkey(jsonb, bytea, bytea, bytea), who.remove_factor(uuid), who.set_recovery_codes(bytea[]), who.set_password(bytea, bytea), who.own_account(), who.own_sessions(), who.revoke_sessions(uuid) to vigie_api;
`;
