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
