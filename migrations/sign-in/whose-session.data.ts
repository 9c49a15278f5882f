import { DEFINER, OWN_KEY, OWN_SESSION, quoted, rolesWith, WRITER } from '../definer.data';

/** How long a proved factor lets sensitive acts be done. */
const STEP_UP = `interval '10 minutes'`;
/** Mails of one kind to one address in 24 hours: nobody's mailbox is flooded through us. */
const NOTICES_A_DAY = 3;
/** What changes how the account is opened, or what it opens, is always told: whoever does it fills no quota first. */
const ALWAYS_TOLD = [
  ...['code_issued', 'password_changed', 'factor_added', 'factor_removed', 'recovery_code_used'],
  ...['identity_linked', 'key_created', 'clearance_changed'],
];

/** Who is signed in, what a person is told, and what is recorded of signing in. */
export const WHOSE_SESSION = `
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

  -- Whoever declares in this transaction and is known: somebody at the desk, or the tool of a facility.
  create function who.declares() returns table (actor_kind text, account_id uuid, function text) language sql ${DEFINER} as $$
    select 'staff', m.account_id, m.function from who.me() m where m.role in (${rolesWith('declare_for_others')})
    union all select 'party', t.account_id, t.function from who.tool() t where 'declare' = any (t.scopes) $$;

  create function who.use_key() returns void language sql ${WRITER} as $$
    update api_key k set last_used_at = now() where ${OWN_KEY} $$;

  create function who.is_witness(word bytea) returns boolean language sql ${DEFINER} as $$
    select coalesce((select sha256(word) = w.hash from sign_in_witness w), false) $$;

  create function who.has_factor(of_account uuid) returns boolean language sql ${DEFINER} as $$
    select exists (select from totp t where t.account_id = of_account and t.confirmed_at is not null)
      or exists (select from passkey p where p.account_id = of_account and p.withdrawn_at is null) $$;

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
    if what not in (${quoted(ALWAYS_TOLD)}) and (select count(*) from account_notice n where n.kind = what
        and lower(n.address) = lower(their_address) and n.raised_at > now() - interval '24 hours') >= ${NOTICES_A_DAY} then
      perform who.record(of_account, 'withhold_notice', 'account', of_account::text, what);
      return;
    end if;
    insert into account_notice (id, account_id, kind, address, detail)
    values (notice, of_account, what, their_address, why);
    insert into outbox (id, topic, subject_id, case_id, created_at)
    values (gen_random_uuid(), 'account.notice', notice, null, now());
  end $$;

  grant execute on function who.signed_in(), who.session_now(), who.see_session(), who.tool(), who.use_key() to vigie_api;
  grant execute on function who.declares() to vigie_intake;
`;
