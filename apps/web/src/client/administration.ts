import { ask, send } from './send';

export interface Account {
  id: string;
  email: string;
  function: string;
  role: string;
  organisation: string;
  organisationName: string;
  active: boolean;
  enrolled: boolean;
  hasFactor: boolean;
  awaitsSecond: boolean;
  lastSignInAt: string | null;
}

export interface Organisation {
  id: string;
  code: string;
  kind: string;
  name: string;
  /** How many are open. */
  accounts: number;
  closedAt: string | null;
}

export interface ApiKey {
  id: string;
  label: string;
  hint: string;
  organisation: string;
  scopes: string[];
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

export interface IssuedCode {
  state: 'issued' | 'second_person_needed';
  code: string | null;
}

const post = async (path: string, body?: unknown) => {
  await send(path, { method: 'POST', ...(body === undefined ? {} : { body }) });
};

export const readAccounts = async () => (await ask<{ accounts: Account[] }>('/accounts')).accounts;
export const createAccount = (said: unknown) => post('/accounts', said);
export const setActive = (id: string, active: boolean) =>
  post(`/accounts/${id}/${active ? 'reactivate' : 'deactivate'}`);
export const setRole = (id: string, role: string) => post(`/accounts/${id}/role`, { role });
export const issueCode = (id: string, password: boolean) =>
  ask<IssuedCode>(`/accounts/${id}/code`, { method: 'POST', body: { password } });

export const readOrganisations = async () =>
  (await ask<{ organisations: Organisation[] }>('/organisations')).organisations;
export const createOrganisation = (said: unknown) => post('/organisations', said);
export const renameOrganisation = (id: string, name: string) => post(`/organisations/${id}/rename`, { name });
export const setOrganisationOpen = (id: string, open: boolean) =>
  post(`/organisations/${id}/${open ? 'reopen' : 'close'}`);

export const readKeys = async () => (await ask<{ keys: ApiKey[] }>('/api-keys')).keys;
export const createKey = async (said: unknown) =>
  (await ask<{ key: string }>('/api-keys', { method: 'POST', body: said })).key;
export const revokeKey = (id: string) => post(`/api-keys/${id}/revoke`);
