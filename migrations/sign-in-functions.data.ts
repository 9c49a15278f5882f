import { capabilitiesOf, CASE_ROLES, ROLES, ROLES_OF_KIND, type Capability, type Role } from '#domain/access';
import { DEFINER, hashOf, LIVE, OWN_KEY, OWN_SESSION, WRITER } from './definer.data';

/**
 * Functions that open, complete and end sessions, and that keep accounts. Like those of
 * verifier-functions.data.ts they are owned by vigie_verifier and believe secrets, never claims: a half-open
 * session wants the proof of the password; what the API alone can check (a code, a signature, a provider's
 * token) wants its witness too, which an injected statement does not know.
 */
const list = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');
const holders = (capability: Capability) =>
  list((Object.keys(ROLES) as Role[]).filter((role) => capabilitiesOf(role).includes(capability)));

/** An absolute end; an earlier one is that of whoever went away. Real time. */
const LIFETIME = `interval '12 hours'`;
/** Time to find the telephone. */
const HALF_OPEN = `interval '15 minutes'`;
/** How long a proved factor lets sensitive acts be done. */
const STEP_UP = `interval '10 minutes'`;
/** Failures that cost nothing; each further one doubles the wait, from five seconds to a quarter of an hour. */
const FREE_FAILURES = 5;
/** Mails of one kind to one address in 24 hours: nobody's mailbox is flooded through us. */
const NOTICES_A_DAY = 3;
/** What changes how the account is opened, or what it opens, is always told: whoever does it fills no quota first. */
const ALWAYS_TOLD = [
  ...['code_issued', 'password_changed', 'factor_added', 'factor_removed', 'recovery_code_used'],
  ...['identity_linked', 'key_created', 'clearance_changed'],
];

const WHO_IT_IS = `
  create function who.signed_in() returns uuid language sql ${DEFINER} as $$
    select coalesce(
      (select s.account_id from session s where ${OWN_SESSION} and s.second_factor_at is not null),
      (select k.account_id from api_key k
       where ${OWN_KEY} and 'read_own' = any (k.scopes))) $$;

  -- The session of this transaction, half open or not.
  create function who.session_now() returns table
    (session_id uuid, account_id uuid, email text, complete boolean, stepped_up boolean, stale boolean, enrols boolean)
    language sql ${DEFINER} as $$
      select s.id, a.id, a.email, s.second_factor_at is not null,
        s.second_factor_at is not null and coalesce(s.stepped_up_at > now() - ${STEP_UP}, false),
        s.seen_at < now() - interval '1 minute', not who.has_factor(a.id)
      from session s join account a on a.id = s.account_id and a.active where ${OWN_SESSION} $$;

  create function who.see_session() returns void language sql ${WRITER} as $$
    update session s set seen_at = now() where ${OWN_SESSION} $$;

  create function who.stepped_up() returns boolean language sql ${DEFINER} as $$
    select coalesce((select n.stepped_up from who.session_now() n), false) $$;

  -- The tool that holds the API key of this transaction.
  create function who.tool() returns table
    (account_id uuid, function text, organisation text, organisation_name text, scopes text[], stale boolean)
    language sql ${DEFINER} as $$
      select a.id, a.function, o.code, o.name, k.scopes,
        coalesce(k.last_used_at < now() - interval '1 minute', true)
      from api_key k join account a on a.id = k.account_id and a.active join organisation o on o.id = k.organisation_id
      where ${OWN_KEY} $$;

  create function who.use_key() returns void language sql ${WRITER} as $$
    update api_key k set last_used_at = now() where ${OWN_KEY} $$;

  create function who.is_witness(word bytea) returns boolean language sql ${DEFINER} as $$
    select coalesce((select sha256(word) = w.hash from sign_in_witness w), false) $$;

  create function who.has_factor(of_account uuid) returns boolean language sql ${DEFINER} as $$
    select exists (select from totp t where t.account_id = of_account and t.confirmed_at is not null)
      or exists (select from passkey p where p.account_id = of_account and p.withdrawn_at is null) $$;
`;

const RECORD = `
  -- An act on an account, in its commit. Whoever is not signed in yet acts as nobody.
  create function who.record(actor uuid, act text, object_kind text, object text, refused text) returns void
    language sql ${WRITER} as $$
      insert into audit_event (id, at, actor_kind, actor_account, actor_function, action, object_type, object_id,
        case_id, decision, reason, request_id)
      select gen_random_uuid(), now(),
        coalesce((select case o.kind when 'cert' then 'staff' else 'party' end from account a
                  join organisation o on o.id = a.organisation_id where a.id = actor), 'nobody'),
        actor, coalesce((select a.function from account a where a.id = actor), 'nobody'), act, object_kind, object,
        null, case when refused is null then 'allowed' else 'refused' end, refused,
        nullif(current_setting('vigie.request', true), '') $$;

  -- Tells a person about the own account, by mail, or the record that it was not told. The address is locked for the
  -- count to hold.
  create function who.tell(of_account uuid, what text, why text) returns void language plpgsql ${WRITER} as $$
  declare
    their_address text;
    notice uuid := gen_random_uuid();
  begin
    select a.email into their_address from account a where a.id = of_account;
    perform pg_advisory_xact_lock(715005, hashtext(lower(their_address)));
    if what not in (${list(ALWAYS_TOLD)}) and (select count(*) from account_notice n where n.kind = what
        and lower(n.address) = lower(their_address) and n.raised_at > now() - interval '24 hours') >= ${NOTICES_A_DAY} then
      perform who.record(of_account, 'withhold_notice', 'account', of_account::text, what);
      return;
    end if;
    insert into account_notice (id, account_id, kind, address, detail)
    values (notice, of_account, what, their_address, why);
    insert into outbox (id, topic, subject_id, case_id, created_at)
    values (gen_random_uuid(), 'account.notice', notice, null, now());
  end $$;
`;

const THROTTLE = `
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

const PASSWORD_STEP = `
  -- How long to wait, and the salt of an account; an invented one, always the same, where there is no account.
  create function who.begin_sign_in(identity text, device bytea) returns table (wait integer, salt bytea)
    language sql ${WRITER} as $$
      select who.count_attempt(who.bucket_of(identity, device)), coalesce(
        (select a.password_salt from account a where lower(a.email) = identity and a.active),
        substr(sha256(convert_to(identity || (select system_identifier from pg_control_system()), 'UTF8')), 1, 16)) $$;

  -- Opens half a session for whoever proves the password: proof is the raw output of argon2id, of which only the
  -- SHA-256 is stored. Not even the API can open a session without it.
  create function who.open_session(identity text, proof bytea, device bytea, hash bytea, label text) returns boolean
    language plpgsql ${WRITER} as $$
  declare found_account uuid;
  begin
    select a.id into found_account from account a
    where lower(a.email) = identity and a.active and a.enrolled_at is not null and a.password_proof = sha256(proof);
    if found_account is null then
      perform who.record(null, 'sign_in', 'identity', encode(sha256(convert_to(identity, 'UTF8')), 'hex'), 'password');
      return false;
    end if;
    -- A right password is no failure; those before it stay, until the second factor is proved too.
    update sign_in_attempt t set forgiven = true where t.ctid = (
      select l.ctid from sign_in_attempt l where l.identity_hash = who.bucket_of(identity, device) and not l.succeeded
        and not l.forgiven order by l.at desc limit 1);
    insert into session (token_hash, account_id, expires_at, device)
    values (hash, found_account, now() + ${HALF_OPEN}, label);
    return true;
  end $$;

  -- What may complete the session of this transaction.
  create function who.own_factors() returns table (totp boolean, passkeys text[], recovery_codes integer)
    language sql ${DEFINER} as $$
      select exists (select from totp t where t.account_id = n.account_id and t.confirmed_at is not null),
        array(select translate(encode(p.credential_id, 'base64'), E'+/=\\n', '-_') from passkey p
              where p.account_id = n.account_id and p.withdrawn_at is null),
        (select count(*)::integer from recovery_code r where r.account_id = n.account_id and r.used_at is null)
      from who.session_now() n $$;

  create function who.close_session() returns void language sql ${WRITER} as $$
    update session set revoked_at = now()
    where token_hash = ${hashOf('vigie.session')} and revoked_at is null $$;
`;

const SECOND_STEP = `
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
`;

const FEDERATION = `
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
`;

const OWN_ACCOUNT = `
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
`;

const kindsOfRoles = Object.entries(ROLES_OF_KIND)
  .map(([kind, roles]) => `(o.kind = '${kind}' and given in (${list(roles)}))`)
  .join(' or ');

const ADMINISTRATION = `
  create function who.administers() returns uuid language sql ${DEFINER} as $$
    select m.account_id from who.me() m
    where m.role in (${holders('administer_accounts')}) and ${hashOf('vigie.session')} is not null $$;

  -- Whoever lets somebody in must not gain by it: those who may know cases are let in by a duty manager, who has
  -- that right already, and everybody by somebody else. An administrator alone makes nobody who reads a case.
  create function who.vouches_for(voucher uuid, of_account uuid) returns boolean language sql ${DEFINER} as $$
    select exists (
      select from account v join organisation o on o.id = v.organisation_id, account a
      where v.id = voucher and v.active and a.id = of_account and a.id <> v.id and a.active
        and ((v.role in (${holders('recover_accounts')}) and o.kind = 'cert' and v.role in (${list(CASE_ROLES)}))
          or (v.role in (${holders('administer_accounts')}) and a.role not in (${list(CASE_ROLES)})))) $$;

  create function who.may_vouch_for(of_account uuid) returns boolean language sql ${DEFINER} as $$
    select exists (select from who.me() m
      where ${hashOf('vigie.session')} is not null and who.vouches_for(m.account_id, of_account)) $$;

  -- What was issued or asked for until now lets nobody in any more.
  create function who.end_codes(of_account uuid) returns void language sql ${WRITER} as $$
    update enrolment_code c set used_at = now(), expires_at = least(c.expires_at, now())
    where c.account_id = of_account and c.used_at is null $$;

  create function who.accounts() returns jsonb language sql ${DEFINER} as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'email', a.email, 'function', a.function, 'role', a.role,
      'organisation', o.code, 'organisationName', o.name, 'active', a.active, 'enrolled', a.enrolled_at is not null,
      'hasFactor', who.has_factor(a.id),
      'awaitsSecond', exists (select from enrolment_code c where c.account_id = a.id and c.code_hash is null
        and c.expires_at > now()),
      'codeUntil', (select max(c.expires_at) from enrolment_code c where c.account_id = a.id and c.code_hash is not null
        and c.used_at is null and c.expires_at > now()),
      'mayLetIn', who.may_vouch_for(a.id), 'own', a.id = who.signed_in(),
      'tlpCeiling', a.tlp_ceiling, 'compartments', a.compartments,
      'clearanceAsked', (select jsonb_build_object('tlpCeiling', c.tlp_ceiling, 'compartments', c.compartments,
        'by', b.function, 'own', b.id = (select m.account_id from who.me() m)) from clearance_change c
        join account b on b.id = c.asked_by where c.account_id = a.id and c.outcome is null),
      'lastSignInAt', (select max(s.opened_at) from session s where s.account_id = a.id and s.second_factor_at is not null))
      order by o.kind <> 'cert', o.kind, o.code, a.email), '[]')
    from account a join organisation o on o.id = a.organisation_id
    where exists (select from who.me() m where m.role in (${holders('see_accounts')})
      and ${hashOf('vigie.session')} is not null) $$;

  create function who.create_account(id uuid, said jsonb, unusable bytea) returns text language plpgsql ${WRITER} as $$
  declare
    me uuid := who.administers();
    given text := said ->> 'role';
  begin
    if me is null or not who.stepped_up() then return 'not_found'; end if;
    if not exists (select from organisation o where o.code = said ->> 'organisation' and o.closed_at is null
      and (${kindsOfRoles})) then
      return 'role_not_of_organisation';
    end if;
    insert into account (id, organisation_id, email, function, role, password_salt, password_proof)
    select create_account.id, o.id, said ->> 'email', said ->> 'function', given, substr(unusable, 1, 16), unusable
    from organisation o where o.code = said ->> 'organisation'
    on conflict (lower(email)) do nothing;
    if not found then return 'address_taken'; end if;
    perform who.reset_clearance(create_account.id, me);
    perform who.record(me, 'create_account', 'account', create_account.id::text, null);
    return 'done';
  end $$;

  -- Of whom accounts can be, for those who let people in. Its addresses and keys are configuration, never set here:
  -- whoever set them could lead letters elsewhere.
  create function who.organisations() returns jsonb language sql ${DEFINER} as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'code', o.code, 'kind', o.kind, 'name', o.name,
      'accounts', (select count(*) from account a where a.organisation_id = o.id and a.active), 'closedAt', o.closed_at)
      order by o.kind, o.code), '[]')
    from organisation o where exists (select from who.me() m where m.role in (${holders('recover_accounts')})
      and ${hashOf('vigie.session')} is not null) $$;

  create function who.create_organisation(id uuid, of_code text, of_name text) returns text language plpgsql ${WRITER} as $$
  declare me uuid := who.administers();
  begin
    if me is null or not who.stepped_up() then return 'not_found'; end if;
    insert into organisation (id, code, kind, name)
    values (id, of_code, case split_part(of_code, ':', 1) when 'ars' then 'ars' when 'facility' then 'facility'
      else 'authority' end, of_name) on conflict (code) do nothing;
    if not found then return 'code_taken'; end if;
    perform who.record(me, 'create_organisation', 'organisation', create_organisation.id::text, null);
    return 'done';
  end $$;

  create function who.rename_organisation(one uuid, of_name text) returns boolean language plpgsql ${WRITER} as $$
  declare me uuid := who.administers();
  begin
    if me is null or not who.stepped_up() then return false; end if;
    update organisation o set name = of_name where o.id = one;
    if not found then return false; end if;
    perform who.record(me, 'rename_organisation', 'organisation', one::text, null);
    return true;
  end $$;

  -- Its accounts close with it, and each is opened again by a person. The desk is not closed from within.
  create function who.set_organisation_open(one uuid, now_open boolean) returns boolean language plpgsql ${WRITER} as $$
  declare me uuid := who.administers();
  begin
    if me is null or not who.stepped_up() then return false; end if;
    update organisation o set closed_at = case when not now_open then coalesce(o.closed_at, now()) end
    where o.id = one and o.kind <> 'cert';
    if not found then return false; end if;
    if not now_open then
      update session s set revoked_at = now() from account a
      where a.organisation_id = one and s.account_id = a.id and s.revoked_at is null;
      update account a set active = false where a.organisation_id = one;
    end if;
    perform who.record(me, case when now_open then 'reopen_organisation' else 'close_organisation' end, 'organisation',
      one::text, null);
    return true;
  end $$;

  create function who.set_active(of_account uuid, now_active boolean) returns boolean language plpgsql ${WRITER} as $$
  declare me uuid := who.administers();
  begin
    if me is null or not who.stepped_up() or me = of_account then return false; end if;
    update account a set active = now_active where a.id = of_account and (not now_active
      or exists (select from organisation o where o.id = a.organisation_id and o.closed_at is null));
    if not found then return false; end if;
    perform who.end_codes(of_account);
    if not now_active then
      update session s set revoked_at = now() where s.account_id = of_account and s.revoked_at is null;
      update api_key k set revoked_at = now() where k.account_id = of_account and k.revoked_at is null;
    end if;
    perform who.record(me, case when now_active then 'reactivate_account' else 'deactivate_account' end, 'account',
      of_account::text, null);
    return true;
  end $$;

  -- A role that may know cases is worth nothing until somebody else lets the person in anew.
  create function who.set_role(of_account uuid, given text) returns text language plpgsql ${WRITER} as $$
  declare me uuid := who.administers();
  begin
    if me is null or not who.stepped_up() or not exists (select from account a where a.id = of_account) then
      return 'not_found';
    end if;
    if me = of_account then return 'own_account'; end if;
    if not exists (select from account a join organisation o on o.id = a.organisation_id
      where a.id = of_account and (${kindsOfRoles})) then return 'role_not_of_organisation'; end if;
    update account a set role = given,
      enrolled_at = case when given in (${list(CASE_ROLES)}) then null else a.enrolled_at end where a.id = of_account;
    if given in (${list(CASE_ROLES)}) then perform who.forget_factors(of_account); else perform who.end_codes(of_account); end if;
    perform who.reset_clearance(of_account, me);
    update session s set revoked_at = now() where s.account_id = of_account and s.revoked_at is null;
    perform who.record(me, 'change_role', 'account', of_account::text, null);
    return 'done';
  end $$;

  create function who.forget_factors(of_account uuid) returns void language plpgsql ${WRITER} as $$
  begin
    perform who.end_codes(of_account);
    update totp t set sealed = null, pending = null, confirmed_at = null where t.account_id = of_account;
    update passkey p set withdrawn_at = now() where p.account_id = of_account and p.withdrawn_at is null;
    update federated_identity f set unlinked_at = now() where f.account_id = of_account and f.unlinked_at is null;
    update session s set revoked_at = now() where s.account_id = of_account and s.revoked_at is null;
    update recovery_code r set used_at = now() where r.account_id = of_account and r.used_at is null;
  end $$;

  -- A code by which somebody comes (back) in. A new password for a person who has one takes two people.
  create function who.issue_code(id uuid, of_account uuid, with_password boolean, code bytea) returns text
    language plpgsql ${WRITER} as $$
  declare
    me uuid := who.signed_in();
    wanted text;
  begin
    -- Asking for a new password with somebody else gives nothing away: the code goes to who vouches.
    if not who.stepped_up() or not (who.may_vouch_for(of_account) or with_password and of_account <> me
      and exists (select from who.me() m where m.role in (${holders('recover_accounts')}))) then return 'not_found'; end if;
    select case when a.enrolled_at is null then 'first' when with_password then 'password' else 'factors' end
    into wanted from account a where a.id = of_account and a.active for update;
    if wanted is null then return 'not_found'; end if;
    if wanted <> 'password' and not who.may_vouch_for(of_account) then return 'not_found'; end if;
    if wanted = 'password' then
      update enrolment_code c set code_hash = code, issued_by = me, issued_at = now(), expires_at = now() + interval '24 hours'
      where c.account_id = of_account and c.kind = 'password' and c.code_hash is null and c.expires_at > now()
        and c.asked_by <> me and who.may_vouch_for(of_account);
      if not found then
        if not exists (select from enrolment_code c where c.account_id = of_account and c.kind = 'password'
          and c.code_hash is null and c.expires_at > now()) then
          insert into enrolment_code (id, account_id, kind, asked_by, expires_at)
          values (id, of_account, 'password', me, now() + interval '24 hours');
          perform who.record(me, 'ask_recovery', 'account', of_account::text, null);
        end if;
        return 'second_person_needed';
      end if;
    else
      insert into enrolment_code (id, account_id, kind, asked_by, code_hash, issued_by, issued_at, expires_at)
      values (id, of_account, wanted, me, code, me, now(), now() + interval '24 hours');
    end if;
    perform who.record(me, 'issue_code', 'account', of_account::text, null);
    perform who.tell(of_account, 'code_issued', null);
    return 'done';
  end $$;

  -- Old factors go when the code is used, not before: asking for one locks nobody out. Whoever issued it has to be
  -- somebody who may, now, for what the account is now; those of the first people nobody issued.
  create function who.redeem_code(identity text, code bytea, chosen jsonb, hash bytea, label text) returns text
    language plpgsql ${WRITER} as $$
  declare
    owner uuid;
    what text;
  begin
    select a.id, c.kind into owner, what
    from enrolment_code c join account a on a.id = c.account_id and a.active
    where lower(a.email) = identity and c.code_hash = code and c.used_at is null and c.expires_at > now()
      and (c.issued_by is null or who.vouches_for(c.issued_by, a.id))
      and (c.kind <> 'factors' or a.password_proof = sha256(decode(chosen ->> 'proof', 'hex'))) for update;
    if owner is null then
      perform who.record(null, 'redeem_code', 'identity', encode(sha256(convert_to(identity, 'UTF8')), 'hex'), 'code');
      return 'refused';
    end if;
    if what <> 'factors' and (chosen ->> 'leaked')::boolean then return 'leaked'; end if;
    perform who.forget_factors(owner);
    if what <> 'factors' then
      update account a set password_salt = decode(chosen ->> 'salt', 'hex'),
        password_proof = sha256(decode(chosen ->> 'newProof', 'hex')), enrolled_at = now() where a.id = owner;
    end if;
    insert into session (token_hash, account_id, expires_at, device, method)
    values (hash, owner, now() + ${HALF_OPEN}, label, 'code');
    perform who.record(owner, 'redeem_code', 'account', owner::text, null);
    return 'done';
  end $$;
`;

const TOOLS = `
  -- A facility's own people make its keys, and see and revoke each other's.
  create function who.create_key(made jsonb, hash bytea) returns text language plpgsql ${WRITER} as $$
  declare
    me record;
    place uuid;
  begin
    select * into me from who.me() m;
    if me is null or not who.stepped_up() then return 'not_found'; end if;
    if me.role not in (${list(ROLES_OF_KIND.facility)}) then return 'not_your_role'; end if;
    select o.id into place from organisation o where o.code = me.organisation;
    insert into api_key (id, account_id, organisation_id, label, hint, key_hash, scopes, expires_at)
    values ((made ->> 'id')::uuid, me.account_id, place, made ->> 'label', made ->> 'hint', hash,
      array(select jsonb_array_elements_text(made -> 'scopes')), now() + make_interval(days => (made ->> 'days')::integer));
    perform who.record(me.account_id, 'create_key', 'api_key', made ->> 'id', null);
    perform who.tell(me.account_id, 'key_created', made ->> 'label');
    return 'done';
  end $$;

  create function who.keys() returns jsonb language sql ${DEFINER} as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'label', k.label, 'hint', k.hint, 'organisation', o.name,
      'scopes', k.scopes, 'createdAt', k.created_at, 'createdBy', a.function, 'expiresAt', k.expires_at,
      'lastUsedAt', k.last_used_at, 'revokedAt', k.revoked_at) order by k.created_at desc), '[]')
    from api_key k join organisation o on o.id = k.organisation_id join account a on a.id = k.account_id, who.me() m
    where o.code = m.organisation and ${hashOf('vigie.session')} is not null $$;

  create function who.revoke_key(key_id uuid) returns boolean language plpgsql ${WRITER} as $$
  declare me uuid := who.signed_in();
  begin
    update api_key k set revoked_at = coalesce(k.revoked_at, now())
    from organisation o, who.me() m
    where k.id = key_id and o.id = k.organisation_id and ${hashOf('vigie.session')} is not null
      and o.code = m.organisation;
    if not found then return false; end if;
    perform who.record(me, 'revoke_key', 'api_key', key_id::text, null);
    return true;
  end $$;
`;

/** What the API calls; the rest is called by these alone. */
const CALLED_BY_API = [
  'organisations()',
  'create_organisation(uuid, text, text)',
  'rename_organisation(uuid, text)',
  'set_organisation_open(uuid, boolean)',
  'signed_in()',
  'session_now()',
  'see_session()',
  'tool()',
  'use_key()',
  'begin_sign_in(text, bytea)',
  'open_session(text, bytea, bytea, bytea, text)',
  'own_factors()',
  'close_session()',
  'take_challenge(jsonb)',
  'begin_totp(boolean)',
  'begin_recovery()',
  'find_passkey(bytea, bytea)',
  'prove_factor(text, jsonb, bytea, bytea, bytea)',
  'record_refused_factor(text)',
  'open_by_passkey(jsonb, bytea, bytea, text, bytea)',
  'open_by_provider(jsonb, bytea, bytea, text, bytea)',
  'link_identity(uuid, text, text, bytea)',
  'unlink_identity(uuid)',
  'keep_totp(bytea)',
  'confirm_totp(bigint, bytea, bytea, bytea)',
  'add_passkey(jsonb, bytea, bytea, bytea)',
  'remove_factor(uuid)',
  'set_recovery_codes(bytea[])',
  'set_password(bytea, bytea)',
  'own_account()',
  'own_sessions()',
  'revoke_sessions(uuid)',
  'accounts()',
  'create_account(uuid, jsonb, bytea)',
  'set_active(uuid, boolean)',
  'set_role(uuid, text)',
  'issue_code(uuid, uuid, boolean, bytea)',
  'redeem_code(text, bytea, jsonb, bytea, text)',
  'create_key(jsonb, bytea)',
  'keys()',
  'revoke_key(uuid)',
];

export const SIGN_IN_FUNCTIONS = `
  ${WHO_IT_IS} ${RECORD} ${THROTTLE} ${PASSWORD_STEP} ${SECOND_STEP} ${FEDERATION} ${OWN_ACCOUNT} ${ADMINISTRATION} ${TOOLS}
  revoke execute on all functions in schema who from public;
  grant execute on function ${CALLED_BY_API.map((signature) => `who.${signature}`).join(', ')} to vigie_api;
`;
