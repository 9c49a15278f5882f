import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Desk } from '../harness/desk';
import { startInstallation, type Installation } from '../harness/installation';
import { readTestGround } from '../harness/test-ground';

let installation: Installation;
let desk: Desk;

beforeAll(async () => {
  // As in production: a clock that moves is read before each request.
  installation = await startInstallation({
    suite: 'one-case',
    processes: [],
    settings: { MOVABLE_CLOCK: 'false' },
  });
  // Each statement of the API into the server's log, where it is counted.
  await installation.adminQuery(`do $$ begin
    execute format('alter role vigie_api in database %I set log_statement = %L', current_database(), 'all'); end $$`);
  await installation.start('api');
  desk = new Desk(installation);
}, 90_000);
afterAll(() => installation?.stop());

const logged = () => readFileSync(path.join(readTestGround().folder, 'logs/postgres.log'), 'utf8');
/** Processes of the server that work for this API: other installations write into the same log. */
async function backends(): Promise<string[]> {
  const rows = await installation.adminQuery<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and usename = 'vigie_api'`,
  );
  return rows.map(({ pid }) => String(pid));
}

/** The log reaches its file a moment after the answer reached us: its length once nothing comes any more. */
async function settled(): Promise<number> {
  for (let length = logged().length; ; length = logged().length) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    if (logged().length === length) return length;
  }
}

/** How many statements one reading takes, those that open and close its transactions included. */
async function statementsOf(question: string): Promise<number> {
  const analyst = await desk.analyst();
  await analyst.ask('GET', question);
  const before = await settled();
  const { status } = await analyst.ask('GET', question);
  expect(status).toBe(200);
  await settled();
  const pids = await backends();
  return logged()
    .slice(before)
    .split('\n')
    .filter(
      (line) => /LOG: {2}(execute|statement)/.test(line) && pids.some((pid) => line.includes(`[${pid}]`)),
    ).length;
}

/** Five hundred items, of every kind that the page shows. */
const fill = (id: string) =>
  installation.adminQuery(`set session_replication_role = replica;
    insert into obligation (id, case_id, rule, rule_version, debtor, act, creditor, phase, basis, because, state, opened_at)
    select gen_random_uuid(), '${id}', 'x', 1, 'cert', 'inform', 'fssi', 'initial', 'x', 'x', 'open', now() from generate_series(1, 150);
    insert into task (id, case_id, kind, subject, todo, opened_at)
    select gen_random_uuid(), '${id}', 'manual', 'x', 'x', now() from generate_series(1, 150);
    insert into exchange_message (id, case_id, at, sender, by, body, tlp, pap, protection, originator)
    select gen_random_uuid(), '${id}', now(), 'declarant', 'declarant', 'x', 'AMBER', 'AMBER', 'none', 'x' from generate_series(1, 100);
    insert into case_event (id, case_id, at, type, by, data)
    select gen_random_uuid(), '${id}', now(), 'call_logged', 'x', '{}' from generate_series(1, 100)`);

describe('the page of one case', () => {
  it.each(['', '/timeline', '/declarations'])(
    'takes as many statements with 500 items as with few: %s',
    async (part) => {
      const { id } = await desk.declare();
      const few = await statementsOf(`/cases/${id}${part}`);
      process.stdout.write(`GET /cases/:id${part}: ${few} statements\n`);
      await fill(id);
      expect(await statementsOf(`/cases/${id}${part}`)).toBe(few);
      // Whoever asks, the case with its parts, that it was read, what waits beside it: each a transaction.
      expect([part, few > 10 && few <= 40]).toEqual([part, true]);
    },
  );

  it.each(['/cases', '/search?q=papier', '/statistics?from=2020-01-01&to=2039-12-31'])(
    'and a list takes as many with ten lines as with one: %s',
    async (question) => {
      await desk.declare();
      await installation.adminQuery('select who.follow_changes(1000)');
      const few = await statementsOf(question);
      process.stdout.write(`GET ${question}: ${few} statements\n`);
      for (let n = 0; n < 9; n += 1) await desk.declare();
      await installation.adminQuery('select who.follow_changes(1000)');
      expect(await statementsOf(question)).toBe(few);
      expect([question, few > 5 && few <= 20]).toEqual([question, true]);
    },
  );
});
