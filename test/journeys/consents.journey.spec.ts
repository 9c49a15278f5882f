import { NARRATIVE } from '../builders/declaration';
import { Desk, type CaseView, type Declared } from '../harness/desk';
import { eventually } from '../harness/eventually';
import type { Answer } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';
import { mailsTo } from '../harness/mails';

let installation: Installation;
let desk: Desk;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'consents', processes: ['api', 'worker', 'mailbox'] });
  desk = new Desk(installation);
}, 60_000);
afterAll(() => installation?.stop());

interface Consent {
  id: string;
  to: string;
  organisation: string;
  items: string[];
  tlp: string;
  state: string;
  revokeReason: string | null;
}
interface Listener {
  recipient: string;
  allowed: boolean;
  items: string[];
  wouldLift: string | null;
  told: { message: string; items: string[]; state: string; tlp: string }[];
}
type Refused = { refusal: string; reasons: string[] };

async function ask<T = CaseView>(path: string, body: unknown): Promise<Answer<T>> {
  return (await desk.analyst()).ask<T>('POST', path, { body });
}
const share = <T = CaseView>(id: string, body: unknown) => ask<T>(`/cases/${id}/shares`, body);
const agree = ({ declarant }: Declared, body: unknown) =>
  declarant.ask<{ consents: Consent[] }>('POST', '/follow-up/consents', { body });
const takeBack = ({ declarant }: Declared, { id }: Consent, reason: string | null = null) =>
  declarant.ask<{ consents: Consent[] }>('POST', `/follow-up/consents/${id}/revoke`, { body: { reason } });
const sharedWith = ({ letters }: CaseView, code: string) =>
  letters.filter(({ recipient, message }) => recipient === code && message === 'shared_by_consent');
const read = async (id: string) => (await desk.read(id)).body;
const inState = (id: string, code: string, state: string) =>
  eventually(`${code} ${state}`, async () => sharedWith(await read(id), code).some((l) => l.state === state));
const openTasks = async (id: string) => (await read(id)).desk.tasks.filter(({ doneAt }) => doneAt === null);
async function mailsAbout({ receipt }: Declared, code: string) {
  return (await mailsTo(installation, code)).filter(({ outerSubject }) =>
    outerSubject.includes(receipt.reference),
  );
}
async function audienceOf(id: string, code: string): Promise<Listener> {
  const { body } = await (
    await desk.analyst()
  ).ask<{ listeners: Listener[] }>('GET', `/cases/${id}/audience`);
  return body.listeners.find(({ recipient }) => recipient === code)!;
}

describe('what the owner agrees to', () => {
  let declared: Declared;

  it('is needed: without it nothing is shared, and the desk reads what is missing', async () => {
    declared = await desk.declare();
    const { status, body } = await share<Refused>(declared.id, { to: 'cnil' });
    expect([status, body.refusal]).toEqual([409, 'release_refused']);
    expect(body.reasons[0]).toMatch(/accord du propriétaire/);
    expect(await mailsAbout(declared, 'cnil')).toEqual([]);
  });

  it('is given on the follow-up page, and shown there', async () => {
    const { status, body } = await agree(declared, {
      ...{ to: 'anssi', items: ['identity', 'technical'], tlp: 'AMBER' },
    });
    expect(status).toBe(200);
    expect(body.consents).toMatchObject([
      { to: 'anssi', organisation: 'ANSSI (CERT-FR)', tlp: 'TLP:AMBER', state: 'in_force' },
    ]);
    expect(await audienceOf(declared.id, 'anssi')).toMatchObject({
      ...{ allowed: true, items: ['identity', 'technical'], told: [] },
    });
  });

  it('reaches its recipient sealed, under its own marking, and with nothing else', async () => {
    expect((await share(declared.id, { to: 'anssi', items: ['technical', 'narrative'] })).status).toBe(200);
    await inState(declared.id, 'anssi', 'sent');
    const [mail, ...others] = await mailsAbout(declared, 'anssi');
    expect(others).toEqual([]);
    expect([mail!.form, mail!.signature]).toEqual(['encrypted', 'good']);
    expect(mail!.outerSubject).toContain('[TLP:AMBER]');
    expect(mail!.text).toContain('TLP:AMBER\n');
    expect(mail!.text).toContain('== Éléments techniques');
    expect(mail!.text!.match(/^== .*$/gm)).toEqual(['== Éléments techniques']);
    expect(mail!.text).not.toContain(NARRATIVE.slice(0, 20));
    expect(mail!.text).not.toContain('CH d’Exemple');
    expect((await audienceOf(declared.id, 'anssi')).told).toMatchObject([
      { message: 'shared_by_consent', items: ['technical'], state: 'sent', tlp: 'TLP:AMBER' },
    ]);
  });

  it('and taken back is over for what has not left: refused, and says what would lift it', async () => {
    const { body } = await declared.declarant.ask<{ consents: Consent[] }>('GET', '/follow-up');
    const after = await takeBack(declared, body.consents[0]!, 'La direction a changé d’avis.');
    expect(after.body.consents).toMatchObject([
      { state: 'revoked', revokeReason: 'La direction a changé d’avis.' },
    ]);
    const refused = await share<Refused>(declared.id, { to: 'anssi' });
    expect([refused.status, refused.body.reasons[0]]).toEqual([409, expect.stringMatching(/nouvel accord/)]);
    expect(await audienceOf(declared.id, 'anssi')).toMatchObject({ allowed: false, items: [] });
    expect(sharedWith(await read(declared.id), 'anssi')).toMatchObject([{ state: 'sent' }]);
    expect((await takeBack(declared, body.consents[0]!)).status).toBe(404);
  });

  it('is recorded and taken back by the desk too, with its evidence', async () => {
    const { id } = await desk.declare();
    const said = { to: 'ansm', items: ['incident'], owner: 'Directrice', evidence: 'Appel de 7 h 10' };
    const { body } = await ask<CaseView & { desk: { releases: Consent[] } }>(`/cases/${id}/consents`, said);
    const release = body.desk.releases.at(-1)!;
    const path = `/cases/${id}/consents/${release.id}/revoke`;
    expect((await ask(path, { reason: 'Rappel de 8 h' })).status).toBe(200);
    expect((await ask(path, { reason: 'Rappel de 8 h' })).status).toBe(404);
    const other = await desk.declare();
    expect((await takeBack(other, release)).status).toBe(404);
  });
});

describe('between the decision and the sending', () => {
  it('an agreement that ends lets nothing arrive: the letter is held, and a task says what would lift it', async () => {
    const declared = await desk.declare();
    await installation.kill('worker');
    const { body } = await agree(declared, { to: 'anssi', items: ['technical'] });
    await share(declared.id, { to: 'anssi' });
    const end = (await installation.clock.now()) + 4000;
    await agree(declared, { to: 'cnil', items: ['incident'], until: new Date(end).toISOString() });
    expect((await share(declared.id, { to: 'cnil' })).status).toBe(200);
    await takeBack(declared, body.consents[0]!);
    while ((await installation.clock.now()) < end) await new Promise((resolve) => setTimeout(resolve, 100));
    await installation.start('worker');
    await inState(declared.id, 'anssi', 'held');
    await inState(declared.id, 'cnil', 'held');
    expect([await mailsAbout(declared, 'anssi'), await mailsAbout(declared, 'cnil')]).toEqual([[], []]);
    const tasks = await openTasks(declared.id);
    expect(tasks.map(({ kind, subject }) => `${kind} ${subject}`).sort()).toEqual([
      'release_refused anssi',
      'release_refused cnil',
    ]);
    expect(tasks.find(({ subject }) => subject === 'anssi')!.todo).toMatch(/nouvel accord/);
    expect(tasks.find(({ subject }) => subject === 'cnil')!.todo).toMatch(/accord prolongé/);
    const [held] = sharedWith(await read(declared.id), 'anssi');
    expect((await ask(`/cases/${declared.id}/letters/${held!.id}/retry`, {})).status).toBe(409);
    await agree(declared, { to: 'anssi', items: ['technical'] });
    await share(declared.id, { to: 'anssi' });
    await inState(declared.id, 'anssi', 'sent');
    expect(await mailsAbout(declared, 'anssi')).toHaveLength(1);
    expect((await openTasks(declared.id)).map(({ subject }) => subject)).toEqual(['cnil']);
  });

  it('what the last lock alone sees holds the letter once, and nobody tries again and again', async () => {
    const declared = await desk.declare();
    await installation.kill('worker');
    await agree(declared, { to: 'anssi', items: ['technical'] });
    const { body } = await share(declared.id, { to: 'anssi' });
    const [letter] = sharedWith(body, 'anssi');
    await installation.adminQuery(`update letter set items = '{narrative}' where id = $1`, [letter!.id]);
    await installation.start('worker');
    await inState(declared.id, 'anssi', 'held');
    expect(await openTasks(declared.id)).toMatchObject([{ kind: 'release_refused', subject: 'anssi' }]);
    expect(await mailsAbout(declared, 'anssi')).toEqual([]);
    const waiting = 'select 1 from outbox where done_at is null and subject_id = $1';
    expect(await installation.adminQuery(waiting, [letter!.id])).toEqual([]);
    expect(
      await installation.adminQuery('select 1 from delivery where letter_id = $1', [letter!.id]),
    ).toEqual([]);
  });
});

describe('what the rulebook leaves to the duty officer', () => {
  interface Proposed {
    desk: { proposedAlerts: { about: string; chosenAt: string | null }[]; choices: { about: string }[] };
  }

  it('is proposed with its reason, decided once, and alerts at once', async () => {
    const declared = await desk.declare();
    const state = (await desk.qualify(declared.id)) as CaseView & Proposed;
    expect(state.desk.proposedAlerts).toMatchObject([{ about: 'cnil', chosenAt: null }]);
    const choose = (about: string) =>
      ask<CaseView & Proposed>(`/cases/${declared.id}/choices`, { what: 'alert', about, reason: 'Publié' });
    const { body } = await choose('cnil');
    expect(body.desk.choices).toMatchObject([{ what: 'alert', about: 'cnil', reason: 'Publié' }]);
    expect((await choose('cnil')).status).toBe(422);
    expect((await choose('ansm')).status).toBe(422);
    const [mail] = await eventually('the alert', async () => {
      const mails = await mailsAbout(declared, 'cnil');
      return mails.length > 0 && mails;
    });
    expect(mail!.text!.match(/^== .*$/gm)).toEqual(['== Structure', '== Incident', '== Données']);
  });
});
