import { randomUUID } from 'node:crypto';
import { aQualifyingBody } from '../builders/declaration';
import { Desk, type CaseView, type Declared } from '../harness/desk';
import { eventually } from '../harness/eventually';
import { startInstallation, type Installation } from '../harness/installation';
import { mailsTo } from '../harness/mails';
import { tablesHolding } from '../harness/traces';

let installation: Installation;
let desk: Desk;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'chosen-chain' });
  desk = new Desk(installation);
}, 60_000);
afterAll(() => installation?.stop());

const mailOf = (organisation: string, reference: string) =>
  eventually(`a letter to ${organisation}`, async () =>
    (await mailsTo(installation, organisation)).find(({ subject }) => subject?.includes(reference)),
  );

describe('the dedicated chain', () => {
  let declared: Declared;
  const reason = { reason: 'Motif-réservé-88' };
  const manager = () => desk.person('responsable@desk.example');
  const act = async (path: string) =>
    (await manager()).ask<CaseView & { desk: { restricted: boolean; handling: string | null } }>(
      'POST',
      `/cases/${declared.id}/${path}`,
      { body: reason },
    );

  /** Every answer about the case to whoever is not cleared; times that run are left out. */
  async function seen(): Promise<unknown[]> {
    const people = ['analyste', 'analyste2'].map((name) => `${name}@desk.example`);
    const parties = ['ars-32@autorite.example', 'fssi@autorite.example', '590000758@etablissement.example'];
    const answers: unknown[] = [];
    for (const email of [...people, ...parties]) {
      const client = await desk.person(email);
      for (const path of ['', '/timeline', '/letters', '/declarations']) {
        const { status, text, headers } = await client.ask('GET', `/cases/${declared.id}${path}`);
        answers.push([email, path, status, headers.etag, still(text)]);
      }
      answers.push([email, still((await client.ask('GET', '/cases?limit=200')).text)]);
    }
    answers.push(still((await declared.declarant.ask('GET', '/follow-up')).text));
    return answers;
  }
  const still = (text: string) =>
    text
      .replace(/"measuredMinutes":\d+/g, '')
      .replace(/"instance":"[^"]+"/g, '')
      .replace(/"lastAt":"[^"]+"/g, '');

  beforeAll(async () => {
    declared = await desk.declare();
    // The receipt has left: nothing moves by itself any more.
    await eventually('the receipt', async () =>
      (await desk.read(declared.id)).body.letters.every(({ state }) => state === 'sent'),
    );
  });

  it('shows to the duty manager and to nobody else', async () => {
    const before = await seen();
    const restricted = await act('restriction');
    expect(restricted.status).toBe(200);
    expect(restricted.body.desk).toMatchObject({
      ...{ restricted: true, handling: 'Traitement particulier – chaîne dédiée' },
    });
    expect(await seen()).toEqual(before);
    expect((await act('restriction')).status).toBe(200);
    expect(await installation.adminQuery('select reason, lifted_at from restricted_handling')).toEqual([
      { reason: reason.reason, lifted_at: null },
    ]);
    expect(await tablesHolding(installation, reason.reason)).toEqual(['public.restricted_handling']);
  });

  it('is in the audit trail, and cannot be entered by an analyst', async () => {
    const audit = await installation.adminQuery<{ action: string }>(
      `select action from audit_event where case_id = $1 and action like '%restrict%'`,
      [declared.id],
    );
    expect(audit.map(({ action }) => action)).toEqual(['restrict', 'restrict']);
    const analyst = await desk.analyst();
    const answer = await analyst.ask('POST', `/cases/${declared.id}/restriction`, { body: reason });
    expect(answer.status).toBe(403);
  });

  it('lets no content out, although an analyst who knows nothing of it qualifies', async () => {
    await desk.qualify(declared.id, aQualifyingBody());
    for (const organisation of ['ars:32', 'fssi', 'corruss']) {
      const { text, subject, outerSubject } = await mailOf(organisation, declared.receipt.reference);
      expect(text).toContain('appelez le CERT, par la chaîne dédiée');
      expect(text).not.toMatch(/Kobold|==|CH d’Exemple/);
      expect(`${subject} ${outerSubject}`).not.toMatch(/significatif|Alerte/);
    }
  });

  it('is left as silently, and letters are whole again', async () => {
    await eventually('all letters', async () =>
      (await desk.read(declared.id)).body.letters.every(({ state }) => state === 'sent'),
    );
    const before = await seen();
    expect((await act('restriction/lift')).body.desk).toMatchObject({ restricted: false, handling: null });
    expect(await seen()).toEqual(before);
    const [row] = await installation.adminQuery<{ lifted: boolean; lift_reason: string }>(
      'select lifted_at is not null as lifted, lift_reason from restricted_handling',
    );
    expect(row).toEqual({ lifted: true, lift_reason: reason.reason });
    const again = await desk.declare();
    await desk.qualify(again.id);
    expect((await mailOf('ars:32', again.receipt.reference)).text).toContain('Kobold');
  });
});

describe('the agency of a facility', () => {
  const agents = (code: string) => desk.person(`ars-${code}@autorite.example`);
  const sight = async (code: string, id: string) =>
    (await (await agents(code)).ask('GET', `/cases/${id}`)).status;
  const reroute = async (id: string, body: unknown) => {
    const [row] = await installation.adminQuery<{ id: string }>(
      'select id from case_facility where case_id = $1 order by declares desc',
      [id],
    );
    return (await desk.analyst()).ask<CaseView>('POST', `/cases/${id}/facilities/${row!.id}/reroute`, {
      body,
    });
  };

  it('is designated by hand where there is none', async () => {
    const island = { name: 'CH de Saint-Pierre', type: 'public_hospital', department: '975' };
    const { id, receipt } = await desk.declare({ facility: island });
    expect((await desk.read(id)).body.desk.tasks).toMatchObject([{ kind: 'no_competent_ars', doneAt: null }]);
    expect(await sight('53', id)).toBe(404);
    const { status, body } = await reroute(id, { ars: 'ars:53', reason: 'Convention avec la Bretagne' });
    expect(status).toBe(200);
    expect(body.desk.tasks[0]!.doneAt).not.toBeNull();
    expect(await sight('53', id)).toBe(200);
    await desk.qualify(id);
    expect((await mailOf('ars:53', receipt.reference)).text).toContain('CH de Saint-Pierre');
  });

  it('loses the case when the facility moved, and has it again when it comes back', async () => {
    const { id, receipt } = await desk.declare();
    await desk.qualify(id);
    await mailOf('ars:32', receipt.reference);
    expect([await sight('32', id), await sight('28', id)]).toEqual([200, 404]);
    await reroute(id, { ars: 'ars:28', reason: 'Site déménagé' });
    expect([await sight('32', id), await sight('28', id)]).toEqual([404, 200]);
    await mailOf('ars:28', receipt.reference);
    await reroute(id, { ars: 'ars:32', reason: 'Erreur' });
    expect([await sight('32', id), await sight('28', id)]).toEqual([200, 404]);
    await reroute(id, { ars: null, reason: 'Aucune' });
    expect([await sight('32', id), await sight('28', id)]).toEqual([404, 404]);
  });

  it('keeps the case while another site is its own', async () => {
    const otherSites = [{ name: 'Annexe', department: '62', type: 'public_hospital' }];
    const { id } = await desk.declare({ otherSites });
    await reroute(id, { ars: 'ars:28', reason: 'Site déménagé' });
    expect([await sight('32', id), await sight('28', id)]).toEqual([200, 200]);
  });

  it.each([
    [{ ars: 'ars:99', reason: 'x' }, 422],
    [{ ars: 'fssi', reason: 'x' }, 422],
    [{ reason: 'x' }, 422],
    [{ ars: 'ars:28' }, 422],
  ])('is not designated by %j', async (body, status) => {
    const { id } = await desk.declare();
    expect((await reroute(id, body)).status).toBe(status);
    expect(await sight('32', id)).toBe(200);
  });

  it('is that of the site in the directory, whatever its number or the declarant says', async () => {
    await installation.adminQuery(
      `insert into facility (id, finess_et, name, type, department, source, imported_at)
       values ($1, '590000899', 'Site déplacé', 'public_hospital', '33', 'essai', now())`,
      [randomUUID()],
    );
    const moved = await desk.declare({ facility: { name: 'x', finess: '590000899', department: '59' } });
    expect([await sight('75', moved.id), await sight('32', moved.id)]).toEqual([200, 404]);
    const absent = await desk.declare({ facility: { name: 'Fermé', finess: '590000907' } });
    expect((await desk.read(absent.id)).body).toMatchObject({
      facilities: [{ verified: false, ars: 'ars:32' }],
    });
  });
});
