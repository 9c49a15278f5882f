import { readTestGround } from '../harness/test-ground';
import { startInstallation, type Installation } from '../harness/installation';
import {
  CROSSING_KEYS,
  DEFINERS,
  ERASING,
  OPEN_POLICIES,
  ORACLES,
  PER_ROW,
  SYSTEM_ROLES,
} from './catalogue.data';
import { READ_COLUMNS } from './columns.data';
import { CASE_RIGHTS, DIRECTORY, OTHERS, ROLES, type Right } from './rights.data';

let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'catalogue', processes: [] });
}, 60_000);
afterAll(() => installation?.stop());

const names = async (sql: string) =>
  (await installation.adminQuery<{ name: string }>(sql)).map(({ name }) => name).sort();
const RIGHTS: Record<string, Record<string, Right>> = { ...CASE_RIGHTS, ...OTHERS };
const VERBS = { s: 'SELECT', i: 'INSERT', u: 'UPDATE', d: 'DELETE' } as const;
const asked = Object.entries(RIGHTS).flatMap(([table, rights]) =>
  Object.entries(rights).flatMap(([role, right]) =>
    (['s', 'i', 'u', 'd'] as const)
      .filter((verb) => right[verb])
      .map((verb) => `${table} vigie_${role} ${VERBS[verb]}`),
  ),
);
const LOGINS = ['vigie_api', 'vigie_intake', 'vigie_sealer', 'vigie_worker'];

describe('the catalogue of the database', () => {
  it('grants each role what its line says, column by column where it says so, and nothing else', async () => {
    const granted = `select distinct table_name || ' ' || grantee || ' ' || privilege_type as name
      from information_schema.column_privileges
      where table_schema = 'public' and grantee like 'vigie\\_%' and grantee <> 'vigie_owner'
      union select table_name || ' ' || grantee || ' ' || privilege_type from information_schema.role_table_grants
      where table_schema = 'public' and grantee like 'vigie\\_%' and grantee <> 'vigie_owner'`;
    expect(await names(granted)).toEqual([...asked].sort());
  });

  it.each(Object.keys(READ_COLUMNS))('lets %s read the columns of its list, and no other', async (role) => {
    const read = await installation.adminQuery<{ table: string; columns: string }>(
      `select table_name as table, case when bool_and(has_table_privilege(grantee, 'public.' || table_name, 'select'))
         then '*' else string_agg(column_name, ' ' order by column_name::text collate "C") end as columns
       from information_schema.column_privileges
       where table_schema = 'public' and grantee = $1 and privilege_type = 'SELECT' group by 1`,
      [role],
    );
    expect(Object.fromEntries(read.map(({ table, columns }) => [table, columns]))).toEqual(
      READ_COLUMNS[role],
    );
  });

  it('has a policy for each of these rights, for one role, and no policy besides', async () => {
    const policies = `select tablename || ' ' || roles[1] || ' ' || c.cmd as name from pg_policies p
      cross join lateral unnest(case p.cmd when 'ALL' then array['SELECT', 'INSERT', 'UPDATE', 'DELETE'] else array[p.cmd] end) c (cmd)
      where schemaname = 'public' and (p.cmd <> 'ALL'
        or case c.cmd when 'DELETE' then has_table_privilege(roles[1], 'public.' || tablename, c.cmd)
          else has_any_column_privilege(roles[1], 'public.' || tablename, c.cmd) end)`;
    expect(await names(policies)).toEqual([...asked].sort());
    const several = `select tablename || '.' || policyname as name from pg_policies
      where schemaname = 'public' and (cardinality(roles) <> 1 or 'public' = any (roles) or permissive <> 'PERMISSIVE')`;
    expect(await names(several)).toEqual([]);
  });

  it('opens every row to those roles alone that have a reason', async () => {
    const open = `select roles[1] || ' ' || tablename || ' ' || cmd as name from pg_policies
      where schemaname = 'public' and 'true' in (qual, with_check)
        and not roles[1]::text = any ('{${SYSTEM_ROLES.join(',')}}') and not tablename = any ('{${Object.keys(DIRECTORY).join(',')}}')`;
    expect(await names(open)).toEqual([...OPEN_POLICIES].sort());
  });

  it('calls a function once a statement and not once a row, but where the row is its question', async () => {
    const policies = await installation.adminQuery<{ name: string; text: string }>(
      `select tablename || '.' || policyname as name, coalesce(qual, '') || ' ' || coalesce(with_check, '') as text
       from pg_policies where schemaname = 'public'`,
    );
    const bare = policies.flatMap(({ name, text }) =>
      [...text.matchAll(/(?<!SELECT )(?<!FROM )\bwho\.(\w+)\(/g)].map(([, f]) => `${name} ${f}`),
    );
    expect([...new Set(bare)].sort()).toEqual([...PER_ROW].sort());
  });

  it('lends the rights of another to the functions of this list alone, and to nobody by default', async () => {
    const definers = `select p.oid::regprocedure::text as name from pg_proc p
      where p.prosecdef and p.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)`;
    expect(await names(definers)).toEqual([...DEFINERS].sort());
    const loose = `select p.proname as name from pg_proc p
      where p.pronamespace in ('public'::regnamespace, 'who'::regnamespace)
        and (has_function_privilege('public', p.oid, 'execute')
          or not coalesce(proconfig::text, '') like '%search_path=pg_catalog, public, pg_temp%')`;
    expect(await names(loose)).toEqual([]);
    const owners = `select distinct proowner::regrole::text as name from pg_proc
      where pronamespace in ('public'::regnamespace, 'who'::regnamespace)`;
    expect(await names(owners)).toEqual(['vigie_eraser', 'vigie_verifier']);
    // Whoever erases has one occasion, and one caller.
    const erasing = `select p.proname || ' ' || coalesce(a.grantee::regrole::text, '') as name
      from pg_proc p, aclexplode(p.proacl) a where p.proowner = 'vigie_eraser'::regrole and a.grantee <> p.proowner`;
    expect(await names(erasing)).toEqual(ERASING.map((name) => `${name} vigie_worker`));
  });

  it('has logins that own nothing, inherit nothing and become nothing but an audience', async () => {
    const owned = `select relname as name from pg_class where relowner::regrole::text in ('${LOGINS.join("', '")}')`;
    expect(await names(owned)).toEqual([]);
    const members = `select m.member::regrole || ' in ' || m.roleid::regrole as name from pg_auth_members m
      where m.member::regrole::text like 'vigie\\_%' and m.member::regrole::text not like 'vigie\\_test%'
        or (m.inherit_option and m.member::regrole::text like 'vigie\\_%')`;
    expect(await names(members)).toEqual(
      ['declarant', 'party', 'recipient', 'staff'].map((audience) => `vigie_api in vigie_${audience}`),
    );
    const logins = `select rolname as name from pg_roles where rolcanlogin and rolname like 'vigie\\_%' and rolname not like 'vigie\\_test%'`;
    expect(await names(logins)).toEqual(LOGINS);
  });

  // A clone has no rights of its own on the database: the template was migrated.
  it('lets nobody make tables of their own but whoever imports the directory', async () => {
    const { template } = readTestGround();
    const makers = `select rolname as name from pg_roles where rolname like 'vigie\\_%'
      and rolname not like 'vigie\\_test%' and has_database_privilege(rolname, '${template}', 'temporary')`;
    expect(await names(makers)).toEqual(['vigie_registrar']);
  });

  it.each(LOGINS)('ends what %s leaves open, and compiles nothing', async (login) => {
    const set = await names(`select split_part(c, '=', 1) as name from pg_roles, unnest(rolconfig) c
      where rolname = '${login}' and split_part(c, '=', 2) not in ('0', '')`);
    expect(set).toEqual(['idle_in_transaction_session_timeout', 'jit', 'lock_timeout', 'statement_timeout']);
  });

  it('filters by no type whose operators would switch an index off', async () => {
    expect(await names(`select typname as name from pg_type where typtype = 'e'`)).toEqual([]);
  });

  it('has no foreign key through which one audience learns of the rows of another, but these', async () => {
    const keys = `select conrelid::regclass || '.' || a.attname || ' -> ' || confrelid::regclass as name
      from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where contype = 'f' and not (confrelid = 'incident_case'::regclass and a.attname = 'case_id')`;
    expect(await names(keys)).toEqual([...CROSSING_KEYS].sort());
  });

  it('has no unique value by which somebody could guess at rows that it may not see, but these', async () => {
    const indexes = `select indrelid::regclass || ' ' || pg_get_expr(indexprs, indrelid) as name from pg_index
      where (indisunique or indisexclusion) and indexprs is not null and indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
      union all select i.indrelid::regclass || ' ' || (select string_agg(attname, ', ' order by attnum) from pg_attribute a
        where a.attrelid = i.indrelid and a.attnum = any (i.indkey)) from pg_index i
      where (indisunique or indisexclusion) and not indisprimary and indexprs is null
        and indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace and relname not like 'migrations%')`;
    expect(await names(indexes)).toEqual([...ORACLES].sort());
  });

  it('knows every role that there is', async () => {
    const roles = `select rolname as name from pg_roles where rolname like 'vigie\\_%' and rolname not like 'vigie\\_test%'`;
    expect(await names(roles)).toEqual([...ROLES].sort());
  });
});
