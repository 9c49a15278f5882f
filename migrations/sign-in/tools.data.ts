import { ROLES_OF_KIND } from '#domain/access';
import { DEFINER, hashOf, quoted, WRITER } from '../definer.data';

/** Keys for the tools of a facility. */
export const TOOLS = `
  -- A facility's own people make its keys, and see and revoke each other's.
  create function who.create_key(made jsonb, hash bytea) returns text language plpgsql ${WRITER} as $$
  declare
    me record;
    place uuid;
  begin
    select * into me from who.me() m;
    if me is null or not who.stepped_up() then return 'not_found'; end if;
    if me.role not in (${quoted(ROLES_OF_KIND.facility)}) then return 'not_your_role'; end if;
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

  grant execute on function who.create_key(jsonb, bytea), who.keys(), who.revoke_key(uuid) to vigie_api;
`;
