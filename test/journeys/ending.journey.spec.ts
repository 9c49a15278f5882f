import { AccompaniedCase, dutyOf, openTasksOf } from '../harness/accompanied-case';
import { Desk } from '../harness/desk';
import { startInstallation, type Installation } from '../harness/installation';
import { fieldsOf, type Refusal } from '../harness/refusals';

let installation: Installation;
let desk: Desk;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'ending', processes: ['api'] });
  desk = new Desk(installation);
}, 60_000);
afterAll(() => installation?.stop());

const seen = (id: string) => new AccompaniedCase(desk, id);
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

describe('the end of an incident', () => {
  const report = {
    ...{ causes: 'Accès à distance sans second facteur.', measures: 'Postes réinstallés.' },
    costEuros: 120_000,
  };

  async function close(id: string) {
    for (const { id: owed } of (await seen(id).read()).obligations)
      await seen(id).act(`obligations/${owed}/waive`, { reason: 'exercice' });
    return seen(id).act('close');
  }

  it.each(['desk', 'declarant'])('is reported by the %s, with its hours measured', async (door) => {
    const { id, declarant } = await desk.declare({ noticedAt: ago(8) });
    await desk.qualify(id);
    const say = (body: unknown) =>
      door === 'desk'
        ? seen(id).act('resolve', body)
        : declarant.ask<Refusal>('POST', '/follow-up/resolution', { body });
    for (const endedAt of [ago(-1), ago(9)]) {
      const refused = await say({ ...report, endedAt });
      expect([refused.status, fieldsOf(refused as never)]).toEqual([422, ['endedAt']]);
    }
    for (const costEuros of [-1, 1.5, '12', 1e11])
      expect((await say({ ...report, costEuros })).status).toBe(422);
    const endedAt = ago(2);
    expect((await say({ ...report, endedAt })).status).toBe(200);
    const state = await seen(id).read();
    expect(state).toMatchObject({ status: 'resolved', resolution: { ...report, endedAt } });
    const { clock, state: settled } = dutyOf(state, 'R35-report-resolution');
    expect(settled).toBe('fulfilled');
    expect(clock).toMatchObject({ withoutDelay: true, anchorAt: endedAt });
    expect(clock.measuredMinutes).toBeGreaterThanOrEqual(119);
    expect(clock.measuredMinutes).toBeLessThanOrEqual(125);
  });

  it('says what stands in the way of closing, closes, may become a lesson, and reopens', async () => {
    const { id, declarant } = await desk.declare();
    await desk.qualify(id);
    const { body } = await seen(id).act('resolve', report);
    const { obstaclesToClosing: obstacles, standsInTheWayOfClosing } = body.desk;
    expect(obstacles.map(({ obligation }) => obligation)).toEqual(standsInTheWayOfClosing);
    expect(obstacles.length).toBeGreaterThan(0);
    for (const { rule, words } of obstacles) {
      expect(rule).toMatch(/^R\d\d-/);
      expect(words).toMatch(/^[A-ZÀ-Ý].{10,}\.$/);
    }
    expect((await seen(id).act('close')).status).toBe(409);
    const closed = await close(id);
    expect([closed.status, closed.body.status]).toEqual([200, 'closed']);
    expect(closed.body.desk.obstaclesToClosing).toEqual([]);
    const rex = await seen(id).act('rex', { draft: true, reason: 'Bascule exemplaire vers le papier.' });
    expect([rex.status, rex.body.desk.rexDraft, rex.body.status]).toEqual([200, true, 'closed']);

    await declarant.ask('POST', '/follow-up/messages', { body: { body: 'Les fichiers ont été publiés.' } });
    const asked = await seen(id).read();
    expect([asked.status, asked.desk.unreadMessages]).toEqual(['closed', 1]);
    expect(openTasksOf(asked).map(({ kind }) => kind)).toContain('message_on_ended_case');
    const { body: back } = await seen(id).act('reopen', { reason: 'Publication annoncée par la structure.' });
    expect([back.status, back.resolution, back.desk.rexDraft]).toEqual(['handling', null, true]);
  });
});
