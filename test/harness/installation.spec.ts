import { startInstallation, type Installation } from './installation';

const statusOf = async (url: string) => (await fetch(url)).status;

describe('an installation of the tests', () => {
  let installation: Installation;

  beforeAll(async () => {
    installation = await startInstallation({ suite: 'installation', processes: ['mailbox', 'api'] });
  }, 60_000);
  afterAll(() => installation?.stop());

  it('answers on its own addresses, with the demonstration in its own database', async () => {
    expect(await statusOf(`${installation.url}/api/v1/health`)).toBe(200);
    expect(await statusOf(`${installation.mailbox}/api/letters`)).toBe(200);
    const [{ regions }] = (await installation.adminQuery<{ regions: string }>(
      `select count(*) as regions from organisation where kind = 'ars'`,
    )) as [{ regions: string }];
    expect(Number(regions)).toBe(18);
  });

  it('lets the demonstration accounts sign in with its password', async () => {
    const answer = await fetch(`${installation.url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'analyste@desk.example', password: installation.password }),
    });
    expect(answer.status).toBe(201);
  });

  it('moves the clock of the product', async () => {
    await installation.clock.moveTo('2024-02-11T06:10:00+01:00');
    const late = (await installation.clock.now()) - Date.parse('2024-02-11T06:10:00+01:00');
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(30_000);
  });

  it('kills a process outright and starts it again at the same address', async () => {
    const [before] = installation.pids('api');
    await installation.kill('api');
    expect(installation.pids('api')).toEqual([]);
    await expect(fetch(`${installation.url}/api/v1/health`)).rejects.toThrow();
    await installation.start('api');
    expect(installation.pids('api')).not.toContain(before);
    expect(await statusOf(`${installation.url}/api/v1/health`)).toBe(200);
  }, 60_000);

  it('says what went wrong inside', async () => {
    expect(installation.warnings().filter((text) => text.startsWith('mailbox.log'))).toEqual([]);
    await installation.adminQuery('alter table clock_offset rename to elsewhere');
    await expect(installation.clock.moveTo(0)).rejects.toThrow(/500/);
    await installation.adminQuery('alter table elsewhere rename to clock_offset');
    expect(installation.warnings().join()).toContain('clock_offset');
  });

  it('shares nothing with another installation', async () => {
    const other = await startInstallation({ suite: 'installation', processes: ['api'] });
    try {
      await other.adminQuery('update clock_offset set milliseconds = 7');
      const read = 'select milliseconds::text as moved from clock_offset';
      expect(await other.adminQuery(read)).not.toEqual(await installation.adminQuery(read));
      expect(other.settings.REDIS_PREFIX).not.toBe(installation.settings.REDIS_PREFIX);
    } finally {
      await other.stop();
    }
  }, 60_000);
});
