import { request } from 'node:http';
import { HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';
import { startPlantedApi } from '../harness/planted-api';
import { inTurns } from './in-turns';
import { isOpen } from './oracle';
import { drawnFrom, THINGS } from './objects';
import { fillWorld } from './sql-world';
import { SUBJECTS, type Subject } from './subjects.data';
import { idOf, tokenOf } from './world-rows';

const seed = Number(process.env.PROPERTY_SEED ?? Math.floor(Math.random() * 2 ** 31));
const VISITS = process.env.CAMPAIGN ? 10_000 : 2000;

const isHere = ({ session, account }: Subject) =>
  session === 'live' && account !== null && account.active !== false;
/** So many that fifty people share five connections: everybody has three colleagues with the same rights, but for their name. */
const PEOPLE = SUBJECTS.filter(isHere);
const COLLEAGUES = [2, 3, 4].flatMap((n) =>
  PEOPLE.map((who) => ({
    ...{ ...who, name: `${who.name} ${n}` },
    account: { ...who.account!, email: `${n}-${who.account!.email}` },
  })),
);

let installation: Installation;
let stopPlanted: (() => Promise<void>) | undefined;
let url: string;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'behind-a-hole', processes: ['api'] });
  await fillWorld(installation, { things: THINGS, whole: true, besides: COLLEAGUES });
  // Of the cases of the world, some are counted in sums and the others one by one.
  await installation.adminQuery(`delete from case_digest;
    insert into case_digest (case_id, stale) select id, true from incident_case where reference like 'VG-WRLD%';
    select who.follow_changes(100)`);
  stopPlanted = await startPlantedApi(installation);
  url = installation.url;
}, 120_000);
afterAll(async () => {
  await stopPlanted?.();
  await installation?.stop();
});

const subjectOf = (name: string) => [...SUBJECTS, ...COLLEAGUES].find((subject) => subject.name === name)!;
const clientOf = (name: string) => new HttpClient(url).as(`Bearer ${tokenOf(`session ${name}`)}`);
const headersOf = (sql: readonly string[]) => ({
  'x-sql': Buffer.from(JSON.stringify(sql)).toString('base64'),
});
const inject = async (name: string, ...sql: string[]) =>
  (await clientOf(name).ask<unknown[]>('POST', '/planted/injection', { headers: headersOf(sql) })).body;
const knownTo = (name: string) => THINGS.filter((thing) => isOpen(subjectOf(name), thing, thing)).length;
const COUNT = `select count(*)::int as cases from incident_case where reference like 'VG-WRLD%'`;
const anId = idOf('incident_case', 0, 0);

/** What somebody else's SQL may try inside the transaction of a person, before it counts the cases that it sees. */
const ATTACKS: readonly [what: string, sql: string[]][] = [
  ['nothing but the count', []],
  ['another session by guess', [`select set_config('vigie.session', '${'A'.repeat(52)}', true)`]],
  ['the hash of a session', [`select set_config('vigie.session', encode(sha256('x'), 'hex'), true)`]],
  ['no session', [`select set_config('vigie.session', '', true)`]],
  [
    'a setting of its own',
    [`select set_config('vigie.account', '${anId}', true), set_config('app.user', 'x', true)`],
  ],
  ['a case as its own new one', [`select set_config('vigie.new_case', '${anId}', true)`]],
  ['a code of nobody', [`select set_config('vigie.follow_up', 'VG-WRLD-0000:X', true)`]],
  ['the login again', ['reset role']],
  ['no role at all', [`set role none`]],
  ['the other audiences', [`set role vigie_recipient`, `set role vigie_declarant`]],
  ['the desk', [`set role vigie_staff`]],
  ['the party', [`set role vigie_party`]],
  ['the owner', ['savepoint a', 'set role vigie_owner', 'rollback to a']],
  ['the verifier', ['savepoint a', 'set role vigie_verifier', 'rollback to a']],
  ['the worker', ['savepoint a', 'set role vigie_worker', 'rollback to a']],
  ['the intake', ['savepoint a', 'set role vigie_intake', 'rollback to a']],
  ['another login', ['savepoint a', 'set session authorization vigie_worker', 'rollback to a']],
  [
    'row security off',
    ['savepoint a', 'set row_security = off', COUNT, 'rollback to a', 'set row_security = on'],
  ],
  ['the policies', ['savepoint a', 'alter table incident_case disable row level security', 'rollback to a']],
  ['a policy of its own', ['savepoint a', 'create policy x on incident_case using (true)', 'rollback to a']],
  ['the triggers', ['savepoint a', `set session_replication_role = 'replica'`, 'rollback to a']],
  [
    'tables in front',
    [
      'reset role',
      `create temp table session (token_hash bytea, account_id uuid, expires_at timestamptz, revoked_at timestamptz)`,
      `create temp table case_grant (case_id uuid, principal text, tlp_max text, capabilities text[], until timestamptz, revoked_at timestamptz)`,
      `insert into pg_temp.case_grant select '${anId}', 'cert', 'RED', '{read}', null, null`,
      'grant all on pg_temp.session, pg_temp.case_grant to public',
      'set local role vigie_staff',
    ],
  ],
  [
    'functions in front',
    [
      'reset role',
      `create function pg_temp.is_staff() returns boolean language sql as 'select true'`,
      'set local search_path = pg_temp, who, public',
      'set local role vigie_staff',
    ],
  ],
  ['the path', [`set local search_path = pg_temp`, `set local search_path = public, who`]],
  [
    'a definer with a leak',
    [
      'savepoint a',
      `create function pg_temp.leak(uuid, text) returns boolean language plpgsql cost 0.0000001 as 'begin raise notice ''%'', $2; return true; end'`,
      'select id from incident_case where pg_temp.leak(id, reference)',
      'rollback to a',
    ],
  ],
  ['a statement kept for later', ['prepare later as select count(*) from incident_case', 'execute later']],
  [
    'a cursor left open',
    ['declare left_open cursor with hold for select id from incident_case', 'fetch all from left_open'],
  ],
  ['a lock kept', ['select pg_advisory_lock(1)', 'select pg_advisory_lock_shared(715000)']],
  ['a word to listen to', ['listen vigie', `notify vigie, 'x'`]],
  [
    'a file',
    [
      'savepoint a',
      `copy incident_case to '/tmp/x'`,
      'rollback to a',
      'savepoint a',
      `select pg_read_file('/etc/passwd')`,
      'rollback to a',
    ],
  ],
  ['a program', ['savepoint a', `copy incident_case to program 'cat'`, 'rollback to a']],
  ['what others run', ['select query from pg_stat_activity', 'select most_common_vals from pg_stats']],
  [
    'a breach of glass of another',
    ['savepoint a', `select who.review_glass('${anId}', 'justified', 'x')`, 'rollback to a'],
  ],
];

describe('an injection of SQL into a transaction', () => {
  it.each(ATTACKS)('that tries %s reads no case that its person may not know', async (_, sql) => {
    for (const name of ['other ARS', 'junior', 'security officer', 'administrator']) {
      const got = await inject(name, ...sql, COUNT);
      const last = got.at(-1) as [{ cases: number }] | { refused: string };
      const cases = Array.isArray(last) ? last[0].cases : 0;
      expect([name, cases <= knownTo(name)]).toEqual([name, true]);
    }
  });

  it('becomes nobody else by what it says', async () => {
    const roles = [
      'vigie_owner',
      'vigie_verifier',
      'vigie_registrar',
      'vigie_worker',
      'vigie_intake',
      'postgres',
    ];
    for (const role of roles) {
      const [got] = await inject('other ARS', `set role ${role}`);
      expect([role, got]).toEqual([role, { refused: '42501' }]);
    }
    const [me] = await inject('other ARS', 'select function from who.me()');
    expect(me).toEqual([{ function: 'other ARS' }]);
  });

  const SECRETS = [
    'session',
    'account',
    'sign_in_attempt',
    'access_request',
    'audit_event',
    'totp',
    'passkey',
  ];
  const DERIVED = ['search_entry', 'search_entry_name', 'search_entry_text', 'case_digest', 'case_count'];
  it.each([...SECRETS, ...DERIVED])(
    'reads nothing of %s, and so no secret to come back with and no word of what is hidden',
    async (table) => {
      for (const role of ['vigie_party', 'vigie_api']) {
        const got = await inject(
          'other ARS',
          `select set_config('role', '${role}', true)`,
          `select * from ${table}`,
        );
        expect([role, got.at(-1)]).toEqual([role, { refused: '42501' }]);
      }
    },
  );

  it.each([
    `who.follow_changes(1)`,
    `who.digest_of(array['${anId}'::uuid])`,
    `who.index_words(array['${anId}'::uuid])`,
    `who.note_refusal(gen_random_uuid(), 'x', 'x', 'x', 'x', 'x')`,
  ])('cannot call %s as somebody who was let in', async (call) => {
    for (const name of ['other ARS', 'analyst'])
      expect([name, await inject(name, `select ${call}`)]).toEqual([name, [{ refused: '42501' }]]);
  });

  it('finds and counts through the functions of search and of statistics what its person may know, no more', async () => {
    const found = `select case_id from who.find_cases('VG-WRLD', null, null, null, 5000)`;
    const counted = `select cases::int from who.count_cases('2000-01-01', '2100-01-01', 'month') where part = 'cases' and period is null`;
    for (const name of ['other ARS', 'junior', 'analyst', 'security officer', 'administrator']) {
      const [cases, [count]] = (await inject(name, found, counted)) as [unknown[], { cases: number }[]];
      expect([name, Array.isArray(cases) ? cases.length : 0]).toEqual([name, knownTo(name)]);
      expect([name, count?.cases ?? 0]).toEqual([name, knownTo(name)]);
    }
  });

  it('opens no session without the password of its account', async () => {
    const open = `select who.open_session('analyste@desk.example', '\\x00', '\\x00', sha256('x'), '1 day') as opened`;
    const got = await inject('other ARS', 'reset role', open);
    expect(got.at(-1)).toEqual([{ opened: false }]);
  });

  it('writes nothing where the route only reads', async () => {
    const writes = [
      `update incident_case set wake_at = null`,
      `insert into audit_event (id, at, actor_kind, actor_function, action, object_type, object_id, decision) values (gen_random_uuid(), now(), 'staff', 'x', 'x', 'x', 'x', 'allowed')`,
      'set transaction read write',
      `select who.close_session()`,
    ];
    for (const sql of writes) {
      const { body } = await clientOf('analyst').ask<unknown[]>('GET', '/planted/reading', {
        headers: headersOf([sql]),
      });
      const { refused } = body[0] as { refused?: string };
      expect([sql, ['25006', '25001', '42501'].includes(refused ?? '')]).toEqual([sql, true]);
    }
  });
});

interface Left {
  role: string;
  login: string;
  secret: string;
  path: string;
}
const leftOver = async () => (await new HttpClient(url).ask<Left[]>('GET', '/planted/pool')).body;

/** Asks for the queue and hangs up after some milliseconds. */
const hangUp = (name: string, ms: number) =>
  new Promise<void>((resolve) => {
    const { hostname, port } = new URL(url);
    const headers = { authorization: `Bearer ${tokenOf(`session ${name}`)}` };
    const sent = request({ hostname, port, path: '/api/v1/cases?limit=200', headers, agent: false });
    sent.once('error', () => resolve());
    sent.once('response', (response) => response.resume().once('close', () => resolve()));
    sent.end();
    setTimeout(() => sent.destroy(), ms);
  });

describe('a pool of connections', () => {
  it(`never lends one person’s eyes to the next over ${VISITS} interleaved requests of 50 on 5 connections, cancelled and hung up`, async () => {
    process.stdout.write(`\npool: ${VISITS} requests, seed ${seed}\n`);
    const people = [...PEOPLE, ...COLLEAGUES].slice(0, 50);
    expect(people).toHaveLength(50);
    const draw = drawnFrom(seed);
    const visits = Array.from({ length: VISITS }, () => ({
      who: draw(people),
      how: draw([0, 1, 2, 3, 4, 5, 6, 7]),
    }));
    const cancel = `select pg_cancel_backend(pid) from pg_stat_activity where usename = 'vigie_api' and state = 'active' and datname = current_database() and random() < 0.5`;
    await inTurns(visits, 50, async ({ who: { name }, how }) => {
      if (how === 0) return hangUp(name, 3);
      if (how === 1 && draw([0, 1, 2, 3]) === 0) return void (await installation.adminQuery(cancel));
      if (how === 2) return void (await inject(name, 'select 1 / 0', COUNT));
      const { status, body } = await clientOf(name).ask<{ function: string }>('GET', '/sessions/current');
      // A statement that was cancelled answers 500, and nobody's name.
      if (status === 200) expect(body.function).toBe(name);
      const got = await inject(name, 'select function from who.me()', COUNT);
      const [me, counted] = (Array.isArray(got) ? got : []) as [
        { function: string }[]?,
        { cases: number }[]?,
      ];
      if (Array.isArray(me)) expect(me).toEqual([{ function: name }]);
      if (Array.isArray(counted)) expect([name, counted[0]!.cases]).toEqual([name, knownTo(name)]);
    });
    const left = await leftOver();
    expect(left).toHaveLength(5);
    for (const { role, login, secret } of left)
      expect({ role, login, secret }).toEqual({ role: 'vigie_api', login: 'vigie_api', secret: '' });
  }, 600_000);
});
