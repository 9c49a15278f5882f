import { Desk } from '../harness/desk';
import { startInstallation, type Installation } from '../harness/installation';

interface Statistics {
  from: string;
  by: string;
  rounded: boolean;
  cases: number;
  series: { from: string; cases: number }[];
  status: { value: string; cases: number }[];
  type: { value: string; cases: number }[];
  region: { value: string; cases: number }[];
  duty: { value: string; cases: number }[];
  delays: { milestone: string; cases: number; averageSeconds: number | null; medianWithin: string | null }[];
}

const ANALYST = 'analyste@desk.example';
const PARIS = { name: 'Ailleurs', department: '75', type: 'private_hospital' };
const HOUR = 3_600_000;

let installation: Installation;
let desk: Desk;
let today: string;

const follow = () => installation.adminQuery('select who.follow_changes(1000)');
const WHOLE = 'from=2020-01-01&to=2039-12-31';

beforeAll(async () => {
  installation = await startInstallation({ suite: 'statistics', processes: ['api'] });
  desk = new Desk(installation);
  const start = await installation.clock.now();
  today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Paris' }).format(start);
  for (let n = 0; n < 7; n += 1) await desk.declare();
  const { id } = await desk.declare({ facility: PARIS, incidentType: 'data_leak' });
  await installation.clock.moveTo(start + 2 * HOUR);
  await desk.qualify(id);
}, 90_000);
afterAll(() => installation?.stop());

async function ask(email: string, query = WHOLE): Promise<Statistics> {
  const { status, body, text } = await (
    await desk.person(email)
  ).ask<Statistics>('GET', `/statistics?${query}`);
  if (status !== 200) throw new Error(text);
  return body;
}
const of = (counts: Statistics['status'], value: string) =>
  counts.find((count) => count.value === value)?.cases;

describe('statistics', () => {
  it('count what the reader may know, before the worker has looked as well as after', async () => {
    const before = await ask(ANALYST);
    expect(before.cases).toBe(8);
    expect([of(before.type, 'ransomware'), of(before.type, 'data_leak')]).toEqual([7, 1]);
    expect([of(before.region, '32'), of(before.region, '11')]).toEqual([7, 1]);
    expect([of(before.status, 'received'), of(before.status, 'qualified')]).toEqual([7, 1]);
    await follow();
    expect(await ask(ANALYST)).toEqual(before);
  });

  it('give the same by day, over a month and over years', async () => {
    const { series } = await ask(ANALYST, `${WHOLE}&by=day`);
    expect(series).toEqual([{ from: today, cases: 8 }]);
    const day = await ask(ANALYST, `from=${today}&to=${today}`);
    const { cases, status, duty, delays } = await ask(ANALYST);
    expect(day).toMatchObject({ cases, status, duty, delays });
    const month = today.slice(0, 8);
    expect(await ask(ANALYST, `from=${month}01&to=${month}28`)).toHaveProperty(
      'cases',
      Number(today.slice(8)) > 28 ? 0 : 8,
    );
    expect((await ask(ANALYST, 'from=2020-01-01&to=2020-12-31')).cases).toBe(0);
  });

  it('say how long the desk took', async () => {
    const { delays } = await ask(ANALYST);
    const taken = delays.find(({ milestone }) => milestone === 'taken')!;
    expect(taken.cases).toBe(1);
    expect(taken.averageSeconds).toBeGreaterThanOrEqual(7190);
    expect(taken.averageSeconds).toBeLessThan(7300);
    expect(taken.medianWithin).toBe('4');
  });

  it('follow what the desk does', async () => {
    const { id } = await desk.declare();
    await follow();
    await (await desk.analyst()).ask('POST', `/cases/${id}/take`);
    expect(of((await ask(ANALYST)).status, 'triage')).toBe(1);
    await follow();
    const after = await ask(ANALYST);
    expect(after.cases).toBe(9);
    expect([of(after.status, 'triage'), of(after.status, 'received')]).toEqual([1, 7]);
    const [kept] = await installation.adminQuery<{ wrong: number }>(
      'select count(*)::int as wrong from case_count where cases < 0',
    );
    expect(kept!.wrong).toBe(0);
  });

  it('are rounded outside the desk, month by month, and name nothing that only a few cases have', async () => {
    const fssi = await ask('fssi@autorite.example', `from=2020-01-15&to=2039-12-02&by=day`);
    expect(fssi).toMatchObject({ from: '2020-01-01', by: 'month', rounded: true, cases: 10 });
    expect([of(fssi.region, '11'), of(fssi.region, '32')]).toEqual([undefined, 10]);
    expect((await ask('ars-11@autorite.example')).cases).toBe(0);
    expect((await ask('ars-32@autorite.example')).cases).toBe(10);
    expect((await ask('corruss@autorite.example')).cases).toBe(0);
    expect((await ask(ANALYST)).rounded).toBe(false);
  });

  it.each([
    ['', 2],
    ['from=2026-02-30&to=2026-03-01', 1],
    ['from=2026-01-02&to=2026-01-01', 1],
    ['from=2000-01-01&to=2026-01-01', 1],
    [`${WHOLE}&by=week`, 1],
  ])('say what is wrong with ?%s', async (query, faults) => {
    const { status, body } = await (
      await desk.analyst()
    ).ask<{ errors: unknown[] }>('GET', `/statistics?${query}`);
    expect([status, body.errors.length]).toEqual([422, faults]);
  });
});
