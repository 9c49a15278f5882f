import { EXAMPLES } from '../../apps/api/src/description/examples.data';
import type { Answer, HttpClient } from './http-client';
import type { OpenedSession, People } from './people';
import { codeAt } from '#platform/factors';

type Ask = <T>(client: HttpClient, method: string, path: string, body?: unknown) => Promise<Answer<T>>;
export type Seen = [what: string, status: number];

/** What needs a provider: asked wrongly here, rightly in federation.journey.spec.ts. */
export const REFUSED_ON_PURPOSE: Seen[] = [
  ['POST /sessions/provider/start', 404],
  ['POST /sessions/provider', 401],
  ['POST /account/identities/start', 404],
  ['POST /account/identities', 401],
  ['DELETE /account/identities/:id', 404],
];
/** The same by operation; that journey holds their answers against the description. */
export const SUCCEED_ELSEWHERE = [
  ...['provider_start', 'provider_open'],
  ...['identities_start', 'identities_link', 'identities_unlink'],
];

const NOBODY = '01890000-0000-7000-8000-000000000000';
const MEMBER = '590000758@etablissement.example';
const PASSWORD = 'trois mouettes sur un quai';

/** Everything that the routes of sign-in and accounts offer, once each, and what came of it. */
export async function actOnAccounts(people: People, ask: Ask): Promise<Seen[]> {
  const seen: Seen[] = [];
  const act = async <T>(client: HttpClient, route: string, body?: unknown, path?: string): Promise<T> => {
    const [method, template] = route.split(' ') as [string, string];
    const answer = await ask<T>(client, method, path ?? template, body);
    seen.push([route, answer.status]);
    return answer.body;
  };
  const member = people.bearing(await people.tokenOf(MEMBER));
  await signIn(people, act);
  await keepOwnAccount(people, act);
  await keepKeys(member, act);
  await administer(people, act);
  return seen;
}

type Act = <T>(client: HttpClient, route: string, body?: unknown, path?: string) => Promise<T>;

async function signIn(people: People, act: Act): Promise<void> {
  const email = 'analyste2@desk.example';
  const { nobody } = people;
  const passkey = await people.passkeyOf(email);
  await act(nobody, 'GET /sessions/ways');
  const { challenge } = await act<{ challenge: string }>(nobody, 'POST /sessions/passkey/options');
  const whole = await act<OpenedSession>(nobody, 'POST /sessions/passkey', passkey.sign(challenge));
  const client = people.bearing(whole.token);
  const codes = await act<{ codes: string[] }>(client, 'POST /account/recovery-codes');
  const half = async () => {
    const opened = await act<OpenedSession>(nobody, 'POST /sessions', { email, password: people.password });
    return people.bearing(opened.token);
  };
  await act(await half(), 'POST /sessions/current/totp', { code: people.codeOf(email) });
  await act(await half(), 'POST /sessions/current/recovery-code', { code: codes.codes[0] });
  const third = await half();
  const asked = await act<{ challenge: string }>(third, 'POST /sessions/current/passkey/options');
  const proved = passkey.sign(asked.challenge);
  const last = await act<OpenedSession>(third, 'POST /sessions/current/passkey', proved);
  const mine = people.bearing(last.token);
  const { sessions } = await act<{ sessions: { id: string; current: boolean }[] }>(mine, 'GET /sessions');
  const other = sessions.find(({ current }) => !current)!;
  await act(mine, 'POST /sessions/:session/revoke', undefined, `/sessions/${other.id}/revoke`);
  await act(mine, 'POST /sessions/revoke-others');
  await act(nobody, 'POST /sessions/provider/start', EXAMPLES.ProviderStartRequest);
  await act(nobody, 'POST /sessions/provider', EXAMPLES.ProviderReturnRequest);
}

async function keepOwnAccount(people: People, act: Act): Promise<void> {
  let client = people.bearing(await people.tokenOf('dpo@desk.example'));
  const { passkeys } = await act<{ passkeys: { id: string }[] }>(client, 'GET /account');
  await act(client, 'PUT /account/password', { password: PASSWORD });
  const { challenge } = await act<{ challenge: string }>(client, 'POST /account/passkeys/options');
  const enrolled = { label: 'clé du programme', ...people.newPasskey().enrol(challenge) };
  const { token } = await act<OpenedSession>(client, 'POST /account/passkeys', enrolled);
  client = people.bearing(token);
  await act(client, 'POST /account/identities/start');
  await act(client, 'POST /account/identities', EXAMPLES.ProviderReturnRequest);
  await act(client, 'DELETE /account/identities/:id', undefined, `/account/identities/${NOBODY}`);
  const made = await act<{ secret: string }>(client, 'POST /account/totp');
  const code = codeAt(made.secret, Date.now());
  const renewed = await act<OpenedSession>(client, 'POST /account/totp/confirm', { code });
  const own = people.bearing(renewed.token);
  await act(own, 'DELETE /account/passkeys/:id', undefined, `/account/passkeys/${passkeys[0]!.id}`);
  const other = people.bearing(await people.tokenOf('rssi@desk.example'));
  await act(other, 'DELETE /account/totp');
}

async function keepKeys(member: HttpClient, act: Act): Promise<void> {
  const { id, key } = await act<{ id: string; key: string }>(
    member,
    'POST /api-keys',
    EXAMPLES.NewApiKeyRequest,
  );
  await act(member.as(`Bearer ${key}`), 'POST /declarations/by-tool', EXAMPLES.DeclarationRequest);
  await act(member, 'GET /api-keys');
  await act(member, 'POST /api-keys/:key/revoke', undefined, `/api-keys/${id}/revoke`);
}

async function administer(people: People, act: Act): Promise<void> {
  const administrator = people.bearing(await people.tokenOf('administrateur@desk.example'));
  const manager = people.bearing(await people.tokenOf('responsable@desk.example'));
  const { email } = EXAMPLES.NewAccountRequest as { email: string };
  const { id } = await act<{ id: string }>(administrator, 'POST /accounts', EXAMPLES.NewAccountRequest);
  await act(administrator, 'GET /accounts');
  const { id: made } = await act<{ id: string }>(
    administrator,
    'POST /organisations',
    EXAMPLES.NewOrganisationRequest,
  );
  await act(administrator, 'GET /organisations');
  for (const what of ['rename', 'close', 'reopen'])
    await act(
      administrator,
      `POST /organisations/:organisation/${what}`,
      what === 'rename' ? EXAMPLES.RenameRequest : undefined,
      `/organisations/${made}/${what}`,
    );
  const on = (client: HttpClient, what: string, body?: unknown) =>
    act<{ code: string }>(client, `POST /accounts/:account/${what}`, body, `/accounts/${id}/${what}`);
  await on(administrator, 'deactivate');
  await on(administrator, 'reactivate');
  await on(administrator, 'role', EXAMPLES.RoleRequest);
  await on(manager, 'identities', EXAMPLES.LinkRequest);
  const { code } = await on(manager, 'code', EXAMPLES.CodeRequest);
  await act(people.nobody, 'POST /sessions/enrolment', { email, code, password: PASSWORD });
}
