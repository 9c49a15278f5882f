import { Desk, type CaseView, type Declared } from '../harness/desk';
import type { HttpClient } from '../harness/http-client';
import { basic } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';
import { connectAs } from '../harness/sql-as';
import { randomUUID } from 'node:crypto';
import { aDeclaration } from '../builders/declaration';

let installation: Installation;
let desk: Desk;
let analyst: HttpClient;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'merges', processes: ['api'] });
  desk = new Desk(installation);
  analyst = await desk.analyst();
}, 60_000);
afterAll(() => installation?.stop());

interface FollowUp {
  reference: string;
  status: string;
  versions: { version: number; kind: string }[];
}
const page = async (who: HttpClient) => (await who.ask<FollowUp>('GET', '/follow-up')).body;
const act = <T = CaseView>(id: string, path: string, body: object) =>
  analyst.ask<T>('POST', `/cases/${id}/${path}`, { body });
const audited = (id: string) =>
  installation
    .adminQuery<{ action: string }>('select action from audit_event where case_id = $1', [id])
    .then((rows) => rows.map(({ action }) => action));
const grantsOf = (id: string) =>
  installation.adminQuery<{ principal: string; revoked: boolean }>(
    'select principal, revoked_at is not null as revoked from case_grant where case_id = $1 order by 1',
    [id],
  );

/** The same facility telephones at night, and fills the form in the morning. */
async function phoneThenWeb(): Promise<[call: Declared, form: Declared]> {
  const body = { ...aDeclaration({ channel: 'phone', narrative: 'Dit au téléphone.', urgent: false }) };
  const headers = { 'idempotency-key': randomUUID() };
  const typed = await analyst.ask<Declared['receipt']>('POST', '/declarations/typed-in', { body, headers });
  const { reference, followUpCode } = typed.body;
  const rows = await installation.adminQuery<{ id: string }>(
    'select id from incident_case where reference = $1',
    [reference],
  );
  const declarant = desk.nobody.as(basic(reference, followUpCode));
  const call = { receipt: typed.body, id: rows[0]!.id, declarant };
  return [call, await desk.declare({ origin: 'unknown' })];
}

describe('one incident that was declared by telephone and by the form', () => {
  it('becomes one case: both codes open it, and what was said twice is there twice', async () => {
    const [call, form] = await phoneThenWeb();
    const before = await grantsOf(form.id);
    const ended = await act(call.id, 'merge', {
      into: form.id,
      reason: 'Appel de la nuit, formulaire du matin',
      sameDeclarant: true,
    });
    expect(ended.body).toMatchObject({ status: 'merged', mergedInto: form.id });
    const reference = form.receipt.reference;
    for (const who of [call.declarant, form.declarant]) {
      const seen = await page(who);
      expect(seen).toMatchObject({ reference, status: 'received' });
      expect(seen.versions.map(({ kind }) => kind)).toEqual(['initial', 'merged']);
    }
    const said = await analyst.ask<{ declarations: { facts: { narrative: string } }[] }>(
      ...(['GET', `/cases/${form.id}/declarations`] as const),
    );
    expect(said.body.declarations[1]!.facts.narrative).toBe('Dit au téléphone.');
    const { body } = await analyst.ask<{ incident: { origin: string } }>('GET', `/cases/${form.id}`);
    expect(body.incident.origin).toBe('malicious');
    expect(await grantsOf(form.id)).toEqual(before);
    expect([await audited(call.id), await audited(form.id)]).toEqual([
      expect.arrayContaining(['merge']),
      expect.arrayContaining(['merge']),
    ]);
  });

  it('is no longer in the queue under the reference that ended', async () => {
    const [call, form] = await phoneThenWeb();
    await act(call.id, 'merge', { into: form.id, reason: 'doublon' });
    const { body } = await analyst.ask<{ cases: { id: string }[] }>('GET', '/cases?limit=200');
    const ids = body.cases.map(({ id }) => id);
    expect([ids.includes(form.id), ids.includes(call.id)]).toEqual([true, false]);
  });

  it('is taken apart again: each code opens its own', async () => {
    const [call, form] = await phoneThenWeb();
    await act(call.id, 'merge', { into: form.id, reason: 'doublon', sameDeclarant: true });
    expect((await act(call.id, 'reopen', { reason: 'deux incidents' })).body.status).toBe('triage');
    expect((await page(call.declarant)).reference).toBe(call.receipt.reference);
    expect((await page(form.declarant)).reference).toBe(form.receipt.reference);
  });

  it('is done once, although it is asked twice with one key', async () => {
    const [call, form] = await phoneThenWeb();
    const asking = {
      body: { into: form.id, reason: 'doublon', sameDeclarant: true },
      headers: { 'idempotency-key': randomUUID() },
    };
    const statuses = [];
    for (let i = 0; i < 2; i += 1)
      statuses.push((await analyst.ask('POST', `/cases/${call.id}/merge`, asking)).status);
    expect(statuses).toEqual([200, 200]);
    expect((await page(form.declarant)).versions).toHaveLength(2);
  });

  it('of another facility is a family, and refused', async () => {
    const [, form] = await phoneThenWeb();
    const other = await desk.declare({ facility: { name: 'CHU', finess: '760000158', department: '76' } });
    const refused = await act<{ refusal: string }>(other.id, 'merge', {
      into: form.id,
      reason: 'même fournisseur',
    });
    expect([refused.status, refused.body.refusal]).toEqual([409, 'not_the_same_facility']);
    expect((await page(other.declarant)).reference).toBe(other.receipt.reference);
  });

  it('two merges into each other at once leave one of the two', async () => {
    const [call, form] = await phoneThenWeb();
    const both = await Promise.all([
      act(call.id, 'merge', { into: form.id, reason: 'a' }),
      act(form.id, 'merge', { into: call.id, reason: 'b' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('a site taken out of a case', () => {
  it('has its own case and its own agency, and the first agency alone keeps the first', async () => {
    const annexe = { name: 'Annexe', finess: '760000158', department: '76' };
    const whole = await desk.declare({ otherSites: [annexe] });
    await desk.qualify(whole.id);
    const read = await analyst.ask<{ facilities: { id: string; declares: boolean }[] }>(
      'GET',
      `/cases/${whole.id}`,
    );
    const facility = read.body.facilities.find(({ declares }) => !declares)!.id;
    const agency = await desk.person('ars-28@autorite.example');
    expect((await agency.ask('GET', `/cases/${whole.id}`)).status).toBe(200);

    const body = { facility, reason: 'Deux incidents' };
    const split = await act<{ case: CaseView; followUpCode: string }>(whole.id, 'split', body);
    expect(split.status).toBe(200);
    const { case: own, followUpCode } = split.body;
    expect((await agency.ask('GET', `/cases/${whole.id}`)).status).toBe(404);
    expect((await agency.ask('GET', `/cases/${own.id}`)).status).toBe(200);
    const first = await desk.person('ars-32@autorite.example');
    expect((await first.ask('GET', `/cases/${own.id}`)).status).toBe(404);
    expect((await grantsOf(own.id)).map(({ principal }) => principal)).toEqual(['ars:28', 'cert', 'fssi']);
    expect(await grantsOf(whole.id)).toContainEqual({ principal: 'ars:28', revoked: true });
    const declarant = desk.nobody.as(basic(own.reference, followUpCode));
    expect(await page(declarant)).toMatchObject({ reference: own.reference, status: 'received' });
    expect(own.obligations.some((o) => o.act === 'file' && o.creditor === 'cnil')).toBe(true);
    expect([await audited(whole.id), await audited(own.id)]).toEqual([
      expect.arrayContaining(['split']),
      expect.arrayContaining(['split']),
    ]);
  });
});

describe('a site of a case of the dedicated chain', () => {
  it('stays in it, although whoever takes it out may not know', async () => {
    const whole = await desk.declare({ otherSites: [{ name: 'Annexe', department: '59' }] });
    const manager = await desk.person('responsable@desk.example');
    await manager.ask('POST', `/cases/${whole.id}/restriction`, { body: { reason: 'OIV' } });
    type Sites = { facilities: { id: string; declares: boolean }[] };
    const { facilities } = (await analyst.ask<Sites>('GET', `/cases/${whole.id}`)).body;
    const facility = facilities.find(({ declares }) => !declares)!.id;
    const split = await act<{ case: CaseView }>(whole.id, 'split', { facility, reason: 'Deux incidents' });
    const seenBy = async (who: HttpClient) =>
      (await who.ask<{ desk: { restricted: boolean } }>('GET', `/cases/${split.body.case.id}`)).body.desk
        .restricted;
    expect([await seenBy(analyst), await seenBy(manager)]).toEqual([false, true]);
  });
});

describe('what a parent shares', () => {
  it('is read by who may know a child, and nothing else of the parent is', async () => {
    const parent = await desk.declare({
      facility: { name: 'Hébergeur', type: 'provider', department: '69' },
    });
    const child = await desk.declare();
    const stranger = await desk.declare({ facility: { name: 'Ailleurs', department: '75' } });
    await act(parent.id, 'children', { cases: [child.id, child.id, randomUUID()], reason: 'même hébergeur' });
    await act(parent.id, 'updates', { message: 'Un point pour tous.', facts: { origin: 'malicious' } });
    const ars = await desk.person('ars-32@autorite.example');
    const view = await ars.ask<{ shared: { message: string } }>('GET', `/cases/${child.id}`);
    expect(view.body.shared.message).toBe('Un point pour tous.');
    expect((await page(child.declarant)) as unknown).toMatchObject({
      shared: { message: 'Un point pour tous.' },
    });
    expect((await page(stranger.declarant)) as unknown).toMatchObject({ shared: null });
    expect((await ars.ask('GET', `/cases/${parent.id}`)).status).toBe(404);
    expect((await ars.ask('GET', `/cases/${parent.id}/children`)).status).toBe(404);
  });

  it('is all that the database itself shows of the parent to the agency of a child', async () => {
    const provider = { name: 'Logiciel', type: 'provider', department: '69' };
    const parent = await desk.declare({ facility: provider });
    const child = await desk.declare();
    await act(parent.id, 'children', { cases: [child.id], reason: 'même logiciel' });
    await act(parent.id, 'updates', { message: 'Un point pour tous.' });
    const rowsOf = (email: string, table: string, column: string) =>
      connectAs(installation, 'API', async (client) => {
        const token = await desk.tokenOf(email);
        await client.query('begin');
        await client.query(`select set_config('vigie.session', $1, true)`, [token]);
        await client.query('set local role vigie_party');
        return (await client.query(`select 1 from ${table} where ${column} = $1`, [parent.id])).rows.length;
      });
    const known = 'ars-32@autorite.example';
    const tables = ['incident_case', 'case_facility', 'declaration', 'obligation', 'letter', 'case_event'];
    for (const table of tables)
      expect([table, await rowsOf(known, table, table === 'incident_case' ? 'id' : 'case_id')]).toEqual([
        table,
        0,
      ]);
    expect(await rowsOf(known, 'shared_facts', 'case_id')).toBe(1);
    expect(await rowsOf('ars-11@autorite.example', 'shared_facts', 'case_id')).toBe(0);
    await act(parent.id, `children/${child.id}/detach`, { reason: 'autre logiciel' });
    expect(await rowsOf(known, 'shared_facts', 'case_id')).toBe(0);
  });

  it('says of each case that was to be attached what became of it', async () => {
    const parent = await desk.declare({ facility: { name: 'Éditeur', type: 'provider', department: '69' } });
    const child = await desk.declare();
    const attach = async () =>
      (
        await act<{ results: { refusal: string | null }[] }>(parent.id, 'children', {
          ...{ cases: [parent.id, child.id, '01890000-0000-7000-8000-000000000000'], reason: 'même éditeur' },
        })
      ).body.results.map(({ refusal }) => refusal);
    expect(await attach()).toEqual(['not_a_parent', null, 'not_found']);
    expect(await attach()).toEqual(['already_attached', 'already_attached', 'not_found']);
    const nothing = await act<{ errors: { field: string }[] }>(parent.id, 'updates', {});
    expect([nothing.status, nothing.body.errors[0]?.field]).toEqual([422, 'facts']);
    const secret = await act(parent.id, 'updates', { facts: { narrative: 'un secret' } });
    expect(secret.status).toBe(422);
  });
});
