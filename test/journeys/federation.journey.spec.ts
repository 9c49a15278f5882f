import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { REPOSITORY } from '../harness/child-process';
import { Desk } from '../harness/desk';
import { startInstallation, type Installation } from '../harness/installation';
import type { OpenedSession } from '../harness/people';
import { freePort } from '../harness/test-ground';

const ANALYST = 'analyste@desk.example';

let installation: Installation;
let desk: Desk;
let provider: ChildProcess;
let issuer: string;

beforeAll(async () => {
  const port = await freePort();
  issuer = `http://127.0.0.1:${port}`;
  const settings = {
    ...{ OIDC_ISSUER: issuer, OIDC_PROFILE: 'proconnect' },
    ...{ OIDC_CLIENT_ID: 'vigie', OIDC_CLIENT_SECRET: 'vigie-secret' },
  };
  installation = await startInstallation({ suite: 'federation', processes: ['api'], settings });
  desk = new Desk(installation);
  const script = path.join(REPOSITORY, 'test/harness/openid-provider.mjs');
  provider = spawn(process.execPath, [script, String(port), `${installation.url}/console/retour`]);
  await once(provider.stdout!, 'data');
}, 60_000);
afterAll(async () => {
  provider?.kill();
  await installation?.stop();
});

interface Returned {
  code: string;
  state: string;
  iss?: string;
}

/** The way of a browser through the provider, its cookies kept, until it is sent back to us. */
async function goThrough(address: string, subject: string): Promise<Returned> {
  const jar = new Map<string, string>();
  let next = `${address}&login_hint=${subject}`;
  while (!next.startsWith(installation.url)) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      jar.set(name!, value!);
    }
    const location = answer.headers.get('location');
    if (!location) throw new Error(`${answer.status} ${next}: ${await answer.text()}`);
    next = new URL(location, next).href;
  }
  return Object.fromEntries(new URL(next).searchParams) as unknown as Returned;
}

async function start(body: unknown = {}) {
  const answer = await desk.nobody.ask<{ address: string }>('POST', '/sessions/provider/start', { body });
  const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  return { answer, cookie, address: answer.body.address };
}
const finish = (body: unknown, cookie: string) =>
  desk.nobody.ask<OpenedSession>('POST', '/sessions/provider', { body, headers: { cookie } });

async function signInAs(subject: string) {
  const { address, cookie } = await start();
  return finish(await goThrough(address, subject), cookie);
}

/** Links that identity to the account, from its own session. */
async function link(email: string, subject: string) {
  const client = desk.nobody.as(`Bearer ${await desk.tokenOf(email)}`);
  const begun = await client.ask<{ address: string }>('POST', '/account/identities/start');
  const cookie = begun.headers['set-cookie']![0]!.split(';')[0]!;
  const body = await goThrough(begun.body.address, subject);
  return { client, answer: await client.ask('POST', '/account/identities', { body, headers: { cookie } }) };
}

describe('an identity of an OpenID provider', () => {
  it('that nobody linked opens nothing, although the provider names the address of an account', async () => {
    expect(await signInAs('two-stranger')).toMatchObject({
      status: 401,
      body: { type: 'urn:vigie:problem:provider_refused' },
    });
  });

  it('that its person linked opens a whole session where the provider asserted two factors', async () => {
    const { answer, client } = await link(ANALYST, 'two-analyst');
    expect(answer.status).toBe(204);
    const opened = await signInAs('two-analyst');
    expect(opened).toMatchObject({ status: 201, body: { stage: 'complete' } });
    const now = desk.nobody.as(`Bearer ${opened.body.token}`);
    expect((await now.ask('GET', '/cases')).status).toBe(200);
    const account = await client.ask<{ identities: { id: string; issuer: string }[] }>('GET', '/account');
    expect(account.body.identities).toEqual([expect.objectContaining({ issuer })]);
    await client.ask('DELETE', `/account/identities/${account.body.identities[0]!.id}`);
    expect((await signInAs('two-analyst')).status).toBe(401);
  });

  it('opens half a session where it asserted one; ours completes it', async () => {
    const email = 'responsable@desk.example';
    expect((await link(email, 'one-manager')).answer.status).toBe(204);
    const opened = await signInAs('one-manager');
    expect(opened.body.stage).toBe('second_factor');
    const half = desk.nobody.as(`Bearer ${opened.body.token}`);
    expect((await half.ask('GET', '/cases')).status).toBe(401);
    const body = { code: desk.people.codeOf(email) };
    const whole = await half.ask<OpenedSession>('POST', '/sessions/current/totp', { body });
    expect(whole.body.stage).toBe('complete');
  });

  it('is linked to one account only', async () => {
    expect((await link('ars-11@autorite.example', 'one-manager')).answer.status).toBe(401);
  });
});

describe('what comes back with a browser', () => {
  it('serves once, in the browser that asked, with the state that it was given', async () => {
    await link('fssi@autorite.example', 'two-fssi');
    const { address, cookie } = await start();
    const body = await goThrough(address, 'two-fssi');
    expect((await finish(body, '')).status).toBe(401);
    const other = await start();
    expect((await finish(body, other.cookie)).status).toBe(401);
    expect((await finish({ ...body, state: `${body.state.split('.')[0]}.account` }, cookie)).status).toBe(
      201,
    );
    expect((await finish(body, cookie)).status).toBe(401);
  });

  it('is refused when its state, its code or its issuer was changed', async () => {
    for (const change of [{ state: 'X.queue' }, { code: 'invented' }, { iss: 'https://evil.example' }]) {
      const { address, cookie } = await start();
      const body = { ...(await goThrough(address, 'two-fssi')), ...change };
      expect([change, (await finish(body, cookie)).status]).toEqual([change, 401]);
    }
  });

  it.each(['https://evil.example', '//evil.example', '/console', 'cases', ''])(
    'is never shown %j afterwards: pages are named',
    async (next) => {
      expect((await start({ next })).answer.status).toBe(422);
    },
  );

  it('comes by PKCE, nonce and state, to one address alone', async () => {
    const { address } = await start({ next: 'account' });
    const asked = Object.fromEntries(new URL(address).searchParams);
    expect(asked).toMatchObject({
      ...{ response_type: 'code', client_id: 'vigie', code_challenge_method: 'S256', acr_values: 'eidas2' },
      redirect_uri: `${installation.url}/console/retour`,
      state: expect.stringMatching(/^\w{26}\.account$/),
      nonce: expect.stringMatching(/^\w{26}$/),
    });
  });
});
