import { aDeclaration } from '../builders/declaration';
import { Desk, type CaseView } from '../harness/desk';
import { eventually } from '../harness/eventually';
import { startInstallation, type Installation } from '../harness/installation';

let installation: Installation;
let desk: Desk;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'other-ways', processes: ['api', 'worker', 'mailbox'] });
  desk = new Desk(installation);
}, 60_000);
afterAll(() => installation?.stop());

const recipients = ({ letters }: CaseView) =>
  letters.filter(({ state }) => state !== 'cancelled').map(({ recipient }) => recipient);
const duty = ({ obligations }: CaseView, act: string, creditor: string) =>
  obligations.find((o) => o.act === act && o.creditor === creditor)!;
const openTasks = ({ desk: { tasks } }: CaseView) =>
  tasks.filter(({ doneAt }) => doneAt === null).map(({ subject }) => subject);
const read = async (id: string) => (await desk.read(id)).body;
const facility = (type: string) => ({ name: 'Structure d’exemple', type, department: '59' });

async function fulfil(id: string, obligation: string) {
  const body = { proof: 'Remis en main propre au permanent.' };
  return (await desk.analyst()).ask<CaseView>('POST', `/cases/${id}/obligations/${obligation}/fulfil`, {
    body,
  });
}

describe('cases that do not go the common way', () => {
  it('a pharmacy ends out of scope, tells no authority, and keeps what is its own', async () => {
    const { id } = await desk.declare({ facility: facility('pharmacy') });
    const state = await desk.qualify(id);
    expect(state.status).toBe('out_of_scope');
    expect(recipients(state)).toEqual(['declarant']);
    expect(duty(state, 'file', 'cnil').state).toBe('open');
  });

  it('the agency is told of an armed-forces hospital whose patients may be hit', async () => {
    const { id } = await desk.declare({ facility: facility('military_hospital') });
    const state = await desk.qualify(id);
    expect(state.status).toBe('transferred');
    expect(recipients(state)).toEqual(['declarant', 'armed-forces', 'ars:32']);
    await eventually('the letter left', async () => {
      const { letters } = await read(id);
      return letters.find(({ recipient }) => recipient === 'ars:32')?.state === 'sent';
    });
  });

  it('a filing made before the declaration is done when it arrives', async () => {
    const at = new Date(Date.now() - 3_600_000).toISOString();
    const { id } = await desk.declare({ alreadyDone: [{ authority: 'cnil', at, reference: 'CNIL-1' }] });
    expect(duty(await read(id), 'file', 'cnil')).toMatchObject({ state: 'fulfilled', proof: 'CNIL-1' });
  });

  it('a complement that asks for TLP:RED keeps letters home, and a person delivers them', async () => {
    const { id, declarant } = await desk.declare();
    // Whoever treats the case is among the persons for whom it is from then on.
    await (await desk.analyst()).ask('POST', `/cases/${id}/take`);
    const body = { tlp: 'RED' };
    const answer = await declarant.ask('POST', '/follow-up/complements', { body });
    expect([answer.status, (answer.body as { tlp: string }).tlp]).toEqual([200, 'TLP:RED']);
    const state = await desk.qualify(id);
    // The receipt, and the reminder of the complaint to lodge: neither says anything of the case.
    expect(recipients(state)).toEqual(['declarant', 'declarant']);
    expect(openTasks(state)).toContain('fssi');
    await fulfil(id, duty(state, 'inform', 'fssi').id);
    const { status, body: after } = await fulfil(id, duty(state, 'escalate', 'fssi').id);
    expect([status, after.status, duty(after, 'escalate', 'fssi').state]).toEqual([
      200,
      'handling',
      'fulfilled',
    ]);
    expect(openTasks(after)).not.toContain('fssi');
  });

  it('a complement may not widen the marking', async () => {
    const { id, declarant } = await desk.declare();
    expect((await declarant.ask('POST', '/follow-up/complements', { body: { tlp: 'CLEAR' } })).status).toBe(
      200,
    );
    expect((await read(id)).tlp).toBe('TLP:AMBER+STRICT');
  });

  it('a declarant without a mail address is somebody’s call to make, and then it is done', async () => {
    const { declarant } = aDeclaration() as { declarant: object };
    const { id } = await desk.declare({ declarant: { ...declarant, email: null } });
    await eventually('the task', async () => openTasks(await read(id)).includes('declarant'));
    const { body } = await fulfil(id, duty(await read(id), 'acknowledge', 'declarant').id);
    expect([openTasks(body), recipients(body)]).toEqual([[], []]);
  });

  it('a consent that has ended, or names nobody known, is refused', async () => {
    const { declarant } = await desk.declare();
    const ask = (change: object) =>
      declarant.ask<{ errors: { field: string }[] }>('POST', '/follow-up/consents', {
        body: { to: 'anssi', items: ['incident'], ...change },
      });
    const past = await ask({ until: '2020-01-01T00:00:00Z' });
    expect([past.status, past.body.errors[0]?.field]).toEqual([422, 'until']);
    const nobody = await ask({ to: 'annsi' });
    expect([nobody.status, nobody.body.errors[0]?.field]).toEqual([422, 'to']);
    expect((await ask({})).status).toBe(200);
  });

  it('a filing dated before the incident was noticed is refused', async () => {
    const { declarant } = await desk.declare();
    const body = { with: 'cnil', reference: 'CNIL-1', filedAt: '2020-01-01T00:00:00Z' };
    const { status, text } = await declarant.ask('POST', '/follow-up/filings', { body });
    expect([status, text]).toEqual([422, expect.stringContaining('"filedAt"')]);
  });
});
