import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { KEPT_INSIDE } from '#domain/cases';
import { dataSourceOptions } from '#persistence/connection';
import { refuseDangerousRole } from '#persistence/database';
import { UnitOfWork, type Bearer } from '#persistence/unit-of-work';
import { newId } from '#platform/ids';
import { Client } from 'pg';
import { Desk, type Declared } from '../harness/desk';
import { startInstallation, type Installation } from '../harness/installation';
import { connectAs, tryRows } from '../harness/sql-as';

/** Every table that holds something of a case. */
const CASE_TABLES =
  'incident_case case_facility case_grant declaration qualification obligation release letter task recommendation exchange_message case_event call_note audit_event outbox delivery page'.split(
    ' ',
  );
/** Who is known, and what proves it. */
const DIRECTORY_TABLES =
  'organisation organisation_key account session totp passkey recovery_code enrolment_code api_key federated_identity known_device sign_in_challenge sign_in_witness account_notice'.split(
    ' ',
  );
const AUDIENCES = ['vigie_staff', 'vigie_party', 'vigie_declarant', 'vigie_recipient'];
const SETTINGS = ['vigie.session', 'vigie.follow_up', 'vigie.acknowledgement'];

let installation: Installation;
let desk: Desk;
let declared: Declared;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'rows-of-others' });
  desk = new Desk(installation);
  declared = await desk.declare();
  await desk.qualify(declared.id);
}, 60_000);
afterAll(() => installation?.stop());

const tokenOf = (email: string) => desk.tokenOf(email);

describe('a bare connection', () => {
  it.each([...CASE_TABLES, ...DIRECTORY_TABLES])(
    'as the API or the intake reads no row of %s',
    async (table) => {
      for (const login of ['API', 'INTAKE'] as const)
        await connectAs(installation, login, async (client) => {
          expect([login, await tryRows(client, table)]).toEqual([login, 'refused']);
        });
    },
  );

  it('as the worker reads what it sends, and neither accounts, sessions, grants, audit nor call notes', async () => {
    await connectAs(installation, 'WORKER', async (client) => {
      expect(await tryRows(client, 'letter')).not.toBe('refused');
      expect(await tryRows(client, 'case_grant')).toBe(0);
      for (const table of ['account', 'session', 'sign_in_attempt', 'audit_event', 'call_note'])
        expect([table, await tryRows(client, table)]).toEqual([table, 'refused']);
    });
  });

  it.each(['API', 'INTAKE', 'WORKER'] as const)('as %s may not become anything more', async (login) => {
    await connectAs(installation, login, async (client) => {
      const able = [];
      for (const role of ['vigie_owner', 'vigie_verifier', 'vigie_registrar', 'postgres', ...AUDIENCES]) {
        const became = await client.query(`set role ${role}`).then(
          () => true,
          () => false,
        );
        if (became) able.push(role);
        await client.query('reset role');
      }
      expect(able).toEqual(login === 'API' ? AUDIENCES : []);
    });
  });
});

describe('an audience without its secret', () => {
  const expired = 'E'.repeat(52);
  const revoked = 'R'.repeat(52);
  const halfOpen = 'H'.repeat(52);
  const idle = 'D'.repeat(52);
  beforeAll(async () => {
    const hash = (token: string) => createHash('sha256').update(token).digest();
    await installation.adminQuery(
      `insert into session (token_hash, account_id, expires_at, revoked_at, second_factor_at, seen_at)
       select $1::bytea, id, now() - interval '1 second', null::timestamptz, now(), now() from account where email = 'analyste@desk.example'
       union all
       select $2::bytea, id, now() + interval '1 hour', now(), now(), now() from account where email = 'analyste@desk.example'
       union all
       select $3::bytea, id, now() + interval '1 hour', null, null, now() from account where email = 'analyste@desk.example'
       union all
       select $4::bytea, id, now() + interval '1 hour', null, now(), now() - interval '61 minutes'
       from account where email = 'analyste@desk.example'`,
      [hash(expired), hash(revoked), hash(halfOpen), hash(idle)],
    );
  });

  it.each(AUDIENCES)('%s reads no row, whatever it says', async (audience) => {
    await connectAs(installation, 'API', async (client) => {
      const said = [
        '',
        'forged',
        expired,
        revoked,
        halfOpen,
        idle,
        '0'.repeat(52),
        `' or true --`,
        declared.receipt.reference,
      ];
      for (const secret of said)
        for (const table of CASE_TABLES) {
          await client.query('begin');
          for (const setting of SETTINGS)
            await client.query('select set_config($1, $2, true)', [setting, secret]);
          await client.query(`set local role ${audience}`);
          const rows = await tryRows(client, table);
          expect([table, secret, rows === 0 || rows === 'refused']).toEqual([table, secret, true]);
          await client.query('rollback');
        }
    });
  });

  it('is not believed when it brings tables of its own, in which it is the desk', async () => {
    await connectAs(installation, 'API', async (client) => {
      const secret = 'F'.repeat(52);
      await client.query('begin');
      await client.query(
        `create temp table session (token_hash bytea, account_id uuid, expires_at timestamptz, revoked_at timestamptz);
         create temp table account (id uuid, organisation_id uuid, email text, function text, role text, active boolean);
         create temp table organisation (id uuid, code text, kind text);
         insert into pg_temp.organisation select gen_random_uuid(), 'cert', 'cert';
         insert into pg_temp.account select gen_random_uuid(), id, 'x', 'x', 'analyst', true from pg_temp.organisation;
         insert into pg_temp.session select sha256('${secret}'), id, now() + interval '1 day', null from pg_temp.account;
         grant select on session, account, organisation to public`,
      );
      await client.query(`select set_config('vigie.session', $1, true)`, [secret]);
      await client.query('set local role vigie_staff');
      expect(await tryRows(client, 'incident_case')).toBe(0);
    });
  });

  it('reads with a good secret only what is its own, and only in its role', async () => {
    const staff = await tokenOf('analyste@desk.example');
    const stranger = await tokenOf('ars-11@autorite.example');
    const known = await tokenOf('ars-32@autorite.example');
    const rowsOf = (audience: string, session: string) =>
      connectAs(installation, 'API', async (client) => {
        await client.query('begin');
        await client.query(`select set_config('vigie.session', $1, true)`, [session]);
        await client.query(`set local role ${audience}`);
        return tryRows(client, 'incident_case');
      });
    expect(await rowsOf('vigie_staff', staff)).toBe(1);
    expect(await rowsOf('vigie_party', staff)).toBe(0);
    expect(await rowsOf('vigie_staff', known)).toBe(0);
    expect(await rowsOf('vigie_party', known)).toBe(1);
    expect(await rowsOf('vigie_party', stranger)).toBe(0);
  });
});

describe('the history of a case', () => {
  it('says to the desk alone why it sorts and routes, and which other cases there are', async () => {
    const inside = [...KEPT_INSIDE];
    for (const type of inside)
      await installation.adminQuery(
        `insert into case_event (id, case_id, at, type, by, data) values ($1, $2, now(), $3, 'Analyste du CERT', $4)`,
        [newId(), declared.id, type, { into: newId(), reason: 'SECRET-MOTIF' }],
      );
    const typesOf = (audience: string, setting: string, secret: string) =>
      connectAs(installation, 'API', async (client) => {
        await client.query('begin');
        await client.query('select set_config($1, $2, true)', [setting, secret]);
        await client.query(`set local role ${audience}`);
        const { rows } = await client.query<{ type: string }>('select distinct type from case_event');
        return rows.map(({ type }) => type);
      });
    const { reference, followUpCode } = declared.receipt;
    const code = `${reference}:${followUpCode.replaceAll('-', '')}`;
    const agent = await tokenOf('ars-32@autorite.example');
    const told = await typesOf('vigie_party', 'vigie.session', agent);
    expect(told).toContain('qualified');
    expect(told.filter((type) => inside.some((kept) => kept === type))).toEqual([]);
    // Its page says none of it.
    await expect(typesOf('vigie_declarant', 'vigie.follow_up', code)).rejects.toMatchObject({
      code: '42501',
    });
    const analyst = await tokenOf('analyste@desk.example');
    expect(await typesOf('vigie_staff', 'vigie.session', analyst)).toEqual(expect.arrayContaining(inside));
    const ars = await desk.person('ars-32@autorite.example');
    const { text } = await ars.ask('GET', `/cases/${declared.id}/timeline`);
    expect(text).toContain('qualified');
    expect(text).not.toContain('SECRET-MOTIF');
  });
});

describe('a pool of five connections under ten people', () => {
  it('never lends one person’s eyes to the next, aborted requests among them', async () => {
    const options = dataSourceOptions(installation.settings.API_DATABASE_URL!, 'test', 5);
    const db = await new DataSource(options).initialize();
    const work = new UnitOfWork(db);
    const agencies = ['11', '24', '27', '28', '32', '44', '52', '53', '75', '76'];
    const people = await Promise.all(agencies.map((code) => tokenOf(`ars-${code}@autorite.example`)));
    const visit = async (n: number) => {
      const who = n % people.length;
      const bearer: Bearer = { audience: 'vigie_party', session: people[who]! };
      const seen = await work
        .read(bearer, async (manager) => {
          const [me] = await manager.query<{ organisation: string }[]>('select organisation from who.me()');
          await manager.query('select pg_sleep(random() / 100)');
          if (n % 7 === 0) throw new Error('aborted');
          if (n % 11 === 0) await manager.query('select 1 / 0');
          const cases = await manager.query<unknown[]>('select id from incident_case');
          return { organisation: me?.organisation, cases: cases.length };
        })
        .catch(() => null);
      if (seen)
        expect(seen).toEqual({ organisation: `ars:${agencies[who]}`, cases: agencies[who] === '32' ? 1 : 0 });
      return seen !== null;
    };
    try {
      const answered = await Promise.all(Array.from({ length: 200 }, (_, n) => visit(n)));
      expect(answered.filter(Boolean).length).toBeGreaterThan(140);
      const runners = Array.from({ length: 5 }, () => db.createQueryRunner());
      for (const runner of runners) {
        const [left] = (await runner.query(
          `select current_user::text as role, ${SETTINGS.map((s) => `coalesce(current_setting('${s}', true), '')`).join(' || ')} as secret`,
        )) as [unknown];
        expect(left).toEqual({ role: 'vigie_api', secret: '' });
      }
      for (const runner of runners) await runner.release();
    } finally {
      await db.destroy();
    }
  });
});

describe('a process', () => {
  it.each([
    ['a super-user', 'superuser', /is superuser/],
    ['a role that passes by row-level security', 'bypassrls', /bypasses rls/],
    ['a member of the owner', 'in role vigie_owner', /is owner/],
  ])('does not start as %s', async (_, right, why) => {
    const role = `vigie_test_${process.pid}_${newId().slice(-6)}`;
    await installation.adminQuery(`create role ${role} login password 'x' ${right}`);
    const url = new URL(installation.settings.API_DATABASE_URL!);
    url.username = role;
    url.password = 'x';
    const client = new Client({ connectionString: url.href });
    await client.connect();
    try {
      const refused = refuseDangerousRole(client, 'API_DATABASE_URL');
      await expect(refused).rejects.toThrow('API_DATABASE_URL connects with a role');
      await expect(refused).rejects.toThrow(why);
    } finally {
      await client.end();
      await installation.adminQuery(`drop role ${role}`);
    }
  });

  it.each(['API', 'INTAKE', 'WORKER'] as const)('starts as %s', async (login) => {
    await connectAs(installation, login, (client) => refuseDangerousRole(client, `${login}_DATABASE_URL`));
  });
});
