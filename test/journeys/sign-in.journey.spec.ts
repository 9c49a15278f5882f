import { giveChallenge } from '#platform/factors';
import { Desk } from '../harness/desk';
import type { HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';
import type { OpenedSession } from '../harness/people';

const ANALYST = 'analyste@desk.example';

let installation: Installation;
let desk: Desk;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'sign-in', processes: ['api'] });
  desk = new Desk(installation);
}, 60_000);
afterAll(() => installation?.stop());

const bearing = (token: string) => desk.nobody.as(`Bearer ${token}`);
const statusOf = async (client: HttpClient, method: string, path: string, body?: unknown) =>
  (await client.ask(method, path, { body })).status;
const problemOf = async (client: HttpClient, method: string, path: string, body?: unknown) =>
  (await client.ask<{ type: string }>(method, path, { body })).body.type.replace('urn:vigie:problem:', '');

/** The first step by password, then the code of that many steps away. */
async function byTotp(email: string, steps = 0) {
  const { body: half } = await desk.people.knock(email);
  const client = bearing(half.token);
  const code = desk.people.codeOf(email, steps);
  return {
    half,
    client,
    answer: await client.ask<OpenedSession>('POST', '/sessions/current/totp', { body: { code } }),
  };
}

describe('a password alone', () => {
  it('opens half a session, which says by what it is completed and opens nothing else', async () => {
    const { body, status } = await desk.people.knock(ANALYST);
    expect(status).toBe(201);
    expect(body).toMatchObject({ stage: 'second_factor', factors: ['totp'] });
    const half = bearing(body.token);
    for (const [method, path] of [
      ['GET', '/cases'],
      ['GET', '/sessions/current'],
      ['GET', '/sessions'],
      ['GET', '/account'],
      ['POST', '/account/totp'],
      ['POST', '/account/recovery-codes'],
      ['POST', '/account/passkeys/options'],
      ['PUT', '/account/password'],
      ['GET', '/api-keys'],
    ] as const) {
      const found = await problemOf(half, method, path, method === 'GET' ? undefined : {});
      expect([method, path, found]).toEqual([method, path, 'second_factor_needed']);
    }
    expect(await statusOf(half, 'DELETE', '/sessions/current')).toBe(204);
  });

  it('opens it for a quarter of an hour', async () => {
    const { body } = await desk.people.knock(ANALYST);
    await installation.adminQuery(`update session set expires_at = expires_at - interval '15 minutes'`);
    const code = desk.people.codeOf(ANALYST);
    expect(await problemOf(bearing(body.token), 'POST', '/sessions/current/totp', { code })).toBe(
      'sign_in_needed',
    );
  });
});

describe('a second factor', () => {
  beforeEach(() => desk.people.letCodesPass(ANALYST));

  it('completes the session under another token; the one from before is worth nothing', async () => {
    const { half, client, answer } = await byTotp(ANALYST);
    expect(answer).toMatchObject({ status: 200, body: { stage: 'complete' } });
    expect(answer.body.token).not.toBe(half.token);
    expect(await statusOf(client, 'GET', '/sessions/current')).toBe(401);
    expect(await statusOf(bearing(answer.body.token), 'GET', '/cases')).toBe(200);
    const [cookie] = answer.headers['set-cookie']!;
    expect(cookie).toMatch(/^__Host-vigie=\w+; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  });

  it('is not replayed: a code serves once, and none from before it serves after', async () => {
    expect((await byTotp(ANALYST)).answer.status).toBe(200);
    const again = await byTotp(ANALYST);
    expect(again.answer.status).toBe(403);
    expect((await byTotp(ANALYST, -1)).answer.status).toBe(403);
    expect((await byTotp(ANALYST, 1)).answer.status).toBe(200);
  });

  it.each(['000000', '12345', '', 'abcdef', '١٢٣٤٥٦'])('is not %j', async (code) => {
    const { body } = await desk.people.knock('analyste2@desk.example');
    const status = await statusOf(bearing(body.token), 'POST', '/sessions/current/totp', { code });
    expect([403, 422]).toContain(status);
  });

  it('may be a recovery code, once', async () => {
    const token = await desk.tokenOf(ANALYST);
    const made = await bearing(token).ask<{ codes: string[] }>('POST', '/account/recovery-codes');
    expect(new Set(made.body.codes).size).toBe(10);
    const [code] = made.body.codes;
    const half = async () => bearing((await desk.people.knock(ANALYST)).body.token);
    const body = { code: code!.toLowerCase().replaceAll('-', ' ') };
    expect(await statusOf(await half(), 'POST', '/sessions/current/recovery-code', body)).toBe(200);
    expect(await problemOf(await half(), 'POST', '/sessions/current/recovery-code', body)).toBe(
      'factor_refused',
    );
    const renewed = await bearing(token).ask<{ codes: string[] }>('POST', '/account/recovery-codes');
    expect(renewed.body.codes).not.toContain(made.body.codes[1]);
    const old = { code: made.body.codes[1] };
    expect(await statusOf(await half(), 'POST', '/sessions/current/recovery-code', old)).toBe(403);
  });

  it('cannot be claimed by whoever only runs SQL as the API: the witness is missing', async () => {
    const { body } = await desk.people.knock(ANALYST);
    const claim = `select who.prove_factor('totp', '{"step": 99999999}', sha256('x'), sha256('y'), sha256('z')) as proved`;
    const { Client } = await import('pg');
    const client = new Client({ connectionString: installation.settings.API_DATABASE_URL });
    await client.connect();
    await client.query('begin');
    await client.query(`select set_config('vigie.session', $1, true)`, [body.token]);
    const { rows } = await client.query<{ proved: boolean }>(claim);
    await client.end();
    expect(rows).toEqual([{ proved: false }]);
  });
});

describe('a passkey', () => {
  const options = async () =>
    (await desk.nobody.ask<{ challenge: string }>('POST', '/sessions/passkey/options')).body.challenge;
  const open = (body: unknown) => desk.nobody.ask<OpenedSession>('POST', '/sessions/passkey', { body });

  it('alone opens a whole session', async () => {
    const passkey = await desk.people.passkeyOf(ANALYST);
    const answer = await open(passkey.sign(await options()));
    expect(answer).toMatchObject({ status: 201, body: { stage: 'complete' } });
    expect(await statusOf(bearing(answer.body.token), 'GET', '/cases')).toBe(200);
  });

  it('is refused for another origin, another place, another ceremony, and with a signature of something else', async () => {
    const passkey = await desk.people.passkeyOf(ANALYST);
    for (const change of [
      { origin: 'https://vigie.evil.example' },
      { origin: installation.url.replace('http:', 'https:') },
      { rpId: 'evil.example' },
      { type: 'webauthn.create' },
    ])
      expect([change, (await open(passkey.sign(await options(), change))).status]).toEqual([change, 401]);
    const good = passkey.sign(await options());
    const other = passkey.sign(await options());
    expect((await open({ ...good, signature: other.signature })).status).toBe(401);
  });

  it('is refused with a challenge that was used, invented, too old, or given for something else', async () => {
    const passkey = await desk.people.passkeyOf(ANALYST);
    const challenge = await options();
    expect((await open(passkey.sign(challenge))).status).toBe(201);
    expect((await open(passkey.sign(challenge))).status).toBe(401);
    expect((await open(passkey.sign('aW52ZW50ZWQ'))).status).toBe(401);
    const { SIGN_IN_SECRET } = installation.settings;
    const until = (seconds: number, secret = SIGN_IN_SECRET!) => {
      const made = giveChallenge(secret, ['sign_in', ''], Date.now() / 1000 + seconds);
      return passkey.sign(Buffer.from(made).toString('base64url'));
    };
    expect((await open(until(-1))).status).toBe(401);
    expect((await open(until(60, 'not-the-secret-of-the-operator-012345'))).status).toBe(401);
    expect((await open(until(60))).status).toBe(201);
    const whole = bearing(await desk.tokenOf(ANALYST));
    const forStepUp = await whole.ask<{ challenge: string }>('POST', '/sessions/current/passkey/options');
    expect((await open(passkey.sign(forStepUp.body.challenge))).status).toBe(401);
  });

  it('leaves nothing behind of challenges that strangers ask for and do not use', async () => {
    const kept = () => installation.adminQuery('select 1 from sign_in_challenge');
    const before = (await kept()).length;
    await Promise.all(Array.from({ length: 50 }, options));
    expect((await kept()).length).toBe(before);
  });

  it('completes a half-open session, and never that of somebody else', async () => {
    const passkey = await desk.people.passkeyOf(ANALYST);
    const half = async (email: string) => bearing((await desk.people.knock(email)).body.token);
    const prove = async (client: HttpClient) => {
      const asked = await client.ask<{ challenge: string }>('POST', '/sessions/current/passkey/options');
      const body = passkey.sign(asked.body.challenge);
      return client.ask<OpenedSession>('POST', '/sessions/current/passkey', { body });
    };
    expect((await prove(await half(ANALYST))).body.stage).toBe('complete');
    expect((await prove(await half('responsable@desk.example'))).status).toBe(403);
  });

  it('that was given up opens nothing; the last factor stays', async () => {
    const email = 'ars-11@autorite.example';
    const client = bearing(await desk.tokenOf(email));
    const { body } = await client.ask<{ passkeys: { id: string }[] }>('GET', '/account');
    expect(await statusOf(client, 'DELETE', '/account/totp')).toBe(204);
    expect(await problemOf(client, 'DELETE', `/account/passkeys/${body.passkeys[0]!.id}`)).toBe(
      'last_factor',
    );
  });
});
