import { randomUUID } from 'node:crypto';
import { aDeclaration, NARRATIVE } from '../builders/declaration';
import { AccompaniedCase, dutyOf, openTasksOf, type Change, type Page } from '../harness/accompanied-case';
import { Desk, type Receipt } from '../harness/desk';
import { eventually } from '../harness/eventually';
import { basic } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';

let installation: Installation;
let desk: Desk;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'typed-in', processes: ['api', 'worker', 'mailbox'] });
  desk = new Desk(installation);
}, 60_000);
afterAll(() => installation?.stop());

const seen = (id: string) => new AccompaniedCase(desk, id);
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

/** Types in what somebody said on the telephone, and shows how its holder comes in. */
async function typeIn(change: Record<string, unknown> = {}) {
  const analyst = await desk.analyst();
  const body = aDeclaration({
    ...{ channel: 'phone', noticedAt: ago(6), receivedAt: ago(5) },
    ...{ systems: ['mail'], data: { personal: 'yes', persons: 300_000, effects: ['disclosed'] } },
    ...change,
  });
  const headers = { 'idempotency-key': randomUUID() };
  const { status, body: receipt } = await analyst.ask<Receipt>('POST', '/declarations/typed-in', {
    body,
    headers,
  });
  expect(status).toBe(201);
  const { body: queue } = await analyst.ask<{ cases: { id: string }[] }>(
    'GET',
    `/cases?reference=${receipt.reference}`,
  );
  const declarant = desk.nobody.as(basic(receipt.reference, receipt.followUpCode));
  return { receipt, body, declarant, id: queue.cases[0]!.id };
}

describe('a declaration by telephone', () => {
  let told: Awaited<ReturnType<typeof typeIn>>;
  beforeAll(async () => {
    told = await typeIn();
  });

  it('keeps the hours at which it was noticed and told, and a receipt that can be read to the caller', async () => {
    const state = await seen(told.id).read();
    expect(state.receivedAt).toBe(told.body.receivedAt);
    expect(state.incident.noticedAt).toBe(told.body.noticedAt);
    expect(told.receipt.receivedAt).toBe(told.body.receivedAt);
    // Groups without letters that sound or look alike.
    expect(told.receipt.reference).toMatch(/^VG(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    expect(told.receipt.followUpCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]$/);
    expect(dutyOf(state, 'R02-confirm').state).toBe('open');
  });

  it('that is told for the persons named alone is known by who typed it in, and by no colleague', async () => {
    const { id } = await typeIn({ tlp: 'RED' });
    const [typist, colleague] = [await desk.analyst(), await desk.person('analyste2@desk.example')];
    expect((await typist.ask('GET', `/cases/${id}`)).status).toBe(200);
    expect((await colleague.ask('GET', `/cases/${id}`)).status).toBe(404);
  });

  it('is corrected by whoever told it: a new version, side by side with the first', async () => {
    const body = { kind: 'correction', narrative: 'Le chiffre était faux.', data: { persons: 12 } };
    const { status } = await told.declarant.ask('POST', '/follow-up/complements', { body });
    expect(status).toBe(200);
    const analyst = await desk.analyst();
    const { body: compared } = await analyst.ask<{ changes: Change[] }>(
      'GET',
      `/cases/${told.id}/declarations/compare?from=1&to=2`,
    );
    expect(compared).toEqual({
      ...{ from: 1, to: 2, changes: [{ field: 'data.persons', before: 300_000, after: 12 }] },
    });
    const own = await told.declarant.ask<{ versions: { kind: string; narrative: string }[] }>(
      'GET',
      '/follow-up/versions',
    );
    expect(own.body.versions.map(({ kind, narrative }) => [kind, narrative])).toEqual([
      ['initial', NARRATIVE],
      ['correction', 'Le chiffre était faux.'],
    ]);
    expect((await seen(told.id).read()).incident.data.persons).toBe(12);
    const { body: events } = await analyst.ask<{ events: { type: string }[] }>(
      'GET',
      `/cases/${told.id}/timeline`,
    );
    expect(events.events.map(({ type }) => type)).toContain('corrected');
  });

  it.each([
    ['from=1&to=9', 404],
    ['from=0&to=1', 422],
    ['from=1&to=x', 422],
    ['from=1&from=2', 422],
    ['from=2&to=1', 200],
    ['', 200],
  ])('compared by %p answers %d', async (query, status) => {
    const analyst = await desk.analyst();
    const path = `/cases/${told.id}/declarations/compare?${query}`;
    expect((await analyst.ask('GET', path)).status).toBe(status);
  });

  it('is confirmed by whoever told it, once', async () => {
    const confirm = () => told.declarant.ask<Page & { refusal?: string }>('POST', '/follow-up/confirmation');
    const { status, body } = await confirm();
    expect([status, typeof body.confirmedAt]).toEqual([200, 'string']);
    const confirmed = body.owed.find(({ rule }) => rule === 'R02-confirm');
    expect(confirmed).toMatchObject({ state: 'fulfilled', settledAt: body.confirmedAt });
    const again = await confirm();
    expect([again.status, again.body.refusal]).toEqual([409, 'already_confirmed']);
    expect((await seen(told.id).read()).confirmedAt).toBe(body.confirmedAt);
  });

  it('on the form has nothing to confirm', async () => {
    const { declarant } = await desk.declare();
    const { status, body } = await declarant.ask<{ refusal: string }>('POST', '/follow-up/confirmation');
    expect([status, body.refusal]).toEqual([409, 'nothing_to_confirm']);
  });

  it('without a mail address is somebody’s call to make', async () => {
    const declarant = { name: 'Camille Exemple', role: 'cio', phone: '+33 1 99 00 00 09' };
    const { id } = await typeIn({ declarant });
    const [task] = await eventually('the task', async () => {
      const tasks = openTasksOf(await seen(id).read()).filter(({ subject }) => subject === 'declarant');
      return tasks.length > 0 && tasks;
    });
    expect(task!.todo).toMatch(/téléphone/);
    await seen(id).act(`tasks/${task!.id}/done`, { outcome: 'Rappelé, référence lue.' });
    // Nothing can be written to it: the next message is a call too.
    await seen(id).act('messages', { body: 'Les sauvegardes sont-elles hors ligne ?' });
    expect(openTasksOf(await seen(id).read())).toMatchObject([
      { kind: 'delivery_failed', subject: 'declarant' },
    ]);
  });
});
