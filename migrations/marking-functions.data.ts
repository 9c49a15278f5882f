import { DESK, MARKED_ITEMS, TABLE_OF_ITEM } from '#domain/marking';
import { DEFINER, PATH, rolesWith, WRITER } from './definer.data';

/** Whether a row lets anybody know, or do, what another one did not: `weakens` of the domain, in SQL. */
const weakens = (before: string, after: string) => `(
        who.narrower(who.markings(), ${before}.tlp, ${after}.tlp) is distinct from ${after}.tlp
        or who.narrower(array['CLEAR', 'GREEN', 'AMBER', 'RED'], ${before}.pap, ${after}.pap) is distinct from ${after}.pap
        or who.narrower(array['none', 'restricted_distribution'], ${before}.protection, ${after}.protection)
          is distinct from ${after}.protection
        or not ${before}.compartments <@ ${after}.compartments)`;

// Touched, a row takes at least what its case bears (who.mark_item).
const NARROWED = MARKED_ITEMS.filter((item) => item !== 'case')
  .map(
    (item) => `with narrowed as (
      update ${TABLE_OF_ITEM[item]} i set tlp = i.tlp where i.case_id = new.id and ${weakens('new', 'i')} returning i.*)
    insert into case_event (id, case_id, at, type, by, data)
    select gen_random_uuid(), new.id, new.changed_at, 'marked', new.changed_by, jsonb_build_object(
      'item', '${item}', 'id', n.id, 'tlp', n.tlp, 'pap', n.pap, 'compartments', n.compartments) from narrowed n;`,
  )
  .join('\n    ');

/** Labels that the database holds by itself: what bears them, what narrows with them, and who may weaken them. */
export const MARKING_FUNCTIONS = `
  create function who.mark_grant() returns trigger language plpgsql ${WRITER} as $$
  begin
    select c.tlp, c.compartments into new.of_tlp, new.of_compartments from incident_case c where c.id = new.case_id;
    return new;
  end $$;

  create function who.mark_grants() returns trigger language plpgsql ${WRITER} as $$
  begin
    update case_grant set of_tlp = new.tlp, of_compartments = new.compartments where case_id = new.id;
    return null;
  end $$;

  -- An item bears at least what its case bears.
  create function who.mark_item() returns trigger language plpgsql ${WRITER} as $$
  declare whole incident_case;
  begin
    select * into whole from incident_case c where c.id = new.case_id;
    new.tlp := who.narrower(who.markings(), whole.tlp, new.tlp);
    new.compartments := array(select distinct k from unnest(whole.compartments || new.compartments) k order by k);
    new.pap := who.narrower(array['CLEAR', 'GREEN', 'AMBER', 'RED'], whole.pap, new.pap);
    new.protection := who.narrower(array['none', 'restricted_distribution'], whole.protection, new.protection);
    new.originator := coalesce(new.originator, (select m.organisation from who.me() m), 'declarant');
    return new;
  end $$;

  create function who.narrower(labels text[], a text, b text) returns text language sql immutable ${PATH} as $$
    select labels[greatest(coalesce(array_position(labels, a), 1), coalesce(array_position(labels, b), 1))] $$;

  -- What a case is narrowed to, its items are narrowed to with it, each with its line in the history.
  create function who.narrow_items() returns trigger language plpgsql ${WRITER} as $$
  begin
    ${NARROWED}
    return null;
  end $$;

  -- A message is read by the other side: whoever wrote it may mark it, and not say that it was read.
  create function who.each_reads_the_other() returns trigger language plpgsql ${PATH} as $$
  begin
    return case when (old.sender = 'desk') = (current_user = 'vigie_staff') then null else new end;
  end $$;

  -- What somebody else wrote is never made the desk's own: its originator would have no word any more.
  create function who.keep_originator() returns trigger language plpgsql ${PATH} as $$
  begin
    raise exception 'a marking keeps its originator' using errcode = 'check_violation';
  end $$;

  create function who.refuse_silent_weakening() returns trigger language plpgsql ${WRITER} as $$
  begin
    if ${weakens('old', 'new')}
      and not exists (select from marking_change m, jsonb_populate_record(null::incident_case, m.was) bore,
                        jsonb_populate_record(null::incident_case, m.wanted) agreed
                      where m.item_id = new.id and m.outcome = 'applied'
                      and m.case_id = coalesce((to_jsonb(new) ->> 'case_id')::uuid, new.id)
                      and not ${weakens('old', 'bore')} and not ${weakens('agreed', 'new')}
                      and (old.originator = '${DESK}' or m.agreed_by is not null and m.evidence is not null)
                      and m.xmin = pg_current_xact_id()::xid) then
      raise exception 'a marking is weakened by two persons, once its originator agreed' using errcode = 'check_violation';
    end if;
    return new;
  end $$;

  -- Written anew, what two persons decided once would weaken again.
  create function who.refuse_to_decide_again() returns trigger language plpgsql ${PATH} as $$
  begin
    raise exception 'a marking change is decided once' using errcode = 'check_violation';
  end $$;

  -- Who is told by mail that a decision waits: those who may pilot the case by name or by their team, and whoever treats it;
  -- where nobody is, those who lead the desk. Capped as every notice is.
  create function who.pilots_to_tell(of_case uuid, asked_by uuid) returns setof uuid language sql ${DEFINER} as $$
    with able as (
      select a.id, a.role, g.principal from incident_case c join case_grant g on g.case_id = c.id
        join account a on a.active and a.role in (${rolesWith('grant_access')})
          and g.principal = any (who.names_of(a.id))
      where c.id = of_case and a.id <> asked_by and 'pilot' = any (g.capabilities) and g.revoked_at is null
        and (g.until is null or g.until > who.now())),
    named as (
      select able.id from able, incident_case c
      where c.id = of_case and (able.principal ~ '^(account|team):' or able.id = c.assignee))
    select id from named
    union select id from able where role in (${rolesWith('administer_desk')}) and not exists (select from named) $$;

  create function who.tell_of_weakening() returns trigger language plpgsql ${WRITER} as $$
  begin
    perform who.tell(pilot, 'decision_waits', null) from who.pilots_to_tell(new.case_id, new.asked_by) pilot;
    return null;
  end $$;
`;
