import { randomUUID } from 'node:crypto';
import { aDeclaration, aQualifyingBody } from '../builders/declaration';
import { Desk, type CaseView, type Declared } from '../harness/desk';
import { eventually } from '../harness/eventually';
import { basic, type HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';
import { mailsTo } from '../harness/mails';

let installation: Installation;
let desk: Desk;
let analyst: HttpClient;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'false-duplicates' });
  desk = new Desk(installation);
  analyst = await desk.analyst();
}, 60_000);
afterAll(() => installation?.stop());

const act = <T = CaseView>(id: string, path: string, body: object) =>
  analyst.ask<T>('POST', `/cases/${id}/${path}`, { body });
const merge = (from: Declared, into: Declared, sameDeclarant?: boolean) =>
  act(from.id, 'merge', { into: into.id, reason: 'doublon', ...(sameDeclarant && { sameDeclarant }) });
const restrict = async ({ id }: Declared) =>
  (await desk.person('responsable@desk.example')).ask('POST', `/cases/${id}/restriction`, {
    body: { reason: 'OIV' },
  });

describe('a case of the dedicated chain, merged or divided by whoever may not know', () => {
  const letterTo = (organisation: string, reference: string) =>
    eventually(`a letter to ${organisation}`, async () =>
      (await mailsTo(installation, organisation)).find(({ subject }) => subject?.includes(reference)),
    );

  async function expectNoContent(organisation: string, reference: string): Promise<void> {
    const { text, subject, outerSubject } = await letterTo(organisation, reference);
    expect(text).toContain('appelez le CERT, par la chaîne dédiée');
    expect(text).not.toMatch(/Kobold|==|CH d’Exemple|Annexe/);
    expect(`${subject} ${outerSubject}`).not.toMatch(/significatif|Alerte/);
  }

  it.each(['duplicate', 'target'])('tells nothing of the %s that was', async (which) => {
    const [duplicate, target] = [await desk.declare(), await desk.declare()];
    await restrict(which === 'duplicate' ? duplicate : target);
    const merged = await merge(duplicate, target);
    expect([merged.status, merged.body.status]).toEqual([200, 'merged']);
    await desk.qualify(target.id, aQualifyingBody());
    for (const organisation of ['ars:32', 'fssi'])
      await expectNoContent(organisation, target.receipt.reference);
  });

  it('tells nothing of a site that was taken out of it', async () => {
    const annexe = { name: 'Annexe', finess: '760000158', department: '76' };
    const whole = await desk.declare({ otherSites: [annexe] });
    await restrict(whole);
    type Sites = { facilities: { id: string; declares: boolean }[] };
    const { facilities } = (await analyst.ask<Sites>('GET', `/cases/${whole.id}`)).body;
    const facility = facilities.find(({ declares }) => !declares)!.id;
    const split = await act<{ case: CaseView }>(whole.id, 'split', { facility, reason: 'Deux incidents' });
    expect(split.status).toBe(200);
    const { id, reference } = split.body.case;
    await desk.qualify(id, aQualifyingBody());
    for (const organisation of ['ars:28', 'fssi']) await expectNoContent(organisation, reference);
  });
});

interface Page {
  reference: string;
  status: string;
  mergedInto: boolean;
  confirmedAt: string | null;
  versions: { kind: string }[];
}
const page = async ({ declarant }: Declared) => (await declarant.ask<Page>('GET', '/follow-up')).body;

describe('whoever declares in the name of somebody else’s facility', () => {
  const IMPOSTOR = { name: 'Camille Intrus', role: 'other', email: 'intrus@ailleurs.example' };
  let real: Declared;
  let fake: Declared;

  beforeAll(async () => {
    real = await desk.declare({ narrative: 'Récit-de-la-victime' });
    fake = await desk.declare({ declarant: IMPOSTOR, narrative: 'Récit-de-l’intrus' });
    expect((await merge(fake, real)).status).toBe(200);
  });

  it('keeps the page of its own declaration, and reads nothing of the case', async () => {
    expect(await page(fake)).toMatchObject({
      ...{ reference: fake.receipt.reference, status: 'merged', mergedInto: true },
      versions: [{ kind: 'initial' }],
    });
    await act(real.id, 'messages', { body: 'Message-pour-la-victime' });
    for (const path of ['/follow-up', '/follow-up/messages', '/follow-up/versions'])
      expect((await fake.declarant.ask('GET', path)).text).not.toMatch(
        /Message-pour-la-victime|Récit-de-la-victime/,
      );
  });

  it.each([
    ['consents', { to: 'anssi', items: ['incident'] }],
    ['complements', { urgent: true }],
    ['resolution', { causes: 'inconnues' }],
    ['messages', { body: 'Bonjour' }],
  ])('cannot write to it: %s', async (path, body) => {
    const answer = await fake.declarant.ask<{ refusal: string; reasons: string[] }>(
      'POST',
      `/follow-up/${path}`,
      {
        body,
      },
    );
    expect(answer).toMatchObject({
      ...{ status: 409, body: { refusal: 'not_allowed_in_this_status', reasons: ['merged'] } },
    });
  });

  it('is not who is to be called, nor read by the declarant', async () => {
    for (const [who, path] of [
      [analyst, `/cases/${real.id}/sheets/cnil`],
      [real.declarant, '/follow-up/sheets/cnil'],
      [real.declarant, '/follow-up/versions'],
    ] as const) {
      const { status, text } = await who.ask('GET', path);
      expect([path, status]).toEqual([path, 200]);
      expect([path, text]).toEqual([path, expect.not.stringMatching(/Intrus|intrus/)]);
    }
    expect((await page(real)).versions).toEqual([expect.objectContaining({ kind: 'initial' })]);
  });
});

describe('a call typed in at night, and the form of the same declarant in the morning', () => {
  it('are one case that the form confirms, when the desk called back', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const body = aDeclaration({ channel: 'phone' });
    const typed = await analyst.ask<Declared['receipt']>('POST', '/declarations/typed-in', { body, headers });
    const { reference, followUpCode } = typed.body;
    const [row] = await installation.adminQuery<{ id: string }>(
      'select id from incident_case where reference = $1',
      [reference],
    );
    const declarant = desk.nobody.as(basic(reference, followUpCode));
    const call = { receipt: typed.body, id: row!.id, declarant };
    const form = await desk.declare();
    expect((await merge(form, call, true)).status).toBe(200);
    const opened = await page(form);
    expect(opened).toMatchObject({ reference, versions: [{ kind: 'initial' }, { kind: 'merged' }] });
    expect(opened.confirmedAt).not.toBeNull();
    const { obligations } = (await desk.read(call.id)).body;
    expect(obligations.find(({ rule }) => rule === 'R02-confirm')?.state).toBe('fulfilled');
  });
});
