/**
 * Ten years of a desk, as SQL: about ten items a case, 2 % of the cases open, some of the rest RED, in compartments, for
 * named persons, or in families. `:n` is the number of cases, `:seed` what the draws follow from; the same two give the
 * same rows. Run as super-user with session_replication_role = replica: no trigger marks, refuses or announces.
 */
const DRAW = (salt: number, of = 'i') => `pg_temp.u(${of}, ${salt})`;
const pick = (salt: number, words: readonly string[], of = 'i') =>
  `(array[${words.map((word) => `'${word}'`).join(', ')}])[1 + floor(${DRAW(salt, of)} * ${words.length})::int]`;
/** The sum of two draws favours the middle, their product the beginning: words of a language are of the second kind. */
const often = (salt: number, size: number, of: string) =>
  `1 + floor(${DRAW(salt, of)} * ${DRAW(salt + 1, of)} * ${DRAW(salt + 2, of)} * ${size})::int`;

const TYPES =
  'ransomware malicious_email malicious_email account_compromise account_compromise data_leak provider_outage infrastructure_failure application_bug telecom_link_loss vulnerability_exploitation denial_of_service other'.split(
    ' ',
  );
const FIRST =
  'Centre hospitalier|Clinique|EHPAD|Hôpital|Laboratoire|Polyclinique|Maison de santé|Institut'.split('|');
const SECOND =
  'Sainte-Émilie|des Trois-Rivières|du Grand-Chêne|Saint-Aurèle|de la Côte|des Hêtres|Val-Fleuri|Les Érables|du Parc|Beau-Séjour'.split(
    '|',
  );
const ENDINGS = 'ment tion age eur ité ure ance oir ette able'.split(' ');
const STEMS =
  'serv post rés mess sauveg journ écr ident chiffr dém impr urg lab band conn proc pann arr vol cour'.split(
    ' ',
  );

export const MAKE_TOOLS = `
  create function pg_temp.u(i bigint, salt int) returns float8 language sql immutable as $$
    select (hashint8extended(i, :seed::bigint * 1000 + salt) & 1048575)::float8 / 1048576 $$;
  -- Identifiers grow with time, as UUIDv7 do.
  create function pg_temp.v7(at timestamptz, what text, i bigint) returns uuid language sql immutable as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(h, 1, 3) || '8' || substr(h, 4, 15))::uuid
    from md5(:seed || what || i) h $$;
  create temp table word as
    select row_number() over () as n, stem || middle || ending as word
    from unnest(array[${STEMS.map((w) => `'${w}'`).join(', ')}]) stem,
      unnest(array['', 'a', 'e', 'i', 'o', 'u', 'al', 'er', 'in', 'or', 'ist', 'ul']) middle,
      unnest(array[${ENDINGS.map((w) => `'${w}'`).join(', ')}]) ending;
  create temp table vocabulary as select array_agg(word order by md5(word)) as words, count(*)::int as size from word;
  create temp table phrase as
    select n, string_agg(v.words[${often(10, 2000, 'n * 16 + k')}], ' ') as said
    from vocabulary v, generate_series(1, 20000) n, generate_series(1, 9) k group by n;
  create unique index on phrase (n); analyze phrase;
  create function pg_temp.say(i bigint, salt int, length int) returns text language sql stable as $$
    select string_agg(p.said, ' ') from generate_series(1, length) k, phrase p
    where p.n = 1 + (hashint8extended(i * 16 + k, :seed::bigint * 1000 + salt) & 1048575) % 20000 $$;`;

export const MAKE_DIRECTORY = `
  insert into facility (id, finess_et, name, type, department, region, commune, postal_code, source, imported_at)
  select pg_temp.v7('2015-01-01', 'facility', i), 'B' || lpad(i::text, 8, '0'),
    ${pick(1, FIRST)} || ' ' || ${pick(2, SECOND)} || ' ' || initcap((select words[1 + i % size] from vocabulary)),
    ${pick(3, ['public_hospital', 'private_hospital', 'nursing_home', 'laboratory'])}, d.department, d.region,
    initcap((select words[1 + (i / 3) % size] from vocabulary)) || '-sur-' || ${pick(4, ['Loire', 'Seine', 'Mer', 'Oise', 'Vire'])},
    d.department || lpad((i % 1000)::text, 3, '0'), 'bench', '2024-01-01'
  from generate_series(1, greatest(30, :n / 60)) i,
    lateral (select * from (values ('59', '32'), ('75', '11'), ('69', '84'), ('13', '93'), ('33', '75'), ('35', '53'),
      ('44', '52'), ('67', '44'), ('31', '76'), ('76', '28'), ('45', '24'), ('21', '27')) as d (department, region)
      offset floor(${DRAW(5)} * 12)::int limit 1) d;
  create temp table site as select row_number() over (order by id) as n, f.* from facility f where source = 'bench';
  create unique index on site (n); analyze site;`;

// Families of thirty, one in a thousand cases; and one burst of three hundred that is still open.
export const MAKE_DRAWS = `
  create temp table drawn as
  select i, at, pg_temp.v7(at, 'case', i) as id,
    'VG-' || substr(h, 1, 4) || '-' || substr(h, 5, 4) || '-' || substr(h, 9, 4) as reference,
    ${DRAW(20)} as luck,
    case when at > :now::timestamptz - interval '25 days' then ${DRAW(21)} < 0.9 else ${DRAW(21)} < 0.013 end as open,
    case when ${DRAW(22)} < 0.006 then 'RED' when ${DRAW(22)} < 0.80 then 'AMBER+STRICT'
      when ${DRAW(22)} < 0.93 then 'AMBER' when ${DRAW(22)} < 0.98 then 'GREEN' else 'CLEAR' end as tlp,
    case when ${DRAW(23)} < 0.004 then array['criminal'] when ${DRAW(23)} < 0.01 then array['internal']
      when ${DRAW(23)} < 0.02 then array['patient-data'] else '{}' end::text[] as compartments,
    ${DRAW(24)} < 0.004 as named_only,
    case when i % 1000 between 501 and 530 then i - i % 1000 + 500
      when :n >= 10000 and i between :n - 400 and :n - 100 then :n - 401 end as parent,
    1 + floor(${DRAW(25)} * ${DRAW(26)} * greatest(30, :n / 60))::int as site_n,
    ${pick(27, TYPES)} as incident_type
  from (select i, upper(md5(:seed || 'reference' || i)) as h,
      date_trunc('milliseconds', :now::timestamptz - interval '10 years' * (1 - i::float8 / :n) - interval '1 hour' * ${DRAW(28)}) as at
    from generate_series(1, :n) i) g;
  create index on drawn (i); analyze drawn;
  create temp table made as
  select d.*, p.id as parent_id,
    case when d.open then ${pick(30, ['received', 'triage', 'triage', 'qualified', 'qualified', 'handling', 'handling', 'handling', 'resolved'], 'd.i')}
      when d.luck < 0.06 then 'out_of_scope' when d.luck < 0.09 then 'transferred' when d.luck < 0.12 then 'merged'
      else 'closed' end as status,
    ${pick(31, ['not_grave', 'not_grave', 'not_grave', 'grave', 'grave', 'significatif'], 'd.i')} as level,
    ${pick(32, ['malicious', 'malicious', 'malicious', 'not_malicious', 'not_malicious', 'under_analysis', 'unknown'], 'd.i')} as origin,
    ${pick(33, ['1', '1', '2', '3', '4'], 'd.i')}::int as a, ${pick(34, ['1', '2', '2', '3', '4'], 'd.i')}::int as b,
    ${pick(35, ['1', '2', '2', '3', '3', '4'], 'd.i')}::int as c,
    s.id as site, s.name as site_name, s.type as site_type, s.finess_et, s.department, 'ars:' || s.region as ars
  from drawn d join site s on s.n = d.site_n left join drawn p on p.i = d.parent;
  create index on made (i); analyze made;`;

const FACTS = `jsonb_build_object('noticedAt', (extract(epoch from m.at) * 1000)::bigint - 7200000, 'startedAt', null, 'endedAt', null,
    'narrative', initcap(pg_temp.say(m.i, 1, 5)) || case when ${DRAW(40, 'm.i')} < 0.3
      then '. Adresse vue : 198.51.100.' || (m.i % 250) || ', condensat ' || md5('hash' || m.i) || '.' else '.' end,
    'incidentType', m.incident_type, 'origin', m.origin, 'perimeter', 'several_servers', 'systems', jsonb_build_array('mail'),
    'patientDanger', 'none', 'operation', 'degraded', 'measures', '[]'::jsonb,
    'data', jsonb_build_object('personal', 'unknown', 'health', 'unknown', 'nir', 'unknown', 'mayRevealHealth', 'unknown',
      'published', 'no', 'effects', '[]'::jsonb, 'persons', null, 'records', null, 'awarenessAt', null),
    'othersMayBeHit', 'unknown', 'commonProvider', null, 'supportRequested', false, 'urgent', ${DRAW(41, 'm.i')} < 0.05,
    'alreadyDone', '[]'::jsonb)`;
const part = (weight: string) => `jsonb_build_object('weight', m.${weight}, 'because', 'tirage')`;
const QUALIFIED = `m.status not in ('received', 'triage', 'out_of_scope', 'transferred', 'merged')`;

export const MAKE_CASES = `
  insert into incident_case (id, reference, version, status, tlp, pap, compartments, originator, protection, received_at,
    channel, incident, declaration_version, parent_id, level, priority_score, priority, assignee, resolved_at, changed_by, changed_at, ended_at)
  select m.id, m.reference, 3, m.status, m.tlp, 'AMBER', m.compartments, 'declarant', 'none', m.at, 'web', ${FACTS}, 1,
    m.parent_id, case when ${QUALIFIED} then m.level end, m.a * m.b * m.c,
    jsonb_build_object('threat', ${part('a')}, 'careOffer', ${part('b')}, 'patients', ${part('c')}), null,
    case when m.status in ('resolved', 'closed') then m.at + interval '9 days' end, 'Analyste du CERT', m.at + interval '10 days',
    case when m.status not in ('received', 'triage', 'qualified', 'handling', 'resolved') then m.at + interval '10 days' end
  from made m order by m.i;
  insert into case_facility (id, case_id, name, type, finess, department, ars, ose, nis2, declares, verified)
  select m.site, m.id, m.site_name, m.site_type, m.finess_et, m.department, m.ars, 'no', 'unknown', true, true from made m order by m.i;
  insert into case_grant (id, case_id, principal, tlp_max, capabilities, reason, granted_by, granted_at, of_tlp, of_compartments)
  select pg_temp.v7(m.at, 'grant' || g.principal, m.i), m.id, g.principal, 'AMBER+STRICT', g.able, null, 'declarant', m.at, m.tlp, m.compartments
  from made m, lateral (values ('cert', array['read', 'contribute', 'pilot', 'release', 'close']), (m.ars, array['read', 'contribute']),
      ('fssi', array['read']), ('facility:' || m.finess_et, array['read'])) g (principal, able)
  where not m.named_only order by m.i;
  insert into case_grant (id, case_id, principal, tlp_max, capabilities, reason, granted_by, granted_at, of_tlp, of_compartments)
  select pg_temp.v7(m.at, 'named' || a.id, m.i), m.id, 'account:' || a.id, 'RED',
    array['read', 'contribute', 'pilot', 'release', 'close'], 'bench', 'Analyste du CERT', m.at, m.tlp, m.compartments
  from made m join account a on a.email in ('responsable@desk.example', 'analyste@desk.example')
    and (m.i % 2 = 0 or a.email = 'responsable@desk.example')
  where m.tlp = 'RED' or m.named_only order by m.i;`;

const MARKS = `m.tlp, 'AMBER', '{}', 'none', 'declarant'`;
const MARK_COLUMNS = 'tlp, pap, compartments, protection, originator';
const letterId = (k: string) => `pg_temp.v7(m.at, 'letter' || ${k}, m.i)`;

export const MAKE_ITEMS = `
  insert into declaration (id, case_id, version, kind, channel, received_at, facts, ${MARK_COLUMNS})
  select pg_temp.v7(m.at, 'declaration', m.i), m.id, 1, 'initial', 'web', m.at, c.incident, ${MARKS}
  from made m join incident_case c on c.id = m.id order by m.i;
  insert into qualification (id, case_id, decided_at, decided_by, decision)
  select pg_temp.v7(m.at, 'qualification', m.i), m.id, m.at + interval '6 hours' * (1 + ${DRAW(50, 'm.i')}), 'Analyste du CERT',
    jsonb_build_object('indents', jsonb_build_object('safety_of_care', 'no', 'health_data', 'no', 'normal_operation', 'actual',
      'health_system_organisation', 'no', 'others_may_be_hit', 'no'), 'otherSectors', false, 'nationalScope', false,
      'certFrSupport', false, 'reason', 'bench', 'overrideReason', null, 'number', 1, 'changedAt', (extract(epoch from m.at) * 1000)::bigint,
      'escalations', 0, 'proposed', m.level, 'because', '[]'::jsonb, 'level', m.level, 'onBehalfOf', jsonb_build_array(m.ars),
      'decidedBy', 'Analyste du CERT', 'decidedAt', (extract(epoch from m.at) * 1000)::bigint, 'contests', '[]'::jsonb) from made m where ${QUALIFIED} order by m.i;
  insert into obligation (id, case_id, rule, rule_version, debtor, act, creditor, phase, basis, because, anchor_at, due_at,
    state, opened_at, sent_at, settled_at, overdue_at)
  select pg_temp.v7(m.at, 'obligation' || k, m.i), m.id, 'bench-' || k, 1, case k when 3 then 'facility' else 'cert' end,
    case k when 1 then 'acknowledge' when 2 then 'qualify' when 3 then 'file' else 'inform' end,
    case k when 1 then 'declarant' when 4 then 'fssi' else m.ars end, 'initial', 'bench', 'bench', m.at, m.at + k * interval '1 day',
    case when m.open and k > 1 then 'open' else 'fulfilled' end, m.at, case when m.open and k > 1 then null else m.at + interval '1 hour' * k end,
    case when m.open and k > 1 then null else m.at + interval '1.2 days' * k * ${DRAW(51, 'm.i * 8 + k')} end,
    case when ${DRAW(51, 'm.i * 8 + k')} > 0.833 then m.at + k * interval '1 day' end
  from made m, generate_series(1, 4) k order by m.i;
  insert into release (id, case_id, recipient, basis, items, tlp, granted_at)
  select pg_temp.v7(m.at, 'release', m.i), m.id, m.ars, 'B1', array['identity', 'incident'], m.tlp, m.at from made m order by m.i;
  insert into letter (id, case_id, recipient, message, tlp, release_id, obligation_ids, state, owed_at, sent_at, acknowledged_at)
  select ${letterId('k')}, m.id, case k when 1 then 'declarant' else m.ars end, case k when 1 then 'receipt' else 'information' end, m.tlp,
    pg_temp.v7(m.at, 'release', m.i), '{}', 'acknowledged', m.at, m.at + interval '5 minutes' * k, m.at + interval '3 hours' * k * ${DRAW(52, 'm.i')}
  from made m, generate_series(1, 2) k order by m.i;
  insert into case_event (id, case_id, at, type, by, data)
  select pg_temp.v7(m.at, 'event' || e.type, m.i), m.id, m.at + e.after * (0.5 + ${DRAW(53, 'm.i')}), e.type, 'Analyste du CERT', '{}'
  from made m, (values ('case_opened', interval '0'), ('taken', interval '40 minutes'), ('qualified', interval '8 hours')) e (type, after)
  where m.status <> 'received' or e.type = 'case_opened' order by m.i;
  insert into exchange_message (id, case_id, at, sender, by, body, ${MARK_COLUMNS})
  select pg_temp.v7(m.at, 'message' || k, m.i), m.id, m.at + k * interval '1 day', case k when 1 then 'desk' else 'declarant' end,
    case k when 1 then 'Analyste du CERT' else 'declarant' end, pg_temp.say(m.i * 3 + k, 2, 2),
    case when ${DRAW(54, 'm.i')} < 0.01 then 'RED' else m.tlp end, 'AMBER', '{}', 'none', 'declarant'
  from made m, generate_series(1, 2) k where ${DRAW(55, 'm.i')} < 0.5 order by m.i;
  insert into task (id, case_id, kind, subject, todo, opened_at, done_at)
  select pg_temp.v7(m.at, 'task', m.i), m.id, 'manual', 'bench', 'rappeler', m.at,
    case when m.open or ${DRAW(56, 'm.i')} < 0.002 then null else m.at + interval '2 days' end
  from made m where ${DRAW(57, 'm.i')} < 0.4 order by m.i;`;

/** One open case of five hundred items, which the originator names. */
export const MAKE_LONG_CASE = `
  create temp table long_case as select m.* from made m where m.status in ('handling', 'closed') and m.parent_id is null
    and m.tlp = 'AMBER+STRICT' and m.compartments = '{}' and not m.named_only order by m.status desc, m.i limit 1;
  update incident_case set originator = 'bench' where id = (select id from long_case);
  insert into obligation (id, case_id, rule, rule_version, debtor, act, creditor, phase, basis, because, anchor_at, due_at, state, opened_at)
  select pg_temp.v7(m.at, 'long obligation' || k, m.i), m.id, 'bench-' || k, 1, 'cert', 'inform', m.ars, 'initial', 'bench', 'bench',
    m.at, m.at + k * interval '1 day', 'open', m.at from long_case m, generate_series(1, 100) k;
  insert into letter (id, case_id, recipient, message, tlp, release_id, obligation_ids, state, owed_at, sent_at)
  select ${letterId("'long' || k")}, m.id, m.ars, 'information', m.tlp, pg_temp.v7(m.at, 'release', m.i), '{}', 'sent', m.at, m.at
  from long_case m, generate_series(1, 100) k;
  insert into case_event (id, case_id, at, type, by, data)
  select pg_temp.v7(m.at, 'long event' || k, m.i), m.id, m.at + k * interval '1 hour', 'call_logged', 'Analyste du CERT', '{}'
  from long_case m, generate_series(1, 100) k;
  insert into exchange_message (id, case_id, at, sender, by, body, ${MARK_COLUMNS})
  select pg_temp.v7(m.at, 'long message' || k, m.i), m.id, m.at + k * interval '1 hour', 'declarant', 'declarant',
    pg_temp.say(k, 3, 2), ${MARKS} from long_case m, generate_series(1, 100) k;
  insert into task (id, case_id, kind, subject, todo, opened_at)
  select pg_temp.v7(m.at, 'long task' || k, m.i), m.id, 'manual', 'bench', 'rappeler', m.at from long_case m, generate_series(1, 100) k;`;

/** What the domain keeps beside its rows, and what the worker would read of each case in its time. */
/** What was done and read, five lines a case, in the names of forty people, and a list that names fifty cases for each twenty. */
export const MAKE_RECORD = `
  with line as (
    select i, k, c.id as case_id, c.received_at + (i % 97 + k * 60) * interval '1 minute' as at,
      (select array_agg(a.id order by a.id) from (select id from account order by id limit 40) a) as people
    from (select id, received_at, row_number() over (order by id) as i from incident_case) c, generate_series(1, 5) k)
  insert into audit_event (id, at, recorded_at, actor_kind, actor_account, actor_function, action, object_type, object_id, case_id, decision)
  select pg_temp.v7(at, 'line', i * 5 + k), at, at, 'staff', people[1 + (i * 7 + k) % cardinality(people)], 'f', (array['declare', 'read', 'qualify', 'read', 'read_timeline'])[k],
    'case', case_id::text, case when (i * 5 + k) % 100 > 0 then case_id end, case when (i * 5 + k) % 100 > 0 then 'allowed' else 'refused' end
  from line;
  insert into audit_event (id, at, recorded_at, actor_kind, actor_account, actor_function, action, object_type, object_id, decision)
  select pg_temp.v7(max(received_at), 'list', n), max(received_at), max(received_at), 'staff', (select id from account order by id limit 1), 'f', 'read_queue', 'queue',
    '50 ' || string_agg(id::text, ' '), 'allowed'
  from (select c.id, c.received_at, g.n, row_number() over (partition by g.n) as place
    from generate_series(1, greatest(:n / 20, 1)) g (n)
      join (select id, received_at, row_number() over (order by id) - 1 as i from incident_case) c on c.i / 50 = (g.n * 7) % greatest(:n / 50, 1)) l
  group by n;
  insert into audit_leaf (event_id, case_id, salt, position, hash)
  select id, case_id, '', row_number() over (order by recorded_at, id) - 1, '' from audit_event e
  where not exists (select from audit_leaf l where l.event_id = e.id);`;
export const MAKE_KEPT = `
  update incident_case c set has_open_task = true where exists (select from task t where t.case_id = c.id and t.done_at is null);
  insert into case_digest (case_id, stale) select id, true from incident_case;
  drop index search_entry_words;`;
export const FOLLOW = `select who.follow_changes(20000) as followed`;
export const FINISH = `create index search_entry_words on search_entry using gin (words)`;
