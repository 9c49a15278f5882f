import type { Capability } from '#domain/access';
import { ENDED } from '#domain/cases';
import { DEFINER, hashOf, PATH, quoted, rolesWith, WRITER } from './definer.data';
import { MAY_KNOW_CASES } from './need-to-know-functions.data';

/**
 * Functions that turn a bearer secret of the transaction into who is asking. SECURITY DEFINER, owned by
 * vigie_verifier, fixed search_path, executable only by the roles that need them. A secret has 120 bits or
 * more, so that its plain SHA-256 suffices.
 */
const able = (capability: Capability) => `m.role in (${rolesWith(capability)})`;

export const VERIFIER_FUNCTIONS = `
  create function who.me() returns table
    (account_id uuid, function text, role text, organisation text, organisation_kind text)
    language sql ${DEFINER} as $$
      select a.id, a.function, a.role, o.code, o.kind
      from account a join organisation o on o.id = a.organisation_id
      where a.id = (select who.signed_in()) and a.active $$;

  create function who.is_staff() returns boolean language sql ${DEFINER} as $$
    select exists (select from who.me() m where m.organisation_kind = 'cert' and ${MAY_KNOW_CASES}) $$;

  -- People who may know of the dedicated chain (art. L.1332-6-2 of the defence code).
  create function who.is_cleared() returns boolean language sql ${DEFINER} as $$
    select exists (select from who.me() m where m.organisation_kind = 'cert' and m.role = 'duty_manager') $$;

  create function who.reads_record() returns boolean language sql ${DEFINER} as $$
    select exists (select from who.me() m where m.organisation_kind = 'cert' and ${able('read_record')}) $$;

  create function who.keeps_data() returns boolean language sql ${DEFINER} as $$
    select exists (select from who.me() m where m.organisation_kind = 'cert' and ${able('keep_data')}) $$;

  create function who.reads_certificates() returns boolean language sql ${DEFINER} as $$
    select exists (select from who.me() m where m.organisation_kind = 'cert' and ${able('read_certificates')}) $$;

  -- Cases that ended before an instant and of which a rule has erased nothing since, for whoever keeps data: all of them
  -- where the record names them all to him too, else those that he may know.
  create function who.falling_due(by_rule text, of_states text[], ended_before timestamptz, at_most integer)
    returns table (reference text, ended_at timestamptz, held boolean, has_children boolean) language sql ${DEFINER} as $$
      select c.reference, c.ended_at,
        exists (select from legal_hold h where h.case_id = c.id and h.lifted_at is null),
        exists (select from incident_case k where k.parent_id = c.id)
      from incident_case c
      where who.keeps_data() and c.status = any (of_states) and c.ended_at < ended_before
        and not exists (select from erasure e where e.case_id = c.id and e.rule = by_rule and e.erased_at >= c.ended_at)
        and (who.reads_record() or who.may_read(c.id))
      order by c.ended_at, c.id limit at_most $$;

  -- A reference and its case, for whoever reads the record or keeps data, and knows nothing else of the case.
  create function who.reference_of(of_case uuid) returns text language sql ${DEFINER} as $$
    select c.reference from incident_case c where c.id = of_case and (who.reads_record() or who.keeps_data()) $$;
  create function who.case_named(named text) returns uuid language sql ${DEFINER} as $$
    select c.id from incident_case c where c.reference = named and (who.reads_record() or who.keeps_data()) $$;

  -- The lines of the record about a case, those that name it in a list or in a refusal too, for whoever reads the record.
  create function who.lines_about(of_case uuid) returns setof uuid rows 50 language sql ${DEFINER} as $$
    select e.id from audit_event e where who.reads_record() and e.case_id = of_case
    union select e.id from audit_event e where who.reads_record()
      and (e.case_id is null or e.object_id like '% %' and e.actor_kind in ('staff', 'party')) and string_to_array(e.object_id, ' ') @> array[of_case::text] $$;

  -- Who opened the case of the declarant: by function, never a person (RFC 2350 §2.9).
  create function who.openings() returns table
    (function text, organisation_kind text, first_at timestamptz, last_at timestamptz)
    language sql ${DEFINER} as $$
      select e.actor_function, o.kind, min(e.at), max(e.at)
      from audit_event e join account a on a.id = e.actor_account join organisation o on o.id = a.organisation_id
      where e.case_id = who.declared_case() and e.decision = 'allowed' and e.action like 'read%'
      group by 1, 2 order by 3, 1 $$;

  -- A refusal at the door, by whoever asks. The first twenty of one kind by one account in ten minutes are written
  -- one by one, then each time that their number doubles: a flood fills nothing, and how great it was is written.
  create function who.note_refusal
    (event uuid, what text, object text, named text, why text, request text) returns void
    language plpgsql ${WRITER} as $$
  declare
    me record;
    times integer;
  begin
    -- Words of our own: nobody writes into the record what they like, nor names a case without saying who they are.
    if not (what ~ '^[A-Z]+ /[A-Za-z0-9/:._-]*$' and object in ('case', 'link', 'route') and why ~ '^[a-z_]{1,40}$'
      and named ~ '^(-|malformed|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$' and request ~ '^[0-9A-Za-z-]{1,64}$') then
      raise insufficient_privilege;
    end if;
    select * into me from (select 1) one left join who.me() m on true;
    if me.account_id is null then named := '-'; end if;
    insert into refusal_tally as t (actor, reason, since, times)
    values (coalesce(me.account_id::text, 'nobody'), why, date_bin('10 minutes', now(), '2000-01-01'), 1)
    on conflict (actor, reason, since) do update set times = t.times + 1 returning t.times into times;
    if times > 20 and (times & (times - 1)) <> 0 then return; end if;
    insert into audit_event (id, at, actor_kind, actor_account, actor_function, action, object_type, object_id,
      decision, reason, request_id)
    values (event, who.now(),
      case when me.account_id is null then 'nobody' when me.organisation_kind = 'cert' then 'staff' else 'party' end,
      me.account_id, coalesce(me.function, 'nobody'), what, object, named, 'refused',
      case when times > 20 then why || ' ×' || times else why end, request);
  end $$;

  create function who.organisation() returns text language sql ${DEFINER} as $$
    select m.organisation from who.me() m where m.organisation_kind <> 'cert' and ${MAY_KNOW_CASES} $$;

  create function who.declared_case() returns uuid language sql ${DEFINER} as $$
    with recursive followed as (
      select c.id, case when c.merged_code_opens then c.merged_into end as opens
      from declaration d join incident_case c on c.id = d.case_id
      where d.follow_up_hash = ${hashOf('vigie.follow_up')}
      union
      select c.id, case when c.merged_code_opens then c.merged_into end
      from followed f join incident_case c on c.id = f.opens)
    select id from followed where opens is null $$;

  create function who.letter_id() returns uuid language sql ${DEFINER} as $$
    select d.letter_id from delivery d where d.token_hash = ${hashOf('vigie.acknowledgement')} limit 1 $$;

  create function who.letter_case() returns uuid language sql ${DEFINER} as $$
    select d.case_id from delivery d where d.token_hash = ${hashOf('vigie.acknowledgement')} limit 1 $$;

  create function who.letter_recipient() returns text language sql ${DEFINER} as $$
    select l.recipient from letter l where l.id = who.letter_id() $$;

  create function who.letter_duties() returns uuid[] language sql ${DEFINER} as $$
    select l.obligation_ids from letter l where l.id = who.letter_id() $$;

  -- The case that this very transaction made: what the setting says is believed only of a row that was written first now.
  create function who.new_case() returns uuid language sql ${DEFINER} as $$
    select c.id from incident_case c
    where c.id = nullif(current_setting('vigie.new_case', true), '')::uuid
      and c.recorded_at = now() $$;

  -- A case is attached to one in which whoever attaches it acts, and split off one that they know; merged, by whoever pilots
  -- both: the code of one may open the other.
  create function who.tie_known_cases() returns trigger language plpgsql ${PATH} as $$
  begin
    if not ((new.parent_id is null or new.parent_id is not distinct from old.parent_id or who.may_act(new.parent_id)
        or exists (select from incident_case s where s.id = new.split_from and s.parent_id = new.parent_id))
      and (new.split_from is not distinct from old.split_from or who.may_read(new.split_from))
      and (new.merged_into is null or who.may_pilot(new.id) and who.may_pilot(new.merged_into))) then
      raise exception 'a case is tied to one that is known' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end $$;

  create function who.announce_case() returns trigger language plpgsql ${PATH} as $$
  begin
    perform set_config('vigie.new_case', new.id::text, true);
    return null;
  end $$;

  -- A site taken out of a case of the dedicated chain stays in it, although whoever takes it out may not know.
  create function who.keep_restriction() returns trigger language plpgsql ${WRITER} as $$
  begin
    insert into restricted_handling (id, case_id, at, by, reason)
    select gen_random_uuid(), new.id, r.at, r.by, r.reason from restricted_handling r
    where r.case_id = new.split_from and r.lifted_at is null limit 1;
    return null;
  end $$;

  -- What a case of the dedicated chain says is kept there by the one that takes it over. A refusal would tell whoever
  -- merges them that there is such a case.
  create function who.hand_restriction_on() returns trigger language plpgsql ${WRITER} as $$
  begin
    insert into restricted_handling (id, case_id, at, by, reason)
    select gen_random_uuid(), new.merged_into, r.at, r.by, r.reason from restricted_handling r
    where r.case_id = new.id and r.lifted_at is null and not exists (
      select from restricted_handling t where t.case_id = new.merged_into and t.lifted_at is null) limit 1;
    return null;
  end $$;

  -- Whoever lifts a hold finds that somebody else asked for it, and does not write that in the same breath.
  create function who.lift_by_two() returns trigger language plpgsql ${PATH} as $$
  begin
    if new.lifted_by is not null and (new.lift_asked_by, new.lift_asked_as, new.lift_asked_at)
        is distinct from (old.lift_asked_by, old.lift_asked_as, old.lift_asked_at) then
      raise exception 'a hold is lifted by two persons' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end $$;

  -- The rank that a person decided stays until a person decides otherwise: not everybody who counts it anew may know it.
  create function who.keep_rank() returns trigger language plpgsql ${PATH} as $$
  begin
    new.priority_score := old.priority_score;
    return new;
  end $$;

  -- When a case came to its end, by the clock of the cases and not as whoever ends it says.
  create function who.date_end() returns trigger language plpgsql ${PATH} as $$
  begin
    new.ended_at := case when new.status in (${quoted(ENDED)}) then who.now() end;
    return new;
  end $$;

  -- When a record was really written, whatever the movable clock, or whoever writes it, says.
  create function who.stamp_record() returns trigger language plpgsql ${PATH} as $$
  begin
    new.recorded_at := clock_timestamp();
    return new;
  end $$;

  -- When it happened is said by the clock of the cases, and by nobody who writes it. What an event commits to is salted: erasing the salt leaves a hash that nobody can guess from. The salt and the
  -- place in the sealed log lie apart, so that the event itself never changes.
  create function who.commit_event() returns trigger language plpgsql ${WRITER} as $$
  declare salt bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
  begin
    new.recorded_at := clock_timestamp();
    new.at := who.now();
    new.payload_hash := sha256(salt || new.payload_hash);
    insert into audit_leaf (event_id, case_id, salt) values (new.id, new.case_id, salt);
    return new;
  end $$;

  create function who.first_receipt(key_hash bytea) returns table (body_hash bytea, received_at timestamptz)
    language sql ${DEFINER} as $$
      select d.body_hash, d.received_at from declaration d where d.idempotency_hash = key_hash $$;

  -- TLP 2.0, from widest to narrowest: a letter is never marked wider than what lets it go.
  create function who.markings() returns text[] language sql immutable ${PATH} as $$
    select array['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] $$;

  create function who.letter_may_leave(letter_id uuid, of_case uuid, at timestamptz) returns boolean
    language sql ${DEFINER} as $$
      select exists (
        select from letter l join release r on r.id = l.release_id and r.case_id = l.case_id
          join incident_case c on c.id = l.case_id
        where l.id = letter_id and l.case_id = of_case and r.recipient = l.recipient
          and r.granted_at <= at
          and (r.until is null or r.until > at)
          and (r.revoked_at is null or r.revoked_at > at)
          and coalesce(l.items <@ r.items, true)
          and array_position(who.markings(), l.tlp) >= array_position(who.markings(), r.tlp)
          and ('RED' not in (r.tlp, l.tlp, c.tlp) or l.recipient = 'declarant')) $$;

  create function release_in_force() returns trigger language plpgsql ${WRITER} as $$
  begin
    if new.topic = 'letter.owed' and not who.letter_may_leave(new.subject_id, new.case_id, new.created_at) then
      raise exception 'no release in force lets letter % leave', new.subject_id
        using errcode = 'check_violation';
    end if;
    return null;
  end $$;

  create function release_in_force_at_sending() returns trigger language plpgsql ${WRITER} as $$
  declare takes_effect timestamptz;
  begin
    if not who.letter_may_leave(new.letter_id, new.case_id, new.started_at) then
      -- Only the hour is wrong, e.g. a clock was set back: that is no refusal for good.
      select r.granted_at into takes_effect
      from letter l join release r on r.id = l.release_id where l.id = new.letter_id;
      if takes_effect > new.started_at
        and who.letter_may_leave(new.letter_id, new.case_id, takes_effect) then
        raise exception 'no release yet lets letter % be sent', new.letter_id
          using errcode = 'check_violation';
      end if;
      raise exception 'no release in force lets letter % be sent', new.letter_id
        using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  comment on function release_in_force is 'Nothing leaves without a basis or a consent in force when the outbox row is written; asked again at sending.';

  revoke execute on all functions in schema who from public;
  revoke execute on function release_in_force(), release_in_force_at_sending() from public;
  grant execute on function release_in_force(), release_in_force_at_sending(), who.announce_case(), who.tie_known_cases(), who.keep_restriction(), who.hand_restriction_on(), who.stamp_record(),
    who.date_end(), who.commit_event(), who.lift_by_two(), who.keep_rank() to vigie_owner;
  grant execute on function who.me() to vigie_staff, vigie_party, vigie_api;
  grant execute on function who.is_staff(), who.is_cleared() to vigie_staff;
  grant execute on function who.organisation() to vigie_party;
  grant execute on function who.declared_case() to vigie_declarant;
  grant execute on function who.letter_id(), who.letter_case(), who.letter_recipient(), who.letter_duties()
    to vigie_recipient;
  grant execute on function who.reads_record(), who.reads_certificates(), who.keeps_data(),
    who.falling_due(text, text[], timestamptz, integer), who.reference_of(uuid), who.case_named(text),
    who.lines_about(uuid) to vigie_staff;
  grant execute on function who.openings() to vigie_declarant;
  grant execute on function who.note_refusal(uuid, text, text, text, text, text) to vigie_api;
  grant execute on function who.new_case() to vigie_intake;
  grant execute on function who.first_receipt(bytea) to vigie_intake;
`;
