/** Who comes to a route. The case is that of a hospital of the Nord; the holder of `other code` declared elsewhere. */
export const PERSONAS = [
  'nobody',
  'own code',
  'other code',
  'analyst',
  'competent ARS',
  'other ARS',
  'FSSI',
  'CORRUSS',
  'own facility',
  'other facility',
  'security officer',
  'data protection officer',
  'administrator',
] as const;
export type Persona = (typeof PERSONAS)[number];

/** Addresses of the personas who sign in. */
export const ACCOUNT_OF: Partial<Record<Persona, string>> = {
  analyst: 'analyste@desk.example',
  'competent ARS': 'ars-32@autorite.example',
  'other ARS': 'ars-11@autorite.example',
  FSSI: 'fssi@autorite.example',
  CORRUSS: 'corruss@autorite.example',
  'own facility': '590000758@etablissement.example',
  'other facility': '760000158@etablissement.example',
  'security officer': 'rssi@desk.example',
  'data protection officer': 'dpo@desk.example',
  administrator: 'administrateur@desk.example',
};

type Statuses = readonly number[];
const all = (status: number): Statuses => PERSONAS.map(() => status);
/**
 * Analyst, competent ARS, other ARS, FSSI, CORRUSS, own facility, other facility; then, for whom no case exists: security
 * officer, data protection officer, administrator.
 */
const accounts = (...statuses: Statuses): Statuses => [
  ...[401, 401, 401, ...statuses, 403, 403, 403].slice(0, PERSONAS.length),
];
const everyone = (status: number) => accounts(...PERSONAS.slice(3).map(() => status));
const officers = (...statuses: Statuses) => accounts(403, 403, 403, 403, 403, 403, 403, ...statuses);
const desk = (status: number) => accounts(status, 403, 403, 403, 403, 403, 403);
const codes = (status: number): Statuses => [401, status, status, ...PERSONAS.slice(3).map(() => 401)];
const circle = accounts(200, 200, 404, 200, 404, 200, 404);

export interface AccessRow {
  route: string;
  /** JSON that is sent; where it is wrong on purpose, 422 says that the door was open. */
  body?: unknown;
  statuses: Statuses;
}

/**
 * What each persona gets from each route, written apart from the product. 409 and 422 come after the door:
 * whoever gets them was let in. Columns: PERSONAS.
 */
export const ACCESS: readonly AccessRow[] = [
  { route: 'GET /health', statuses: all(200) },
  { route: 'GET /pages.css', statuses: all(200) },
  { route: 'GET /desk', statuses: all(200) },
  { route: 'GET /desk/out-of-scope-counts', statuses: desk(422) },
  { route: 'GET /facilities', statuses: all(422) },
  { route: 'GET /demonstration/clock', statuses: all(200) },
  { route: 'PUT /demonstration/clock', body: {}, statuses: all(422) },
  { route: 'POST /declarations', body: {}, statuses: all(422) },
  { route: 'POST /declarations/typed-in', body: {}, statuses: desk(422) },
  { route: 'POST /sessions', body: {}, statuses: all(422) },
  { route: 'POST /sessions/passkey/options', statuses: all(200) },
  { route: 'POST /sessions/passkey', body: {}, statuses: all(422) },
  { route: 'POST /sessions/enrolment', body: {}, statuses: all(422) },
  { route: 'GET /sessions/ways', statuses: all(200) },
  { route: 'POST /sessions/provider/start', body: {}, statuses: all(404) },
  { route: 'POST /sessions/provider', body: {}, statuses: all(422) },
  { route: 'POST /sessions/current/totp', body: {}, statuses: everyone(422) },
  { route: 'POST /sessions/current/recovery-code', body: {}, statuses: everyone(422) },
  { route: 'POST /sessions/current/passkey/options', statuses: everyone(200) },
  { route: 'POST /sessions/current/passkey', body: {}, statuses: everyone(422) },
  { route: 'GET /sessions', statuses: everyone(200) },
  { route: 'POST /sessions/revoke-others', statuses: everyone(204) },
  { route: 'POST /sessions/:session/revoke', statuses: everyone(404) },
  // Each persona has just signed in: the factor is fresh.
  { route: 'GET /account', statuses: everyone(200) },
  { route: 'POST /account/totp', statuses: everyone(200) },
  { route: 'POST /account/totp/confirm', body: {}, statuses: everyone(422) },
  { route: 'POST /account/passkeys/options', statuses: everyone(200) },
  { route: 'POST /account/passkeys', body: {}, statuses: everyone(422) },
  { route: 'DELETE /account/passkeys/:passkey', statuses: everyone(404) },
  { route: 'PUT /account/password', body: {}, statuses: everyone(422) },
  { route: 'POST /account/recovery-codes', statuses: everyone(201) },
  { route: 'POST /account/identities/start', statuses: everyone(404) },
  { route: 'POST /account/identities', body: {}, statuses: everyone(422) },
  { route: 'DELETE /account/identities/:identity', statuses: everyone(404) },
  { route: 'GET /accounts', statuses: officers(200, 403, 200) },
  { route: 'POST /accounts', body: {}, statuses: officers(403, 403, 422) },
  { route: 'POST /accounts/:account/deactivate', statuses: officers(403, 403, 404) },
  { route: 'POST /accounts/:account/reactivate', statuses: officers(403, 403, 404) },
  { route: 'POST /accounts/:account/role', body: {}, statuses: officers(403, 403, 422) },
  { route: 'POST /accounts/:account/clearance', body: {}, statuses: officers(422, 403, 403) },
  { route: 'POST /accounts/:account/code', body: {}, statuses: officers(403, 403, 404) },
  { route: 'GET /teams', statuses: officers(403, 403, 403) },
  { route: 'POST /teams', body: {}, statuses: officers(403, 403, 403) },
  { route: 'POST /teams/:team/members', body: {}, statuses: officers(403, 403, 403) },
  { route: 'DELETE /teams/:team/members/:account', statuses: officers(403, 403, 403) },
  { route: 'GET /organisations', statuses: officers(403, 403, 200) },
  { route: 'POST /organisations', body: {}, statuses: officers(403, 403, 422) },
  { route: 'POST /organisations/:organisation/rename', body: {}, statuses: officers(403, 403, 404) },
  { route: 'POST /organisations/:organisation/close', body: {}, statuses: officers(403, 403, 404) },
  { route: 'POST /organisations/:organisation/reopen', body: {}, statuses: officers(403, 403, 404) },
  { route: 'GET /api-keys', statuses: everyone(200) },
  { route: 'POST /api-keys', body: {}, statuses: everyone(422) },
  { route: 'POST /api-keys/:key/revoke', statuses: everyone(404) },
  { route: 'POST /declarations/by-tool', body: {}, statuses: all(401) },
  { route: 'GET /sessions/current', statuses: everyone(200) },
  { route: 'GET /desk/closures', statuses: everyone(200) },
  { route: 'PUT /desk/closures/:day', body: { label: 'Pont' }, statuses: desk(403) },
  { route: 'POST /desk/closures/:day/withdraw', statuses: desk(403) },
  { route: 'GET /principals', statuses: desk(200) },
  { route: 'POST /access-requests', body: {}, statuses: accounts(422, 422, 422, 422, 422, 422, 422) },
  { route: 'GET /waiting-decisions', statuses: desk(200) },
  { route: 'GET /waiting-decisions/count', statuses: desk(200) },
  { route: 'GET /access-requests', statuses: accounts(200, 200, 200, 200, 200, 200, 200) },
  { route: 'POST /broken-glasses', body: {}, statuses: desk(422) },
  { route: 'GET /broken-glasses', statuses: officers(200, 200, 403) },
  {
    route: 'POST /broken-glasses/:glass/review',
    body: {},
    statuses: officers(422, 422, 403),
  },
  { route: 'GET /cases/:id/access', statuses: circle },
  { route: 'POST /cases/:id/grants', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/grants/:grant/revoke', body: { reason: 'x' }, statuses: desk(404) },
  { route: 'POST /cases/:id/hand-over', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/marking', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/marking/:change/confirm', statuses: desk(404) },
  { route: 'POST /cases/:id/marking/:change/withdraw', statuses: desk(404) },
  { route: 'POST /cases/:id/access-requests/:request/answer', body: {}, statuses: desk(422) },
  { route: 'GET /follow-up', statuses: codes(200) },
  { route: 'GET /follow-up/receipt.pdf', statuses: codes(200) },
  { route: 'GET /follow-up/sheets/:sheet', statuses: codes(200) },
  { route: 'GET /follow-up/sheets/:sheet/pdf', statuses: codes(200) },
  { route: 'POST /follow-up/complements', body: { nonsense: true }, statuses: codes(422) },
  { route: 'POST /follow-up/filings', body: {}, statuses: codes(422) },
  { route: 'POST /follow-up/persons-informed', body: {}, statuses: codes(422) },
  { route: 'POST /follow-up/register-entry', statuses: codes(200) },
  { route: 'POST /follow-up/consents', body: {}, statuses: codes(422) },
  { route: 'POST /follow-up/consents/:release/revoke', body: {}, statuses: codes(404) },
  { route: 'POST /follow-up/resolution', body: {}, statuses: codes(422) },
  { route: 'POST /follow-up/confirmation', statuses: codes(409) },
  { route: 'POST /follow-up/controllers', body: {}, statuses: codes(422) },
  { route: 'POST /follow-up/persons-exception', body: {}, statuses: codes(422) },
  { route: 'POST /follow-up/filings-not-needed', body: {}, statuses: codes(422) },
  { route: 'GET /follow-up/versions', statuses: codes(200) },
  { route: 'GET /follow-up/messages', statuses: codes(200) },
  { route: 'POST /follow-up/messages', body: {}, statuses: codes(422) },
  { route: 'POST /follow-up/messages/:message/read', statuses: codes(404) },
  { route: 'POST /follow-up/recommendations/:recommendation/read', statuses: codes(404) },
  { route: 'POST /follow-up/recommendations/:recommendation/applied', body: {}, statuses: codes(404) },
  { route: 'GET /recommendations', statuses: accounts(200, 200, 200, 200, 200, 200, 200) },
  { route: 'GET /acknowledgements/:token', statuses: all(404) },
  { route: 'POST /acknowledgements/:token', statuses: all(404) },
  { route: 'GET /search', statuses: accounts(422, 422, 422, 422, 422, 422, 422) },
  { route: 'GET /statistics', statuses: accounts(422, 422, 422, 422, 422, 422, 422) },
  { route: 'GET /cases', statuses: accounts(200, 200, 200, 200, 200, 200, 200) },
  { route: 'GET /cases/:id', statuses: circle },
  { route: 'GET /cases/:id/timeline', statuses: circle },
  { route: 'GET /cases/:id/letters', statuses: desk(200) },
  { route: 'GET /cases/:id/declarations', statuses: circle },
  { route: 'GET /cases/:id/declarations/compare', statuses: circle },
  { route: 'GET /cases/:id/messages', statuses: desk(200) },
  { route: 'POST /cases/:id/messages', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/messages/:message/read', statuses: desk(404) },
  { route: 'POST /cases/:id/tasks', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/tasks/:task/done', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/recommendations', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/rex', body: {}, statuses: desk(422) },
  // The synthesis: the desk, the competent agency, the FSSI; a facility has the forms that it files instead.
  { route: 'GET /cases/:id/sheets/:sheet', statuses: accounts(200, 200, 404, 200, 404, 404, 404) },
  { route: 'GET /cases/:id/sheets/:sheet/pdf', statuses: accounts(200, 200, 404, 200, 404, 404, 404) },
  // Who is part of the incident, as far as the reader may know; who may be, the desk alone.
  { route: 'GET /cases/:id/children', statuses: circle },
  { route: 'GET /cases/:id/candidates', statuses: desk(200) },
  { route: 'POST /cases/:id/children', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/children/:child/detach', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/updates', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/merge', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/split', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/take', statuses: desk(200) },
  { route: 'POST /cases/:id/qualify', body: {}, statuses: desk(422) },
  {
    route: 'POST /cases/:id/contest',
    body: { reason: 'non' },
    // Not qualified yet: a conflict for the agency of the circle, nothing there for the other one.
    statuses: accounts(403, 409, 404, 403, 403, 403, 403),
  },
  { route: 'POST /cases/:id/calls', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/consents', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/consents/:release/revoke', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/shares', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/choices', body: {}, statuses: desk(422) },
  { route: 'GET /cases/:id/audience', statuses: desk(200) },
  { route: 'POST /cases/:id/resolve', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/close', statuses: desk(409) },
  { route: 'POST /cases/:id/reopen', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/out-of-scope', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/obligations/:obligation/waive', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/obligations/:obligation/fulfil', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/letters/:letter/retry', statuses: desk(404) },
  { route: 'POST /cases/:id/facilities/:facility/reroute', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/facilities/:facility/awareness', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/priority', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/persons-exception', body: {}, statuses: desk(422) },
  { route: 'POST /cases/:id/restriction', body: {}, statuses: desk(403) },
  { route: 'POST /cases/:id/restriction/lift', body: {}, statuses: desk(403) },
  // The record is for those who see to the use of rights, and who know of no case.
  { route: 'GET /record', statuses: officers(200, 200, 403) },
  { route: 'GET /record/seal', statuses: officers(200, 200, 403) },
  // Nothing is sealed where no worker runs.
  { route: 'GET /record/export', statuses: officers(409, 409, 403) },
  // What is held back or erased: a duty manager and the data protection officer.
  { route: 'GET /retention', statuses: officers(403, 200, 403) },
  { route: 'GET /retention/certificates', statuses: officers(200, 200, 403) },
  { route: 'GET /retention/certificates/:certificate', statuses: officers(404, 404, 403) },
  { route: 'POST /retention/holds', body: {}, statuses: officers(403, 422, 403) },
  { route: 'POST /retention/holds/:hold/lift', body: {}, statuses: officers(403, 422, 403) },
  { route: 'POST /retention/erasures', body: {}, statuses: officers(403, 422, 403) },
  // It takes the codes of everybody's telephone away.
  { route: 'DELETE /account/totp', statuses: everyone(204) },
  // Last: it ends the sessions.
  { route: 'DELETE /sessions/current', statuses: everyone(204) },
];
