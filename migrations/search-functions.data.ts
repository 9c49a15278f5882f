import { GRANT_OPENS, knows } from './conditions.data';
import { DEFINER, PATH } from './definer.data';
import { AUDIENCES, CASE_TABLES, MARKED, type Audience } from './rights.data';

/** So many cases are looked at one by one sooner than as many lines are found among all. */
const FEW = 3000;

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
const ITEM_KNOWN = `case e.kind ${TABLES.filter(([table]) => MARKED.includes(table))
  .map(
    ([table, { kind }]) =>
      `when '${kind}' then (select ${knows('i', 'i.case_id', 'read')} from ${table} i where i.id = e.item_id)`,
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

  -- Whoever is granted few cases has a search and the queue begin with those, and not with all that there are. Null: many.
  create function who.few_cases() returns uuid[] language sql ${DEFINER} as $$
    select case when count(*) <= ${FEW} then coalesce(array_agg(g.case_id), '{}') end
    from (select case_id from case_grant where ${GRANT_OPENS} limit ${FEW} + 1) g $$;

  -- By what matched, then the newest: a reference, a name, what people wrote. Candidates are taken in that order, a few and
  -- then more, until there are enough that the reader may know: what it may not know takes nobody's place.
  create function who.find_cases(said text, after_place integer, after_at timestamptz, after_id uuid, wanted integer)
    returns table (case_id uuid, place integer, received_at timestamptz, kinds text[])
    language plpgsql stable security definer ${PATH} set jit = off as $$
  declare
    names tsquery := who.name_query(said);
    texts tsquery := plainto_tsquery('french', who.plain(said));
    starts text := case when upper(trim(said)) ~ '^VG-[0-9A-Z]{2}[0-9A-Z-]*$' then upper(trim(said)) || '%' end;
    readable text[] := case when who.is_staff() then ${kindsOf('vigie_staff')}
      when who.organisation() is not null then ${kindsOf('vigie_party')} end;
    own uuid[] := who.few_cases(); left_over integer := wanted; got integer; few integer;
    last_at timestamptz := after_at; last_id uuid := after_id; ids uuid[]; ats timestamptz[];
  begin
    if readable is null then return; end if;
    for step in coalesce(after_place, 0) .. 2 loop
      few := 2 * wanted;
      loop
        exit when left_over <= 0;
        -- Planned for these very words: which index is the right one depends on how common they are.
        execute case step when 0 then
            $q$ select array_agg(s.case_id), array_agg(s.received_at) from (
                  select c.id as case_id, c.received_at from incident_case c
                  where c.reference like $1 and ($4 is null or (c.received_at, c.id) < ($3, $4))
                  order by c.received_at desc, c.id desc limit $6) s $q$
          else format(
            $q$ select array_agg(s.case_id), array_agg(s.received_at) from (
                  select t.case_id, t.received_at from %s t
                  where t.words @@ $2 and ($5 is null or t.case_id = any ($5)) and ($4 is null or (t.received_at, t.case_id) < ($3, $4))
                  group by t.received_at, t.case_id order by t.received_at desc, t.case_id desc limit $6) s $q$,
            case step when 1 then 'search_entry_name' else 'search_entry_text' end) end
        into ids, ats using starts, case step when 1 then names else texts end, last_at, last_id, own, few;
        exit when ids is null;
        return query select f.id, step, f.at, f.matched from (
          select s.case_id as id, s.received_at as at, case step when 0 then array['reference'] else array(
            select distinct e.kind from (
              select w.kind, w.item_id, w.place as at_place, w.words from search_entry w where w.case_id = s.case_id offset 0) e
            where e.kind = any (readable) and e.words @@ case e.at_place when 1 then names else texts end
              and ${ITEM_KNOWN} order by 1) end as matched
          from unnest(ids, ats) s (case_id, received_at)
          where ${CASE_KNOWN}
            -- It stands where its better match stands.
            and (step < 1 or starts is null or (select r.reference from incident_case r where r.id = s.case_id) not like starts)
            and (step < 2 or names is null or not coalesce((select true from search_entry_name b
              where b.case_id = s.case_id and b.words @@ names limit 1), false))
          offset 0) f
          where f.matched <> '{}' order by f.at desc, f.id desc limit left_over;
        get diagnostics got = row_count;
        left_over := left_over - got;
        exit when cardinality(ids) < few;
        last_at := ats[cardinality(ats)];
        last_id := ids[cardinality(ids)];
        few := few * 6;
      end loop;
      last_at := null;
      last_id := null;
    end loop;
  end $$;

  revoke execute on function who.plain(text), who.index_words(uuid[]), who.name_query(text), who.few_cases(),
    who.find_cases(text, integer, timestamptz, uuid, integer) from public;
  grant execute on function who.few_cases(), who.find_cases(text, integer, timestamptz, uuid, integer) to vigie_staff, vigie_party;
`;
