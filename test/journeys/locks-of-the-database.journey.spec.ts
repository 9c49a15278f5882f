import { newId } from '#platform/ids';
import { Desk } from '../harness/desk';
import { startInstallation, type Installation } from '../harness/installation';

let installation: Installation;
let caseId: string;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'locks-of-the-database', processes: ['api'] });
  const desk = new Desk(installation);
  ({ id: caseId } = await desk.declare());
  await desk.qualify(caseId);
}, 60_000);
afterAll(() => installation?.stop());

const names = async (sql: string) =>
  (await installation.adminQuery<{ name: string }>(sql)).map(({ name }) => name);

// The list of applied migrations belongs to whoever migrates; no role of the product is granted anything on it.
const OF_THE_PRODUCT = `c.relnamespace = 'public'::regnamespace and c.relname not like 'migrations%'`;
const ROLES = `r.rolname like 'vigie\\_%' and r.rolname not like 'vigie\\_test%'`;

describe('the catalogue of the database', () => {
  it('has row-level security forced on every table', async () => {
    const tables = await names(
      `select relname as name from pg_class c where relkind in ('r', 'p') and ${OF_THE_PRODUCT}`,
    );
    expect(tables.length).toBeGreaterThan(20);
    const open = `select relname as name from pg_class c
      where relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity) and ${OF_THE_PRODUCT}`;
    expect(await names(open)).toEqual([]);
  });

  it('has no view, no copy of a table and no foreign one, to which no policy would apply', async () => {
    const others = `select relname as name from pg_class c where relkind in ('v', 'm', 'f') and ${OF_THE_PRODUCT}`;
    expect(await names(others)).toEqual([]);
  });

  it('lets nobody but the eraser delete, nobody truncate or hang a trigger, and everybody do nothing', async () => {
    const granted = `select distinct grantee || ' ' || privilege_type || ' ' || table_name as name
      from information_schema.role_table_grants
      where table_schema = 'public' and grantee not in ('vigie_owner', current_user)
        and privilege_type in ('DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES')
        and not (grantee = 'vigie_eraser' and privilege_type = 'DELETE')`;
    // What a reader was shown more than a day ago no longer counts, and goes when it comes back.
    expect(await names(granted)).toEqual(['vigie_verifier DELETE case_seen']);
    const everybody = `select table_name as name from information_schema.role_table_grants where grantee = 'PUBLIC' and table_schema = 'public'`;
    expect(await names(everybody)).toEqual([]);
  });

  it('grants the list of migrations to no role of the product', async () => {
    const readers = `select r.rolname as name from pg_roles r
      where ${ROLES} and has_table_privilege(r.oid, 'public.migrations', 'select, insert, update, delete')`;
    expect(await names(readers)).toEqual([]);
  });

  it('lends no function’s rights to everybody, nor to whoever puts a table in its way', async () => {
    const definers = `from pg_proc p where p.prosecdef and p.pronamespace in ('public'::regnamespace, 'who'::regnamespace)`;
    expect((await names(`select proname as name ${definers}`)).length).toBeGreaterThan(8);
    const loose = `select proname as name ${definers} and not coalesce(proconfig::text, '') like '%search_path=pg_catalog, public, pg_temp%'`;
    expect(await names(loose)).toEqual([]);
    const open = `select proname as name ${definers} and has_function_privilege('public', p.oid, 'execute')`;
    expect(await names(open)).toEqual([]);
    const makers = `select r.rolname as name from pg_roles r where ${ROLES} and r.rolname <> 'vigie_owner'
      and (has_schema_privilege(r.oid, 'public', 'create')
        or (has_schema_privilege(r.oid, 'who', 'create') and r.rolname <> 'vigie_verifier'))`;
    expect(await names(makers)).toEqual([]);
  });

  it('gives no role of the product a right over the server', async () => {
    const strong = `select rolname as name from pg_roles r where ${ROLES}
      and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication or rolinherit)`;
    expect(await names(strong)).toEqual([]);
  });
});

describe('the eraser', () => {
  it('is nobody’s role: it owns three functions that the worker may call, and takes nothing from the record', async () => {
    const members = `select m.rolname as name from pg_auth_members a join pg_roles m on m.oid = a.member
      where a.roleid = 'vigie_eraser'::regrole and m.rolname like 'vigie%'`;
    expect(await names(members)).toEqual([]);
    const callable = `select p.proname as name from pg_proc p, pg_roles r where p.proowner = 'vigie_eraser'::regrole
      and ${ROLES} and r.rolname <> 'vigie_eraser' and has_function_privilege(r.oid, p.oid, 'execute')
      group by 1 having bool_and(r.rolname = 'vigie_worker') order by 1`;
    expect(await names(callable)).toEqual(['erase_case', 'erase_part', 'erase_traces']);
    const taken = `select table_name as name from information_schema.role_table_grants
      where grantee = 'vigie_eraser' and privilege_type in ('DELETE', 'UPDATE')
        and table_name in ('audit_event', 'audit_leaf', 'sealed_head', 'head_stamp', 'record_key', 'erasure')`;
    expect(await names(taken)).toEqual([]);
  });
});

describe('what happened', () => {
  it.each(['audit_event', 'case_event', 'qualification', 'declaration'])(
    'cannot be changed nor removed in %s by any role but the eraser',
    async (table) => {
      const able = await names(
        `select r.rolname as name from pg_roles r where ${ROLES} and r.rolname <> 'vigie_owner' and (r.rolname <> 'vigie_eraser' or '${table}' = 'audit_event')
         and has_table_privilege(r.oid, 'public.${table}', 'update, delete, truncate')`,
      );
      expect(able).toEqual([]);
      const byColumn = await names(
        `select r.rolname as name from pg_roles r where ${ROLES} and r.rolname <> 'vigie_owner' and (r.rolname <> 'vigie_eraser' or '${table}' = 'audit_event')
         and exists (select from information_schema.columns c where c.table_schema = 'public'
           and c.table_name = '${table}' and c.column_name not in ('tlp', 'pap', 'compartments', 'protection')
           and has_column_privilege(r.oid, 'public.${table}', c.column_name, 'update'))`,
      );
      expect(byColumn).toEqual([]);
      const read = `select coalesce(jsonb_agg(t order by t.id), '[]')::text as name from ${table} t`;
      const before = await names(read);
      // The owner is bound by the policies of its own tables, and none is for it.
      await installation.adminQuery(
        `set role vigie_owner; update ${table} set id = id; delete from ${table}`,
      );
      expect(await names(read)).toEqual(before);
    },
  );
});

describe('the last lock before a letter leaves', () => {
  interface Change {
    release?: string;
    recipient?: string;
    tlp?: string;
    otherCase?: boolean;
    /** What the letter carries, as an array of PostgreSQL; null: all that the release covers. */
    items?: string | null;
  }

  /** A letter under a release, as SQL that went round the decision would write it. */
  function letterUnder({ release = '', recipient = 'ars:32', tlp = 'AMBER+STRICT', items = null }: Change) {
    const [id, letter] = [newId(), newId()];
    const columns = { granted_at: 'now()', until: 'null', revoked_at: 'null', tlp: `'AMBER+STRICT'` };
    const said = Object.fromEntries(
      release
        .split('; ')
        .filter(Boolean)
        .map((part) => part.split(' = ')),
    );
    const values = Object.values({ ...columns, ...said } as Record<string, string>).join(', ');
    const carried = items === null ? 'null' : `'${items}'`;
    const sql = `with r as (
         insert into release (id, case_id, recipient, basis, items, owner, evidence, ${Object.keys(columns).join(', ')})
         values ('${id}', '${caseId}', 'ars:32', 'B7', '{incident}', 'main', 'accord', ${values}) returning id),
       l as (
         insert into letter (id, case_id, recipient, message, tlp, release_id, items, obligation_ids, state, owed_at)
         select '${letter}', '${caseId}', '${recipient}', 'information', '${tlp}', r.id, ${carried}, '{}', 'owed', now() from r
         returning id)`;
    return { sql, letter, release: id };
  }

  /** Owes it: the outbox row is written with the letter. */
  function owe(change: Change) {
    const { sql, letter } = letterUnder(change);
    const ofCase = change.otherCase ? newId() : caseId;
    return installation.adminQuery(
      `${sql} insert into outbox (id, topic, subject_id, case_id, created_at)
       select '${newId()}', 'letter.owed', '${letter}', '${ofCase}', now() from l`,
    );
  }

  /** Begins to send it, by the clock of the case. */
  function begin(letter: string, at: string) {
    return installation.adminQuery(
      `insert into delivery (id, case_id, letter_id, number, channel, address, message_id, state, started_at)
       values ($1, $2, $3, 1, 'mail', 'ars-32@autorite.example', '<m@desk.example>', 'sending', ${at})`,
      [newId(), caseId, letter],
    );
  }
  const waiting = () => names(`select count(*)::text as name from outbox`);

  it('opens to a release in force', async () => {
    const [before] = await waiting();
    await owe({});
    await owe({ release: `until = now() + interval '1 day'; revoked_at = now() + interval '1 day'` });
    expect(await waiting()).toEqual([String(Number(before) + 2)]);
  });

  it.each([
    ['revoked', { release: `revoked_at = now() - interval '1 second'` }],
    ['expired', { release: `until = now() - interval '1 second'` }],
    ['not yet granted', { release: `granted_at = now() + interval '1 minute'` }],
    ['for another recipient', { recipient: 'ars:11' }],
    ['of another case', { otherCase: true }],
    ['RED', { release: `tlp = 'RED'` }],
    ['for less than the letter, which is RED', { tlp: 'RED' }],
    ['for fewer items than the letter', { items: '{incident,narrative}' }],
    ['for a narrower marking than the letter', { tlp: 'AMBER' }],
  ] as [string, Change][])('stays shut to a release that is %s', async (_, change) => {
    const before = await waiting();
    await expect(owe(change)).rejects.toThrow('no release in force lets letter');
    expect(await waiting()).toEqual(before);
  });

  it('opens to a letter that carries less, and is marked narrower, than its release', async () => {
    const [before] = await waiting();
    await owe({ items: '{incident}', release: `tlp = 'GREEN'` });
    await owe({ items: '{}' });
    expect(await waiting()).toEqual([String(Number(before) + 2)]);
  });

  it.each([
    ['revoked', 'revoked_at = now()', 'now()'],
    ['revoked at the hour of the case, which is ahead', `revoked_at = now() + interval '1 hour'`, 'HOUR'],
    ['expired', 'until = now()', 'now()'],
    ['expired at the hour of the case, which is ahead', `until = now() + interval '1 hour'`, 'HOUR'],
  ])('asked again at sending, stays shut to a release that was %s in between', async (_, change, at) => {
    const { sql, letter, release } = letterUnder({});
    await installation.adminQuery(`${sql} select from l`);
    await installation.adminQuery(`update release set ${change} where id = '${release}'`);
    const hour = `now() + interval '1 hour'`;
    const started = at === 'HOUR' ? hour : at;
    await expect(begin(letter, started)).rejects.toThrow('be sent');
    expect(await names(`select id::text as name from delivery where letter_id = '${letter}'`)).toEqual([]);
    await installation.adminQuery(
      `update release set revoked_at = null, until = null where id = '${release}'`,
    );
    await begin(letter, started);
  });

  it('asked again at sending, says when only the hour has not come', async () => {
    const { sql, letter, release } = letterUnder({});
    await installation.adminQuery(`${sql} select from l`);
    const before = `now() - interval '5 seconds'`;
    await expect(begin(letter, before)).rejects.toThrow(/^no release yet lets letter/);
    await installation.adminQuery(`update release set revoked_at = granted_at where id = '${release}'`);
    await expect(begin(letter, before)).rejects.toThrow(/^no release in force lets letter/);
  });

  it('asked again at sending, stays shut to every letter of a case that became RED', async () => {
    const { sql, letter } = letterUnder({});
    await installation.adminQuery(`${sql} select from l`);
    await installation.adminQuery(`update incident_case set tlp = 'RED' where id = '${caseId}'`);
    await expect(begin(letter, 'now()')).rejects.toThrow('be sent');
    await expect(
      installation.adminQuery(`update incident_case set tlp = 'AMBER+STRICT' where id = '${caseId}'`),
    ).rejects.toThrow('a marking is weakened by two persons');
  });

  it('stays shut to a letter that does not exist', async () => {
    const forged = installation.adminQuery(
      `insert into outbox (id, topic, subject_id, case_id, created_at) values ($1, 'letter.owed', $2, $3, now())`,
      [newId(), newId(), caseId],
    );
    await expect(forged).rejects.toThrow('no release in force lets letter');
  });
});
