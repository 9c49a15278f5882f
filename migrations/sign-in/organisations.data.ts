import { DEFINER, hashOf, rolesWith, WRITER } from '../definer.data';

/** Of whom accounts can be. */
export const ORGANISATIONS = `
  -- Of whom accounts can be, for those who let people in. Its addresses and keys are configuration, never set here:
  -- whoever set them could lead letters elsewhere.
  create function who.organisations() returns jsonb language sql ${DEFINER} as $$
    select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'code', o.code, 'kind', o.kind, 'name', o.name,
      'accounts', (select count(*) from account a where a.organisation_id = o.id and a.active), 'closedAt', o.closed_at)
      order by o.kind, o.code), '[]')
    from organisation o where exists (select from who.me() m where m.role in (${rolesWith('recover_accounts')})
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
      perform who.put_out(a.id) from account a where a.organisation_id = one;
    end if;
    perform who.record(me, case when now_open then 'reopen_organisation' else 'close_organisation' end, 'organisation',
      one::text, null);
    return true;
  end $$;

  grant execute on function who.organisations(), who.create_organisation(uuid, text, text), who.rename_organisation(uuid, text), who.set_organisation_open(uuid, boolean) to vigie_api;
`;
