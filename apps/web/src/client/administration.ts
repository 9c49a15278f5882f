import { ask, send } from './send';

/** What an account may read at most, whatever it is granted. */
export interface Clearance {
  tlpCeiling: string;
  compartments: string[];
}

export interface Account extends Clearance {
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
  /** Until when a code that was handed over is good. */
  codeUntil: string | null;
  /** Whether the reader may issue a code for it. */
  mayLetIn: boolean;
  own: boolean;
  clearanceAsked: (Clearance & { by: string; own: boolean }) | null;
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

export interface Team {
  id: string;
  code: string;
  name: string;
  members: { account: string; email: string; function: string; since: string }[];
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
export const giveClearance = ({ id }: Account, { tlpCeiling, compartments }: Clearance) =>
  ask<{ state: 'done' | 'second_person_needed' }>(`/accounts/${id}/clearance`, {
    method: 'POST',
    body: { tlpCeiling, compartments },
  });

const askTeams = async (path: string, method: 'GET' | 'POST' | 'DELETE', body?: unknown) =>
  (await ask<{ teams: Team[] }>(`/teams${path}`, { method, ...(body === undefined ? {} : { body }) })).teams;
export const readTeams = () => askTeams('', 'GET');
export const createTeam = (said: unknown) => askTeams('', 'POST', said);
export const addMember = (team: string, said: unknown) => askTeams(`/${team}/members`, 'POST', said);
export const removeMember = (team: string, account: string) =>
  askTeams(`/${team}/members/${account}`, 'DELETE');

export const readKeys = async () => (await ask<{ keys: ApiKey[] }>('/api-keys')).keys;
export const createKey = async (said: unknown) =>
  (await ask<{ key: string }>('/api-keys', { method: 'POST', body: said })).key;
export const revokeKey = (id: string) => post(`/api-keys/${id}/revoke`);
