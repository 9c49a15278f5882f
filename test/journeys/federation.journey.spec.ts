import { SUCCEED_ELSEWHERE } from '../harness/act-on-accounts';
import { DescribedApi, type Description } from '../harness/described-api';
import { Desk } from '../harness/desk';
import type { Asking, HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';
import type { OpenedSession } from '../harness/people';
import { placeOpenIdProvider } from '../harness/start-openid-provider';

const ANALYST = 'analyste@desk.example';

let installation: Installation;
let desk: Desk;
let stopProvider: (() => void) | undefined;
let issuer: string;
let api: DescribedApi;
const faults: string[] = [];

beforeAll(async () => {
  const provider = await placeOpenIdProvider();
  const { settings } = provider;
  issuer = provider.issuer;
  installation = await startInstallation({ suite: 'federation', processes: ['api'], settings });
  desk = new Desk(installation);
  api = new DescribedApi((await desk.nobody.ask<Description>('GET', '/openapi.json')).body);
  stopProvider = await provider.start(installation);
}, 60_000);
afterAll(async () => {
  stopProvider?.();
  await installation?.stop();
});

/** Asks, and holds whatever is answered against the description. */
async function ask<T>(client: HttpClient, method: string, path: string, asking: Asking = {}) {
  const answer = await client.ask<T>(method, path, asking);
  faults.push(...api.faultsOfAnswer(answer, { method, path }));
  return answer;
}

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
  const answer = await ask<{ address: string }>(desk.nobody, 'POST', '/sessions/provider/start', { body });
  const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  return { answer, cookie, address: answer.body.address };
}
const finish = (body: unknown, cookie: string) =>
  ask<OpenedSession>(desk.nobody, 'POST', '/sessions/provider', { body, headers: { cookie } });

async function signInAs(subject: string) {
  const { address, cookie } = await start();
  return finish(await goThrough(address, subject), cookie);
}

/** Links that identity to the account, from its own session. */
async function link(email: string, subject: string) {
  const client = desk.nobody.as(`Bearer ${await desk.tokenOf(email)}`);
  const begun = await ask<{ address: string }>(client, 'POST', '/account/identities/start');
  const cookie = begun.headers['set-cookie']![0]!.split(';')[0]!;
  const body = await goThrough(begun.body.address, subject);
  return { client, answer: await ask(client, 'POST', '/account/identities', { body, headers: { cookie } }) };
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
    await ask(client, 'DELETE', `/account/identities/${account.body.identities[0]!.id}`);
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

describe('the routes of a provider', () => {
  it('answer as they are described, each with a success', () => {
    expect(faults).toEqual([]);
    expect(SUCCEED_ELSEWHERE.filter((operation) => !api.succeeded.has(operation))).toEqual([]);
  });
});
