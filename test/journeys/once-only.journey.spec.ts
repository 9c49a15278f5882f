import { randomUUID } from 'node:crypto';
import { aDeclaration, aQualifyingBody } from '../builders/declaration';
import { Desk, type CaseView, type Receipt } from '../harness/desk';
import { startInstallation, type Installation } from '../harness/installation';

let installation: Installation;
let desk: Desk;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'once-only', processes: ['api'] });
  desk = new Desk(installation);
}, 60_000);
afterAll(() => installation?.stop());

const declare = (body: unknown, key: string) =>
  desk.nobody.ask<Receipt>('POST', '/declarations', { body, headers: { 'idempotency-key': key } });
const count = async (table: string, where = 'true') => {
  const [row] = await installation.adminQuery<{ n: string }>(
    `select count(*) as n from ${table} where ${where}`,
  );
  return Number(row!.n);
};

describe('a declaration sent again', () => {
  it('gives the same receipt and no second case', async () => {
    const body = aDeclaration();
    const key = randomUUID();
    const before = await count('incident_case');
    const first = await declare(body, key);
    const again = await declare(body, key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(await count('incident_case')).toBe(before + 1);
  });

  it('gives the same receipt to ten impatient clicks at once', async () => {
    const body = aDeclaration();
    const key = randomUUID();
    const before = await count('incident_case');
    const answers = await Promise.all(Array.from({ length: 10 }, () => declare(body, key)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await count('incident_case')).toBe(before + 1);
    const owed = `case_id = (select id from incident_case where reference = '${answers[0]!.body.reference}')`;
    expect(await count('outbox', owed)).toBe(1);
  });

  it('is the same declaration whatever the order of its keys', async () => {
    const body = aDeclaration();
    const turned = Object.fromEntries(Object.entries(body).reverse());
    const key = randomUUID();
    const first = await declare(body, key);
    const again = await declare(turned, key);
    expect([again.status, again.body.reference]).toEqual([201, first.body.reference]);
  });

  it('is refused when the key comes back with another content', async () => {
    const key = randomUUID();
    await declare(aDeclaration(), key);
    const before = await count('incident_case');
    const other = await declare(aDeclaration({ narrative: 'Autre chose.' }), key);
    expect([other.status, (other.body as unknown as { type: string }).type]).toEqual([
      409,
      'urn:vigie:problem:idempotency_key_reused',
    ]);
    expect(await count('incident_case')).toBe(before);
  });

  it('is one case when two contents race for one key', async () => {
    const key = randomUUID();
    const before = await count('incident_case');
    const bodies = [aDeclaration(), aDeclaration({ narrative: 'Autre chose.' })];
    const answers = await Promise.all(bodies.map((body) => declare(body, key)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await count('incident_case')).toBe(before + 1);
  });

  it.each([
    ['none', {}],
    ['too short', { 'idempotency-key': 'short' }],
    ['too long', { 'idempotency-key': 'x'.repeat(129) }],
    ['twice', { 'idempotency-key': [randomUUID(), randomUUID()] }],
  ])('is refused with a key that is %s', async (_, headers) => {
    const answer = await desk.nobody.ask('POST', '/declarations', { body: aDeclaration(), headers });
    expect([answer.status, answer.body.type]).toEqual([400, 'urn:vigie:problem:idempotency_key_needed']);
  });
});

describe('two analysts on one case', () => {
  const qualifyAs = async (email: string, id: string, etag: string) =>
    (await desk.person(email)).ask<CaseView & Record<string, unknown>>('POST', `/cases/${id}/qualify`, {
      body: aQualifyingBody({ reason: `Analyse de ${email}` }),
      headers: { 'if-match': etag },
    });

  it('do not both qualify: one is told who was faster, by function, and when', async () => {
    const { id } = await desk.declare();
    const first = await desk.analyst();
    const { headers } = await first.ask('POST', `/cases/${id}/take`);
    const people = ['analyste@desk.example', 'analyste2@desk.example'];
    const answers = await Promise.all(people.map((email) => qualifyAs(email, id, headers.etag!)));
    const [won, lost] = [...answers].sort((a, b) => a.status - b.status);
    expect([won!.status, lost!.status]).toEqual([200, 412]);
    const functions = ['Analyste du CERT', 'Analyste d’astreinte'];
    expect(lost!.body.changedBy).toBe(functions[answers.indexOf(won!)]);
    const since = Date.now() - Date.parse(String(lost!.body.changedAt));
    expect(since).toBeGreaterThanOrEqual(0);
    expect(since).toBeLessThan(10_000);
    expect(lost!.text).not.toContain('desk.example');
    expect(`"${String(lost!.body.version)}"`).toBe(won!.headers.etag);
    expect(await count('qualification', `case_id = '${id}'`)).toBe(1);
    expect(await count('letter', `case_id = '${id}' and recipient <> 'declarant'`)).toBe(3);
    expect(await count('audit_event', `case_id = '${id}' and reason = 'changed_meanwhile'`)).toBe(1);
  });

  it.each([
    ['no version', {}],
    ['a weak one', { 'if-match': 'W/"2"' }],
    ['any', { 'if-match': '*' }],
    ['a list', { 'if-match': '"1", "2"' }],
  ])('are asked for the version that they read: %s', async (_, headers) => {
    const { id } = await desk.declare();
    const analyst = await desk.analyst();
    await analyst.ask('POST', `/cases/${id}/take`);
    const path = `/cases/${id}/qualify`;
    const answer = await analyst.ask('POST', path, { body: aQualifyingBody(), headers });
    expect([answer.status, answer.body.type]).toEqual([428, 'urn:vigie:problem:version_needed']);
    expect(await count('qualification', `case_id = '${id}'`)).toBe(0);
  });
});

describe('a command sent again with its key', () => {
  it.each([1, 8])('is done once (%d at a time)', async (atOnce) => {
    const { id } = await desk.declare();
    await desk.qualify(id);
    const analyst = await desk.analyst();
    const headers = { 'idempotency-key': randomUUID() };
    const body = { to: 'ars:32', answered: false, note: 'occupé' };
    const call = () => analyst.ask<CaseView>('POST', `/cases/${id}/calls`, { body, headers });
    const first = await call();
    const again = await Promise.all(Array.from({ length: atOnce }, call));
    expect(again.map(({ status, body: { version } }) => [status, version])).toEqual(
      again.map(() => [200, first.body.version]),
    );
    expect(await count('call_note', `case_id = '${id}'`)).toBe(1);
    expect(await count('case_event', `case_id = '${id}' and type = 'call_logged'`)).toBe(1);
  });

  it('is refused when its key comes back with another act, another body or another path', async () => {
    const { id } = await desk.declare();
    const analyst = await desk.analyst();
    const headers = { 'idempotency-key': randomUUID() };
    const take = () => analyst.ask<CaseView>('POST', `/cases/${id}/take`, { headers });
    expect((await take()).status).toBe(200);
    const others: [string, unknown][] = [
      ['messages', { body: 'Un mot du CERT.' }],
      ['calls', { to: 'ars:32', answered: true }],
      ['merge', { into: randomUUID(), reason: 'doublon' }],
    ];
    for (const [path, body] of others) {
      const other = await analyst.ask('POST', `/cases/${id}/${path}`, { body, headers });
      expect([path, other.status, other.body.type]).toEqual([
        ...[path, 409, 'urn:vigie:problem:idempotency_key_reused'],
      ]);
    }
    expect(await count('exchange_message', `case_id = '${id}'`)).toBe(0);
    expect((await take()).status).toBe(200);
    const said = { 'idempotency-key': randomUUID() };
    const say = (body: string) =>
      analyst.ask('POST', `/cases/${id}/messages`, { body: { body }, headers: said });
    expect([(await say('Un.')).status, (await say('Un.')).status, (await say('Deux.')).status]).toEqual([
      ...[200, 200, 409],
    ]);
    expect(await count('exchange_message', `case_id = '${id}'`)).toBe(1);
  });

  it('of the follow-up page is bound to its body too', async () => {
    const { declarant, id } = await desk.declare();
    const headers = { 'idempotency-key': randomUUID() };
    const say = (body: string) => declarant.ask('POST', '/follow-up/messages', { body: { body }, headers });
    expect([(await say('Un.')).status, (await say('Un.')).status, (await say('Deux.')).status]).toEqual([
      ...[200, 200, 409],
    ]);
    expect(await count('exchange_message', `case_id = '${id}'`)).toBe(1);
  });

  it('is done for each case and each key', async () => {
    const key = randomUUID();
    const analyst = await desk.analyst();
    for (const keyOf of [() => key, () => key, () => randomUUID()]) {
      const { id } = await desk.declare();
      const headers = { 'idempotency-key': keyOf() };
      await analyst.ask('POST', `/cases/${id}/take`, { headers });
      expect(await count('case_event', `case_id = '${id}' and type = 'taken'`)).toBe(1);
    }
  });
});
