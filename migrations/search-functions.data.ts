import { knows } from './conditions.data';
import { AUDIENCES, CASE_TABLES, MARKED, type Audience } from './rights.data';

const PATH = `set search_path = pg_catalog, public, pg_temp`;

interface Found {
  /** How an answer names it. */
  kind: string;
  /** 1: names of facilities, looked for by the beginnings of words; 2: what people wrote, in French. */
  place: 1 | 2;
  text: string;
}

/** What is looked into, by table: `t` is the row. */
const LOOKED_INTO: Record<string, Found> = {
  case_facility: {
    ...{ kind: 'facility', place: 1 },
    text: `concat_ws(' ', t.name, t.finess, (select concat_ws(' ', d.commune, d.postal_code, d.finess_ej) from facility d where d.id = t.id))`,
  },
  declaration: {
    ...{ kind: 'declaration', place: 2 },
    text: `concat_ws(' ', t.facts ->> 'narrative', t.facts ->> 'commonProvider')`,
  },
  exchange_message: { kind: 'message', place: 2, text: 't.body' },
  call_note: { kind: 'call', place: 2, text: 't.note' },
  recommendation: { kind: 'recommendation', place: 2, text: `concat_ws(' ', t.note, t.answer)` },
};
const TABLES = Object.entries(LOOKED_INTO);

const list = (words: string[]) => `array[${words.map((word) => `'${word}'`).join(', ')}]::text[]`;
/** Kinds of which an audience may read the table at all. */
const kindsOf = (audience: Audience) =>
  list(
    TABLES.filter(([table]) => CASE_TABLES[table]![AUDIENCES.indexOf(audience)]!.startsWith('s')).map(
      ([, { kind }]) => kind,
    ),
  );

const wordsOf = ({ place, text }: Found) =>
  place === 1
    ? `to_tsvector('simple', translate(who.plain(${text}), '-', ' '))`
    : `to_tsvector('french', who.plain(${text}))`;
const entries = TABLES.map(
  ([
    table,
    found,
  ]) => `select t.case_id, '${found.kind}', t.id, ${found.place}, c.received_at, ${wordsOf(found)}
        from ${table} t join incident_case c on c.id = t.case_id where t.case_id = any (ids) and nullif(${found.text}, '') is not null`,
).join(' union all ');

/** The whole predicate, as of now: of the case, and of the item where it is marked apart. Nothing of it is copied. */
const CASE_KNOWN = `(select ${knows('c', 'c.id', 'read')} from incident_case c where c.id = s.case_id)`;
const ITEM_KNOWN = `case s.kind ${TABLES.filter(([table]) => MARKED.includes(table))
  .map(
    ([table, { kind }]) =>
      `when '${kind}' then (select ${knows('i', 'i.case_id', 'read')} from ${table} i where i.id = s.item_id)`,
  )
  .join(' ')} else true end`;

/**
 * Search. @@ is not leakproof, so that a policy would keep it from its index: this function looks for candidates, asks of each
 * what a policy would ask, and gives ids; whoever calls it joins them to the protected table. Owned by vigie_verifier.
 */
export const SEARCH_FUNCTIONS = `
  -- The same for both sides: no accents, no case, no apostrophes. No extension is needed for it.
  create function who.plain(said text) returns text language sql immutable ${PATH} as $$
    select translate(replace(replace(lower(translate(said, 'ÀÂÄÁÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝŸŒÆ', 'àâäáãåçéèêëíìîïñóòôöõúùûüýÿœæ')),
      'œ', 'oe'), 'æ', 'ae'), 'àâäáãåçéèêëíìîïñóòôöõúùûüýÿ’''', 'aaaaaaceeeeiiiinooooouuuuyy  ') $$;

  create function who.index_words(ids uuid[]) returns void language sql security definer ${PATH} as $$
    insert into search_entry as e (case_id, kind, item_id, place, received_at, words)
    ${entries}
    on conflict (place, case_id, kind, item_id) do update set words = excluded.words where e.words <> excluded.words $$;

  -- Names are looked for by the beginnings of their words; of a short word, its whole.
  create function who.name_query(said text) returns tsquery language sql immutable ${PATH} as $$
    select to_tsquery('simple', string_agg(w[1] || case when length(w[1]) > 2 then ':*' else '' end, ' & '))
    from regexp_matches(who.plain(said), '[[:alnum:]]+', 'g') w $$;

  -- By what matched, then the newest: a reference, a name, what people wrote. Each candidate is asked for until there are
  -- enough that the reader may know: what it may not know takes nobody's place.
  create function who.find_cases(said text, after_place integer, after_at timestamptz, after_id uuid, wanted integer)
    returns table (case_id uuid, place integer, received_at timestamptz, kinds text[])
    language plpgsql stable security definer ${PATH} as $$
  declare
    names tsquery := who.name_query(said);
    texts tsquery := plainto_tsquery('french', who.plain(said));
    starts text := case when upper(trim(said)) ~ '^VG-[0-9A-Z]{2}[0-9A-Z-]*$' then upper(trim(said)) end;
    readable text[] := case when who.is_staff() then ${kindsOf('vigie_staff')}
      when who.organisation() is not null then ${kindsOf('vigie_party')} end;
    own uuid[];
    left_over integer := wanted;
    got integer;
  begin
    if readable is null then return; end if;
    -- Whoever knows of few cases has those looked into, and not all that say such a word.
    select array_agg(few.case_id) into own from (select g.case_id from case_grant g
      where g.principal = any (who.principals()) and g.revoked_at is null limit 3001) few;
    if cardinality(own) > 3000 then own := null; else own := coalesce(own, '{}'); end if;
    for step in coalesce(after_place, 0) .. 2 loop
      exit when left_over <= 0;
      -- Planned for these very words: which index is the right one depends on how common they are.
      return query execute case when step = 0 then
        $q$ select s.case_id, 0, s.received_at, array['reference'] from (
              select c.id as case_id, c.received_at from incident_case c where c.reference like $4 || '%') s
            where ($7 is null or (s.received_at, s.case_id) < ($6, $7)) and ${CASE_KNOWN}
            order by s.received_at desc, s.case_id desc limit $5 $q$
      else
        $q$ select f.case_id, f.place, f.received_at, array(
              select distinct s.kind from search_entry s where s.case_id = f.case_id and s.kind = any ($3)
                and (s.place = 1 and s.words @@ $1 or s.place = 2 and s.words @@ $2) and ${ITEM_KNOWN} order by 1)
            from (
              select s.case_id, $9 as place, s.received_at from search_entry s
              where s.place = $9 and s.words @@ case $9 when 1 then $1 else $2 end and s.kind = any ($3)
                and ($8 is null or s.case_id = any ($8))
                and ($7 is null or (s.received_at, s.case_id) < ($6, $7))
                and ($9 = 1 or (select true from search_entry b where b.case_id = s.case_id and b.place = 1 and b.words @@ $1 limit 1) is null)
                and ($4 is null or (select true from incident_case r where r.id = s.case_id and r.reference like $4 || '%') is null)
                and ${CASE_KNOWN} and ${ITEM_KNOWN}
              group by s.received_at, s.case_id order by s.received_at desc, s.case_id desc limit $5) f
            order by f.received_at desc, f.case_id desc $q$ end
        using names, texts, readable, starts, left_over, case when step = after_place then after_at end,
          case when step = after_place then after_id end, own, step;
      get diagnostics got = row_count;
      left_over := left_over - got;
    end loop;
  end $$;

  revoke execute on function who.plain(text), who.index_words(uuid[]), who.name_query(text),
    who.find_cases(text, integer, timestamptz, uuid, integer) from public;
  grant execute on function who.find_cases(text, integer, timestamptz, uuid, integer) to vigie_staff, vigie_party;
`;
