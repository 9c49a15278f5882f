import { Client } from 'pg';
import { asAdmin, databaseUrl, readTestGround } from '../../../../test/harness/test-ground';
import { Pipeline } from '.';

const ground = readTestGround();
const DATABASE = `vigie_pipeline_${process.pid}`;
const url = databaseUrl(ground.adminUrl, DATABASE);

const TABLES = `
  create table account (id int primary key, sum int not null check (sum >= 0));
  create table entry (id serial primary key, account int not null references account deferrable initially deferred);`;

const open = (id: number) => ({ text: 'insert into account values ($1, $2)', values: [String(id), '0'] });
const enter = (account: number) => ({
  text: 'insert into entry (account) values ($1)',
  values: [String(account)],
});

let pipeline: Pipeline;
let admin: Client;

beforeAll(async () => {
  await asAdmin(ground.adminUrl, (client) => client.query(`create database ${DATABASE} template template0`));
  admin = new Client({ connectionString: url });
  await admin.connect();
});
beforeEach(async () => {
  await admin.query(`drop table if exists entry, account; ${TABLES}`);
  pipeline = new Pipeline(url, 'vigie-test', 3);
});
afterEach(() => pipeline.close());
afterAll(async () => {
  await admin?.end();
  await asAdmin(ground.adminUrl, (client) =>
    client.query(`drop database if exists ${DATABASE} with (force)`),
  );
});

async function counted(): Promise<{ accounts: number; entries: number }> {
  const { rows } = await admin.query<{ accounts: number; entries: number }>(
    'select (select count(*)::int from account) as accounts, (select count(*)::int from entry) as entries',
  );
  return rows[0]!;
}

describe('a transaction that is sent at once', () => {
  it('is committed whole, in its order, the same statement twice included', async () => {
    await pipeline.commit([open(1), enter(1), enter(1)]);
    expect(await counted()).toEqual({ accounts: 1, entries: 2 });
  });

  it.each([
    [
      'the first statement',
      [enter(1), open(-1), { text: 'insert into account values ($1, $2)', values: ['2', '-5'] }],
    ],
    ['the last statement', [open(1), { text: 'insert into account values ($1, $2)', values: ['1', '0'] }]],
    ['a check that waits for the commit', [open(1), enter(7)]],
    [
      'a statement that cannot be planned',
      [open(1), { text: 'insert into nowhere values ($1)', values: ['1'] }],
    ],
  ])('leaves nothing when %s fails', async (_what, statements) => {
    await expect(pipeline.commit(statements)).rejects.toThrow();
    expect(await counted()).toEqual({ accounts: 0, entries: 0 });
  });

  it('says which constraint refused it', async () => {
    await expect(pipeline.commit([open(1), enter(7)])).rejects.toMatchObject({
      code: '23503',
      constraint: 'entry_account_fkey',
    });
  });

  it('answers each of many at once with its own outcome', async () => {
    const commits = Array.from({ length: 200 }, (_, i) =>
      pipeline.commit(i % 3 === 0 ? [open(i), enter(-1)] : [open(i), enter(i)]),
    );
    const outcomes = await Promise.allSettled(commits);
    const refused = outcomes.flatMap(({ status }, i) => (status === 'rejected' ? [i] : []));
    expect(refused).toEqual(Array.from({ length: 200 }, (_, i) => i).filter((i) => i % 3 === 0));
    expect(await counted()).toEqual({ accounts: 200 - refused.length, entries: 200 - refused.length });
  });

  it('fails when the server cuts the connection, and the next one works', async () => {
    const sleeping = pipeline.commit([open(1), { text: 'select pg_sleep($1)', values: ['20'] }]);
    const refused = expect(sleeping).rejects.toThrow();
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(%' and pid <> pg_backend_pid()`;
    while ((await admin.query(cut)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await refused;
    await pipeline.commit([open(2)]);
    expect(await counted()).toEqual({ accounts: 1, entries: 0 });
  });

  it('reads beside it, the statement of a transaction too', async () => {
    await pipeline.commit([open(1)]);
    const read = { text: 'select id from account where id = $1', values: ['1'] };
    await pipeline.commit([read]);
    expect(await pipeline.query(read.text, read.values)).toEqual([{ id: 1 }]);
  });
});
