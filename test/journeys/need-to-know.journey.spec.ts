import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { ACCESS, ACCOUNT_OF, PERSONAS, type Persona } from '../builders/access.data';
import { REPOSITORY } from '../harness/child-process';
import { Desk, type Declared } from '../harness/desk';
import type { HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';

let installation: Installation;
let desk: Desk;
let own: Declared;
let other: Declared;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'need-to-know', processes: ['api'] });
  desk = new Desk(installation);
  own = await desk.declare();
  const elsewhere = { name: 'Ailleurs', department: '75', type: 'private_hospital' };
  other = await desk.declare({ facility: elsewhere });
}, 60_000);
afterAll(() => installation?.stop());

function clientOf(persona: Persona): Promise<HttpClient> {
  if (persona === 'nobody') return Promise.resolve(desk.nobody);
  if (persona === 'own code') return Promise.resolve(own.declarant);
  if (persona === 'other code') return Promise.resolve(other.declarant);
  return desk.person(ACCOUNT_OF[persona]!);
}

const UNKNOWN = '01890000-0000-7000-8000-000000000000';
const pathOf = (route: string, id: string) =>
  route
    .split(' ')[1]!
    .replace(':id', id)
    .replace(':sheet', route.includes('/cases/') ? 'synthesis' : 'cnil')
    .replace(':token', 'T'.repeat(52))
    .replace(':day', '2027-05-07')
    .replace(
      /:(message|task|recommendation|obligation|release|letter|facility|child|grant|change|request|glass|hold|session|passkey|identity|account|key)/,
      UNKNOWN,
    );
const signs = (text: string) => text.replace(/urn:vigie:request:[0-9a-f-]+/, '');
function startOnce(...args: string[]) {
  const script = path.join(REPOSITORY, 'dist/test/harness/start-api-once.js');
  const env = { ...process.env, ...installation.settings };
  return spawnSync(process.execPath, [script, ...args], { cwd: REPOSITORY, env, encoding: 'utf8' });
}

describe('each route', () => {
  it('has a line in the table of who may use it', () => {
    const routes = JSON.parse(startOnce().stdout) as { method: string; path: string }[];
    const named = routes.map((route) => `${route.method} ${route.path}`);
    expect(named.sort()).toEqual(ACCESS.map(({ route }) => route).sort());
  });

  it('declares its access rule, or the API does not start', () => {
    const { status, stderr } = startOnce('planted');
    expect(stderr).toContain('Routes without an access rule: GET /planted');
    expect(status).toBe(1);
  });

  it.each(ACCESS.slice(0, -1).map((row) => [row.route, row] as const))(
    '%s lets in those of its line and nobody else',
    async (route, { body, statuses }) => {
      const [method] = route.split(' ') as [string];
      const seen = [];
      for (const persona of PERSONAS) {
        const headers = { 'idempotency-key': randomUUID() };
        const answer = await (await clientOf(persona)).ask(method, pathOf(route, own.id), { body, headers });
        seen.push([persona, answer.status]);
      }
      expect(seen).toEqual(PERSONAS.map((persona, i) => [persona, statuses[i]]));
    },
  );
});

describe('a case that is not for somebody', () => {
  const routes = ACCESS.filter(({ route }) => route.includes(':id'));
  it.each(PERSONAS)('looks to %s as a case that does not exist', async (persona) => {
    const client = await clientOf(persona);
    for (const { route, body, statuses } of routes) {
      // Whoever is let in sees the case, of course.
      if (![401, 403, 404].includes(statuses[PERSONAS.indexOf(persona)]!)) continue;
      const [method] = route.split(' ') as [string];
      const answers = [];
      for (const id of [own.id, UNKNOWN]) {
        const { status, text, headers } = await client.ask(method, pathOf(route, id), { body });
        const { date, ...others } = headers;
        expect(date).toBeDefined();
        answers.push({ route, status, text: signs(text), headers: others });
      }
      expect(answers[0]).toEqual(answers[1]);
    }
  });

  it.each([
    ['analyst', true],
    ['competent ARS', true],
    ['FSSI', true],
    ['own facility', true],
    ['other ARS', false],
    ['CORRUSS', false],
    ['other facility', false],
  ] as const)('is in the queue of %s: %s', async (persona, shown) => {
    const { body, text } = await (await clientOf(persona)).ask<{ cases: { id: string }[] }>('GET', '/cases');
    expect(body.cases.some(({ id }) => id === own.id)).toBe(shown);
    expect(text.includes(own.receipt.reference)).toBe(shown);
  });

  it('is not opened by a right code of another reference, nor by a session that ended', async () => {
    const { reference } = own.receipt;
    const long = '0'.repeat(2000);
    const wrong = [
      `${long}:${long}`,
      `${reference}:\u0000`,
      `${reference}:${other.receipt.followUpCode}`,
      `VG-0000-0000-0000:${own.receipt.followUpCode}`,
      `${reference}:`,
      `${reference}`,
      `${reference}\u0000:${own.receipt.followUpCode}`,
      ':',
    ];
    const texts = new Set<string>();
    for (const secret of wrong) {
      const client = desk.nobody.as(`Basic ${Buffer.from(secret).toString('base64')}`);
      const answer = await client.ask('GET', '/follow-up');
      expect([secret, answer.status]).toEqual([secret, 401]);
      texts.add(signs(answer.text));
    }
    expect(texts.size).toBe(1);
  });

  it.each(['%00', 'T%00', '%ED%A0%80', '%', '%zz', 'T'.repeat(5000), "';select", '..%2F..', 'a%2Fb'])(
    'is not opened by the link %p',
    async (token) => {
      for (const method of ['GET', 'POST', 'HEAD']) {
        const { status } = await desk.nobody.ask(method, `/acknowledgements/${token}`);
        expect([method, status >= 400 && status < 500]).toEqual([method, true]);
      }
    },
  );

  it('is closed with the session', async () => {
    for (const persona of PERSONAS) {
      const client = await clientOf(persona);
      const status = ACCESS.at(-1)!.statuses[PERSONAS.indexOf(persona)];
      expect([persona, (await client.ask('DELETE', '/sessions/current')).status]).toEqual([persona, status]);
      if (status === 204) expect((await client.ask('GET', `/cases/${own.id}`)).status).toBe(401);
    }
  });
});
