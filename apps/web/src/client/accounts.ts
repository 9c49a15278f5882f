import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type { Session } from './answers';
import { ask, send } from './send';

/** How far a sign-in has come, and by what it may go on. */
export interface Opened {
  stage: 'second_factor' | 'enrolment' | 'complete';
  factors: ('totp' | 'passkey' | 'recovery_code')[];
}

export interface OwnAccount {
  email: string;
  function: string;
  role: string;
  organisation: string;
  totp: boolean;
  recoveryCodes: number;
  passkeys: { id: string; label: string; addedAt: string; lastUsedAt: string | null }[];
  identities: { id: string; issuer: string; linkedAt: string }[];
}

export interface OpenSession {
  id: string;
  device: string;
  method: string;
  openedAt: string;
  seenAt: string;
  current: boolean;
}

export interface Provider {
  name: string;
}

type Signature = Parameters<typeof startAuthentication>[0]['optionsJSON'];
type Creation = Parameters<typeof startRegistration>[0]['optionsJSON'];

const post = <T>(path: string, body: unknown = {}) => ask<T>(path, { method: 'POST', body });
const act = async (path: string, method: 'POST' | 'PUT' | 'DELETE', body?: unknown): Promise<void> => {
  await send(path, { method, ...(body === undefined ? {} : { body }) });
};

/** The person left the browser's own window, or has no such passkey. */
export class PasskeyAway extends Error {}

const away = (error: unknown): never => {
  throw new PasskeyAway('no passkey was given', { cause: error });
};

export const currentSession = () => ask<Session>('/sessions/current');

/** The tokens come as cookies that no script can read; the body's copy is for programs and is dropped here. */
export const signIn = (email: string, password: string) => post<Opened>('/sessions', { email, password });

export const redeemCode = (email: string, code: string, password: string) =>
  post<Opened>('/sessions/enrolment', { email, code, password });

export const proveCode = (kind: 'totp' | 'recovery-code', code: string) =>
  post<Opened>(`/sessions/current/${kind}`, { code });

/** @param at `/sessions` signs in; `/sessions/current` completes or steps up. @throws PasskeyAway */
export async function provePasskey(at: '/sessions' | '/sessions/current'): Promise<Opened> {
  const optionsJSON = await post<Signature>(`${at}/passkey/options`);
  const { id, response } = await startAuthentication({ optionsJSON }).catch(away);
  const { clientDataJSON, authenticatorData, signature } = response;
  return post<Opened>(`${at}/passkey`, { id, clientDataJSON, authenticatorData, signature });
}

/** @throws PasskeyAway */
export async function addPasskey(label: string): Promise<Opened> {
  const optionsJSON = await post<Creation>('/account/passkeys/options');
  const { id, response } = await startRegistration({ optionsJSON }).catch(away);
  const { clientDataJSON, attestationObject, transports } = response;
  return post<Opened>('/account/passkeys', { label, id, clientDataJSON, attestationObject, transports });
}

export async function signOut(): Promise<void> {
  await send('/sessions/current', { method: 'DELETE' });
}

export const findProvider = async () => (await ask<{ provider: Provider | null }>('/sessions/ways')).provider;
export const startAtProvider = async () =>
  (await post<{ address: string }>('/sessions/provider/start', { next: 'queue' })).address;
export const startLinking = async () =>
  (await post<{ address: string }>('/account/identities/start')).address;

/** What the provider put into the address of the page of return; null where it refused, or nobody was there. */
export function returnedFrom(query: string) {
  const said = new URLSearchParams(query);
  const [code, state] = [said.get('code'), said.get('state')];
  return code && state ? { code, state, iss: said.get('iss') } : null;
}
export const openByProvider = (returned: unknown) => post<Opened>('/sessions/provider', returned);
export const linkIdentity = (returned: unknown) => act('/account/identities', 'POST', returned);
export const unlinkIdentity = (id: string) => act(`/account/identities/${id}`, 'DELETE');

export const readAccount = () => ask<OwnAccount>('/account');
export const beginTotp = () => post<{ secret: string; address: string }>('/account/totp');
export const confirmTotp = (code: string) => post<Opened>('/account/totp/confirm', { code });
export const removeTotp = () => act('/account/totp', 'DELETE');
export const removePasskey = (id: string) => act(`/account/passkeys/${id}`, 'DELETE');
export const renewRecoveryCodes = async () =>
  (await post<{ codes: string[] }>('/account/recovery-codes')).codes;
export const changePassword = (password: string) => act('/account/password', 'PUT', { password });
export const readSessions = async () => (await ask<{ sessions: OpenSession[] }>('/sessions')).sessions;
export const revokeSession = (id: string) => act(`/sessions/${id}/revoke`, 'POST');
export const revokeOtherSessions = () => act('/sessions/revoke-others', 'POST');
