import { DEFINER, HALF_OPEN, hashOf, WRITER } from '../definer.data';

/** The password opens half a session. */
export const FIRST_STEP = `
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

  grant execute on function who.begin_sign_in(text, bytea), who.open_session(text, bytea, bytea, bytea, text), who.own_factors(), who.close_session() to vigie_api;
`;
