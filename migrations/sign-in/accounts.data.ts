import { CASE_ROLES, ROLES_OF_KIND } from '#domain/access';
import { DEFINER, hashOf, quoted, rolesWith, WRITER } from '../definer.data';

const kindsOfRoles = Object.entries(ROLES_OF_KIND)
  .map(([kind, roles]) => `(o.kind = '${kind}' and given in (${quoted(roles)}))`)
  .join(' or ');

/** Accounts of others: made, closed, given a role. */
export const ACCOUNTS = `
  create function who.administers() returns uuid language sql ${DEFINER} as $$
    select m.account_id from who.me() m
    where m.role in (${rolesWith('administer_accounts')}) and ${hashOf('vigie.session')} is not null $$;

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
    where exists (select from who.me() m where m.role in (${rolesWith('see_accounts')})
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

  create function who.set_active(of_account uuid, now_active boolean) returns boolean language plpgsql ${WRITER} as $$
  declare me uuid := who.administers();
  begin
    if me is null or not who.stepped_up() or me = of_account then return false; end if;
    update account a set active = now_active where a.id = of_account and (not now_active
      or exists (select from organisation o where o.id = a.organisation_id and o.closed_at is null));
    if not found then return false; end if;
    if now_active then perform who.end_codes(of_account); else perform who.put_out(of_account); end if;
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
      enrolled_at = case when given in (${quoted(CASE_ROLES)}) then null else a.enrolled_at end where a.id = of_account;
    if given in (${quoted(CASE_ROLES)}) then perform who.forget_factors(of_account); else perform who.end_codes(of_account); end if;
    perform who.reset_clearance(of_account, me);
    update session s set revoked_at = now() where s.account_id = of_account and s.revoked_at is null;
    perform who.record(me, 'change_role', 'account', of_account::text, null);
    return 'done';
  end $$;

  grant execute on function who.accounts(), who.create_account(uuid, jsonb, bytea), who.set_active(uuid, boolean), who.set_role(uuid, text) to vigie_api;
`;
