import { Desk } from '../harness/desk';
import type { HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';
import type { OpenedSession } from '../harness/people';

const ANALYST = 'analyste@desk.example';

let installation: Installation;
let desk: Desk;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'sessions', processes: ['api'] });
  desk = new Desk(installation);
}, 60_000);
afterAll(() => installation?.stop());

interface Secured {
  security?: Record<string, unknown>[];
}

const bearing = (token: string) => desk.nobody.as(`Bearer ${token}`);
const statusOf = async (client: HttpClient, method: string, path: string, body?: unknown) =>
  (await client.ask(method, path, { body })).status;
const problemOf = async (client: HttpClient, method: string, path: string, body?: unknown) =>
  (await client.ask<{ type: string }>(method, path, { body })).body.type.replace('urn:vigie:problem:', '');

/** As if the factor had been proved that long ago. */
const age = (minutes: number) =>
  installation.adminQuery(`update session set stepped_up_at = stepped_up_at - make_interval(mins => $1)`, [
    minutes,
  ]);

describe('a session', () => {
  it('is listed with its browser, and ended one by one or all others together', async () => {
    const email = 'responsable@desk.example';
    const tokens = [await desk.tokenOf(email), await desk.tokenOf(email), await desk.tokenOf(email)];
    const [mine, second, third] = tokens.map(bearing) as [HttpClient, HttpClient, HttpClient];
    const list = await mine.ask<{ sessions: { id: string; current: boolean; device: string }[] }>(
      'GET',
      '/sessions',
    );
    expect(list.body.sessions).toHaveLength(3);
    expect(list.body.sessions.filter(({ current }) => current)).toHaveLength(1);
    expect(list.text).not.toContain(tokens[1]);
    const seen = await second.ask<{ sessions: { id: string; current: boolean }[] }>('GET', '/sessions');
    const other = seen.body.sessions.find(({ current }) => current)!;
    const stranger = bearing(await desk.tokenOf(ANALYST));
    expect(await statusOf(stranger, 'POST', `/sessions/${other.id}/revoke`)).toBe(404);
    expect(await statusOf(second, 'GET', '/sessions')).toBe(200);
    expect(await statusOf(mine, 'POST', `/sessions/${other.id}/revoke`)).toBe(204);
    expect(await statusOf(second, 'GET', '/sessions')).toBe(401);
    expect(await statusOf(third, 'GET', '/sessions')).toBe(200);
    expect(await statusOf(mine, 'POST', '/sessions/revoke-others')).toBe(204);
    expect(await statusOf(third, 'GET', '/sessions')).toBe(401);
    expect(await statusOf(mine, 'GET', '/sessions')).toBe(200);
  });

  it.each([
    ['after an hour of nothing', `seen_at = now() - interval '61 minutes'`],
    ['after twelve hours whatever happens', `expires_at = now() - interval '1 second'`],
    ['with its account', `revoked_at = null`],
  ])('ends %s', async (how, change) => {
    const email = 'fssi@autorite.example';
    const client = bearing(await desk.tokenOf(email));
    expect(await statusOf(client, 'GET', '/cases')).toBe(200);
    await installation.adminQuery(
      `update session set ${change} where account_id = (select id from account where email = $1)`,
      [email],
    );
    const active = how !== 'with its account';
    await installation.adminQuery('update account set active = $2 where email = $1', [email, active]);
    expect(await statusOf(client, 'GET', '/cases')).toBe(401);
    await installation.adminQuery('update account set active = true where email = $1', [email]);
  });

  it('brought along by an attacker is not the one that the person signs in to', async () => {
    const planted = await desk.tokenOf('ars-44@autorite.example');
    const headers = { cookie: `__Host-vigie=${planted}`, 'sec-fetch-site': 'same-origin' };
    const body = { email: ANALYST, password: installation.password };
    const answer = await desk.nobody.ask<OpenedSession>('POST', '/sessions', { body, headers });
    expect(answer.body.token).not.toBe(planted);
    const now = await bearing(planted).ask<{ function: string }>('GET', '/sessions/current');
    expect(now.body.function).toContain('ARS');
  });
});

/** What comes with a request that changes something, as browsers of all ages and pages of others send it. */
const FROM_ELSEWHERE: [string, Record<string, string>][] = [
  ['nobody who says where', {}],
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['another site, in an old browser', { origin: 'https://evil.example' }],
  ['another host of the same site', { 'sec-fetch-site': 'same-site' }],
  ['a page without an origin', { origin: 'null' }],
  ['a page without an origin that pretends', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
  ['a name that begins like ours', { origin: 'http://127.0.0.1.evil.example' }],
  ['the address bar', { 'sec-fetch-site': 'none' }],
];

describe('a cookie', () => {
  let cookie: string;
  beforeAll(async () => {
    cookie = `__Host-vigie=${await desk.tokenOf('dpo@desk.example')}`;
  });
  const tellIn = (headers: Record<string, string>) =>
    desk.nobody.ask('POST', '/sessions/revoke-others', { headers: { cookie, ...headers } });

  it.each(FROM_ELSEWHERE)('of a page of %s opens no route that changes something', async (_, headers) => {
    const described = await desk.nobody.ask<{ paths: Record<string, Record<string, Secured>> }>(
      'GET',
      '/openapi.json',
    );
    const changing = Object.entries(described.body.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([method, { security = [] }]) => method !== 'get' && security.some((way) => 'session' in way))
        .map(([method]) => [method.toUpperCase(), path] as const),
    );
    expect(changing.length).toBeGreaterThan(50);
    for (const [method, path] of changing) {
      const known = path.replace('/api/v1', '').replace(/\{\w+\}/g, '01890000-0000-7000-8000-000000000000');
      const answer = await desk.nobody.ask(method, known, { headers: { cookie, ...headers }, body: {} });
      expect([method, path, answer.status]).toEqual([method, path, 401]);
    }
  });

  it.each<[string, Record<string, string>]>([
    ['says so', { 'sec-fetch-site': 'same-origin' }],
    ['says so twice', { 'sec-fetch-site': 'same-origin', origin: 'own' }],
    ['is an old browser', { origin: 'own' }],
  ])('of our own page that %s does', async (_, headers) => {
    const own = headers.origin ? { ...headers, origin: installation.url } : headers;
    expect((await tellIn(own)).status).toBe(204);
  });

  it.each([
    'text/plain',
    'text/plain;charset=UTF-8',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
  ])('opens nothing to a form in %s, even one of ours', async (type) => {
    const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': type };
    const raw = JSON.stringify({ password: 'trois mouettes sur un quai' });
    expect((await desk.nobody.ask('PUT', '/account/password', { headers, raw })).status).toBe(415);
  });

  it('of another name, path or without its prefix is none', async () => {
    const token = cookie.split('=')[1]!;
    for (const other of [`vigie=${token}`, `__Secure-vigie=${token}`, `__host-vigie=${token}`])
      expect((await desk.nobody.ask('GET', '/sessions', { headers: { cookie: other } })).status).toBe(401);
  });

  it('is another one after a sign-in and after each proof, and the one before is worth nothing', async () => {
    const email = 'ars-93@autorite.example';
    const knocked = await desk.people.knock(email);
    const jar = (answer: { headers: { 'set-cookie'?: string[] } }) =>
      /^__Host-vigie=\w+/.exec(answer.headers['set-cookie']!.join('\n'))![0];
    const prove = async (held: string) => {
      await desk.people.letCodesPass(email);
      const headers = { cookie: held, 'sec-fetch-site': 'same-origin' };
      const body = { code: desk.people.codeOf(email) };
      return jar(await desk.nobody.ask('POST', '/sessions/current/totp', { headers, body }));
    };
    const half = jar(knocked);
    const whole = await prove(half);
    const stepped = await prove(whole);
    expect(new Set([half, whole, stepped]).size).toBe(3);
    const opens = async (held: string) =>
      (await desk.nobody.ask('GET', '/sessions', { headers: { cookie: held } })).status;
    expect([await opens(half), await opens(whole), await opens(stepped)]).toEqual([401, 401, 200]);
  });
});

describe('a sensitive act', () => {
  it('wants a factor proved within ten minutes, whatever the Accept and the language', async () => {
    const email = 'analyste2@desk.example';
    const token = await desk.tokenOf(email);
    const client = bearing(token);
    expect(await statusOf(client, 'POST', '/account/recovery-codes')).toBe(201);
    await age(11);
    for (const headers of [
      {},
      { accept: 'application/json' },
      { accept: 'text/html' },
      { 'accept-language': 'fr' },
    ]) {
      const answer = await client.ask<{ type: string }>('POST', '/account/recovery-codes', { headers });
      expect(answer).toMatchObject({ status: 403, body: { type: 'urn:vigie:problem:step_up_needed' } });
    }
    for (const [method, path] of [
      ['PUT', '/account/password'],
      ['POST', '/account/totp'],
      ['POST', '/account/passkeys/options'],
      ['DELETE', '/account/totp'],
      ['POST', '/account/identities/start'],
      ['POST', '/api-keys'],
    ] as const)
      expect([path, await problemOf(client, method, path, {})]).toEqual([path, 'step_up_needed']);
    expect(await statusOf(client, 'GET', '/cases')).toBe(200);
    await desk.people.letCodesPass(email);
    const code = desk.people.codeOf(email);
    const up = await client.ask<OpenedSession>('POST', '/sessions/current/totp', { body: { code } });
    expect(up.body.token).not.toBe(token);
    expect(await statusOf(client, 'GET', '/cases')).toBe(401);
    expect(await statusOf(bearing(up.body.token), 'POST', '/account/recovery-codes')).toBe(201);
  });
});

describe('a password', () => {
  it('may be changed for a long one that nobody knows, and ends the other sessions', async () => {
    const email = 'corruss@autorite.example';
    const [mine, other] = [bearing(await desk.tokenOf(email)), bearing(await desk.tokenOf(email))];
    for (const password of ['court', '123456789012', 'aaaaaaaaaaaaaaaa'])
      expect([password, await statusOf(mine, 'PUT', '/account/password', { password })]).toEqual([
        password,
        422,
      ]);
    const password = 'trois mouettes sur un quai';
    expect(await statusOf(mine, 'PUT', '/account/password', { password })).toBe(204);
    expect(await statusOf(other, 'GET', '/cases')).toBe(401);
    expect(await statusOf(mine, 'GET', '/cases')).toBe(200);
    expect((await desk.people.knock(email)).status).toBe(401);
    expect((await desk.people.knock(email, password)).status).toBe(201);
  });
});

describe('the record', () => {
  it('holds every sign-in, proof and change, with whoever did it', async () => {
    const rows = await installation.adminQuery<{ action: string; decision: string }>(
      'select distinct action, decision from audit_event where case_id is null',
    );
    const seen = rows.map(({ action, decision }) => `${action} ${decision}`);
    for (const wanted of ['sign_in allowed', 'sign_in refused', 'step_up allowed', 'change_password allowed'])
      expect(seen).toContain(wanted);
    for (const wanted of ['renew_recovery_codes allowed', 'revoke_sessions allowed'])
      expect(seen).toContain(wanted);
  });
});
