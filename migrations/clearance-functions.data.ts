import { CASE_ROLES, CLEARANCES, type Role } from '#domain/access';
import { hashOf, quoted, rolesWith, WRITER } from './definer.data';

/**
 * Who is cleared for what. A duty manager asks, another one or the security officer confirms; what is taken away takes
 * one of them. Never for oneself, and nothing for a role to which no case exists.
 */
const FIRST = (Object.keys(CLEARANCES) as Role[])
  .map((role) => ({ role, ...CLEARANCES[role].first }))
  .map(
    ({ role, tlpCeiling, compartments }) =>
      `('${role}', '${tlpCeiling}', array[${quoted(compartments)}]::text[])`,
  )
  .join(', ');

/** The waiting request `c` of an account that this asker's agreement makes two. */
const ASKED_BY_ANOTHER = `c.account_id = of_account and c.outcome is null and c.asked_by <> me.account_id
  and c.tlp_ceiling = ceiling and c.compartments @> wanted and c.compartments <@ wanted
  and exists (select from account b where b.id = c.asked_by and b.active and b.role in (${rolesWith('give_clearance')}))`;

export const CLEARANCE_FUNCTIONS = `
  -- What an account of that role has from the start; what was asked for it until now is no longer asked.
  create function who.reset_clearance(of_account uuid, by uuid) returns void language plpgsql ${WRITER} as $$
  begin
    update clearance_change c set outcome = 'withdrawn', decided_at = now(), decided_by = by
    where c.account_id = of_account and c.outcome is null;
    update account a set tlp_ceiling = f.ceiling, compartments = f.cleared
    from (values ${FIRST}) f (role, ceiling, cleared) where a.id = of_account and f.role = a.role;
  end $$;

  create function who.set_clearance(id uuid, of_account uuid, ceiling text, wanted text[]) returns text
    language plpgsql ${WRITER} as $$
  declare
    me record;
    held record;
    raised boolean;
    agreed boolean;
  begin
    select m.* into me from who.me() m
    where m.role in (${rolesWith('confirm_clearance')}) and ${hashOf('vigie.session')} is not null;
    if me.account_id is null or not who.stepped_up() then return 'not_found'; end if;
    if me.account_id = of_account then return 'own_account'; end if;
    select a.role, a.tlp_ceiling, a.compartments into held from account a where a.id = of_account and a.active for update;
    if held.role is null then return 'not_found'; end if;
    raised := array_position(who.markings(), ceiling) > array_position(who.markings(), held.tlp_ceiling)
      or not wanted <@ held.compartments;
    if raised and held.role not in (${quoted(CASE_ROLES)}) then return 'beyond_role'; end if;
    agreed := raised and exists (select from clearance_change c where ${ASKED_BY_ANOTHER});
    if raised and not agreed and me.role not in (${rolesWith('give_clearance')}) then return 'not_your_role'; end if;
    update clearance_change c set outcome = case when agreed then 'applied' else 'withdrawn' end, decided_at = now(),
      decided_by = me.account_id
    where c.account_id = of_account and c.outcome is null;
    if not agreed then
      insert into clearance_change (id, account_id, tlp_ceiling, compartments, raised, asked_by, decided_by, decided_at, outcome)
      values (id, of_account, ceiling, wanted, raised, me.account_id, case when not raised then me.account_id end,
        case when not raised then now() end, case when not raised then 'applied' end);
    end if;
    if raised and not agreed then
      perform who.record(me.account_id, 'ask_clearance', 'account', of_account::text, null);
      return 'second_person_needed';
    end if;
    update account a set tlp_ceiling = ceiling, compartments = wanted where a.id = of_account;
    perform who.record(me.account_id, case when raised then 'raise_clearance' else 'lower_clearance' end, 'account',
      of_account::text, null);
    perform who.tell(of_account, 'clearance_changed', null);
    return 'done';
  end $$;

  revoke execute on all functions in schema who from public;
  grant execute on function who.set_clearance(uuid, uuid, text, text[]) to vigie_api;
`;
