import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { REPOSITORY } from '../harness/child-process';
import { startInstallation, type Installation } from '../harness/installation';
import { asAdmin, databaseUrl, readTestGround } from '../harness/test-ground';

let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'production', processes: [] });
}, 60_000);
afterAll(() => installation?.stop());

const run = (script: string, change: Record<string, string>, ...args: string[]) =>
  spawnSync(process.execPath, [path.join(REPOSITORY, 'dist', script), ...args], {
    ...{ cwd: REPOSITORY, encoding: 'utf8', timeout: 30_000 },
    env: { ...process.env, ...installation.settings, ...change },
  });

describe('production', () => {
  it('has no invented account: the seed refuses, and leaves nothing behind', async () => {
    const accounts = 'select count(*) as n from account';
    const before = await installation.adminQuery(accounts);
    const { status, stderr } = run('migrations/seed-demonstration.js', { VIGIE_MODE: 'production' });
    expect(status).toBe(1);
    expect(stderr).toContain('The demonstration is refused in production.');
    expect(await installation.adminQuery(accounts)).toEqual(before);
  });

  it.each(['demonstration', 'test'])('is not left by saying %s beside NODE_ENV=production', (VIGIE_MODE) => {
    for (const script of ['migrations/seed-demonstration.js', 'apps/mailbox/src/main.js']) {
      const { status, stderr } = run(script, { VIGIE_MODE, NODE_ENV: 'production' });
      expect([script, status]).toEqual([script, 1]);
      expect(stderr).toContain('invented accounts would open it');
    }
  });

  it('has a clock that no statement of the API moves, since grants end by it', async () => {
    const { adminUrl, template } = readTestGround();
    const name = `vigie_unseeded_${process.pid}`;
    const moved = 'update clock_offset set milliseconds = 1';
    await asAdmin(adminUrl, (admin) => admin.query(`create database ${name} template ${template}`));
    try {
      await asAdmin(databaseUrl(adminUrl, name), async (db) => {
        await db.query('set role vigie_api');
        await expect(db.query(moved)).rejects.toMatchObject({ code: '42501' });
      });
    } finally {
      await asAdmin(adminUrl, (admin) => admin.query(`drop database ${name}`));
    }
  });

  it.each(['api', 'worker'])(
    'is not what %s starts in on a database that the demonstration filled',
    (name) => {
      const change = { VIGIE_MODE: 'production', MOVABLE_CLOCK: 'false' };
      const { status, stderr } = run(`apps/${name}/src/main.js`, change);
      expect([status, stderr]).toEqual([
        1,
        expect.stringContaining('holds the invented accounts of a demonstration'),
      ]);
    },
  );

  it('begins with two people, let in by codes that are printed once, and never again', async () => {
    const people = ['chef@desk.example', 'garde@desk.example'];
    const first = () => run('migrations/first-people.js', { VIGIE_MODE: 'production' }, ...people);
    expect(first().stderr).toContain('There are accounts already');
    await installation.adminQuery('truncate account cascade');
    const { stdout, status } = first();
    expect(status).toBe(0);
    expect(stdout.match(/(\w{4}-){3}\w{4}/g)).toHaveLength(2);
    const rows = await installation.adminQuery('select email, role from account order by role');
    expect(rows).toEqual([
      { email: 'chef@desk.example', role: 'administrator' },
      { email: 'garde@desk.example', role: 'duty_manager' },
    ]);
    expect(first().status).toBe(1);
  });
});
