import { CASE_ROLES } from '#domain/access';
import { DEFINER, HALF_OPEN, hashOf, quoted, rolesWith, WRITER } from '../definer.data';

/** Codes by which somebody comes (back) in, and who may vouch for whom; how somebody is put out. */
export const LETTING_IN = `
  -- Whoever lets somebody in must not gain by it: those who may know cases are let in by a duty manager, who has
  -- that right already, and everybody by somebody else. An administrator alone makes nobody who reads a case.
  create function who.vouches_for(voucher uuid, of_account uuid) returns boolean language sql ${DEFINER} as $$
    select exists (
      select from account v join organisation o on o.id = v.organisation_id, account a
      where v.id = voucher and v.active and a.id = of_account and a.id <> v.id and a.active
        and ((v.role in (${rolesWith('recover_accounts')}) and o.kind = 'cert' and v.role in (${quoted(CASE_ROLES)}))
          or (v.role in (${rolesWith('administer_accounts')}) and a.role not in (${quoted(CASE_ROLES)})))) $$;

  create function who.may_vouch_for(of_account uuid) returns boolean language sql ${DEFINER} as $$
    select exists (select from who.me() m
      where ${hashOf('vigie.session')} is not null and who.vouches_for(m.account_id, of_account)) $$;

  -- What was issued or asked for until now lets nobody in any more.
  create function who.end_codes(of_account uuid) returns void language sql ${WRITER} as $$
    update enrolment_code c set used_at = now(), expires_at = least(c.expires_at, now())
    where c.account_id = of_account and c.used_at is null $$;

  -- Nothing opens the account any more: no code, no session, no key that it gave to a tool.
  create function who.put_out(of_account uuid) returns void language plpgsql ${WRITER} as $$
  begin
    update account a set active = false where a.id = of_account;
    perform who.end_codes(of_account);
    update session s set revoked_at = now() where s.account_id = of_account and s.revoked_at is null;
    update api_key k set revoked_at = now() where k.account_id = of_account and k.revoked_at is null;
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
      and exists (select from who.me() m where m.role in (${rolesWith('recover_accounts')}))) then return 'not_found'; end if;
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

  grant execute on function who.issue_code(uuid, uuid, boolean, bytea), who.redeem_code(text, bytea, jsonb, bytea, text) to vigie_api;
`;
