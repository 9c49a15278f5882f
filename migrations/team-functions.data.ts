import { CASE_ROLES } from '#domain/access';
import { DEFINER, hashOf, quoted, rolesWith, WRITER } from './definer.data';

/**
 * Teams of the desk: people to whom a case is granted together. A duty manager keeps them, and puts nobody in that a
 * grant to the team would tempt: never the own account.
 */
const KEEPER = `select m.account_id, m.organisation from who.me() m
  where m.organisation_kind = 'cert' and m.role in (${rolesWith('administer_desk')}) and ${hashOf('vigie.session')} is not null`;

export const TEAM_FUNCTIONS = `
  create function who.teams() returns jsonb language sql ${DEFINER} as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'code', t.code, 'name', t.name, 'members',
      (select coalesce(jsonb_agg(jsonb_build_object('account', a.id, 'email', a.email, 'function', a.function,
        'since', b.since) order by a.email), '[]')
       from team_member b join account a on a.id = b.account_id where b.team_id = t.id and b.left_at is null))
      order by t.code), '[]')
    from (${KEEPER}) k join organisation o on o.code = k.organisation join team t on t.organisation_id = o.id $$;

  create function who.create_team(id uuid, its_code text, its_name text) returns text language plpgsql ${WRITER} as $$
  declare keeper record;
  begin
    select k.* into keeper from (${KEEPER}) k;
    if keeper.account_id is null or not who.stepped_up() then return 'not_found'; end if;
    insert into team (id, organisation_id, code, name)
    select create_team.id, o.id, its_code, its_name from organisation o where o.code = keeper.organisation
    on conflict (code) do nothing;
    if not found then return 'code_taken'; end if;
    perform who.record(keeper.account_id, 'create_team', 'team', its_code, null);
    return 'done';
  end $$;

  create function who.set_member(of_team uuid, of_account uuid, belongs boolean) returns text
    language plpgsql ${WRITER} as $$
  declare
    keeper record;
    its_code text;
  begin
    select k.* into keeper from (${KEEPER}) k;
    select t.code into its_code from team t join organisation o on o.id = t.organisation_id
      join account a on a.organisation_id = o.id
    where t.id = of_team and o.code = keeper.organisation and a.id = of_account
      and (not belongs or a.active and a.role in (${quoted(CASE_ROLES)}));
    if its_code is null or not who.stepped_up() then return 'not_found'; end if;
    if belongs and of_account = keeper.account_id then return 'own_account'; end if;
    if belongs then
      insert into team_member (team_id, account_id) values (of_team, of_account)
      on conflict (team_id, account_id) do update set since = now(), left_at = null
      where team_member.left_at is not null;
    else
      update team_member b set left_at = now()
      where b.team_id = of_team and b.account_id = of_account and b.left_at is null;
    end if;
    if not found then return 'done'; end if;
    perform who.record(keeper.account_id, case when belongs then 'join_team' else 'leave_team' end, 'account',
      of_account::text, null);
    perform who.tell(of_account, case when belongs then 'team_joined' else 'team_left' end, its_code);
    return 'done';
  end $$;

  revoke execute on all functions in schema who from public;
  grant execute on function who.teams(), who.create_team(uuid, text, text), who.set_member(uuid, uuid, boolean) to vigie_api;
`;
