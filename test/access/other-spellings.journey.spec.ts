import { randomUUID } from 'node:crypto';
import { ACCESS } from '../builders/access.data';
import { Desk, type Declared } from '../harness/desk';
import type { HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';

let installation: Installation;
let desk: Desk;
let own: Declared;
let people: [string, HttpClient][];

beforeAll(async () => {
  installation = await startInstallation({ suite: 'other-spellings', processes: ['api'] });
  desk = new Desk(installation);
  own = await desk.declare();
  people = [
    ['nobody', desk.nobody],
    ['other ARS', await desk.person('ars-11@autorite.example')],
    ['other facility', await desk.person('760000158@etablissement.example')],
    ['security officer', await desk.person('rssi@desk.example')],
    ['data protection officer', await desk.person('dpo@desk.example')],
    ['administrator', await desk.person('administrateur@desk.example')],
  ];
}, 60_000);
afterAll(() => installation?.stop());

const UNKNOWN = '01890000-0000-7000-8000-000000000000';
const pathOf = (route: string) =>
  route
    .split(' ')[1]!
    .replace(':id', own.id)
    .replace(':sheet', 'synthesis')
    .replace(':token', 'T'.repeat(52))
    .replace(':day', '2027-05-07')
    .replace(/:\w+/g, UNKNOWN);

/** The same address as a lenient reader might understand it. */
const SPELLINGS: Record<string, (path: string) => string> = {
  'with a slash at its end': (path) => `${path}/`,
  'with a double slash': (path) => path.replace('/', '//'),
  'with a double slash inside': (path) => path.replace(/\/([^/]*)$/, '//$1'),
  'with a semicolon': (path) => `${path};a=b`,
  'with a semicolon inside': (path) => path.replace(/\/([^/]*)$/, ';x/$1'),
  'with an escaped slash': (path) => path.replace(/\/([^/]*)$/, '%2f$1'),
  'with an escaped letter': (path) =>
    path.replace(/^\/([a-z])/, (_, c: string) => `/%${c.charCodeAt(0).toString(16)}`),
  'in capitals': (path) => path.toUpperCase(),
  'by way of another folder': (path) => `/health/..${path}`,
  'by way of an escaped folder': (path) => `/health/%2e%2e${path}`,
  'with a dot inside': (path) => path.replace(/\/([^/]*)$/, '/./$1'),
  'with a suffix': (path) => `${path}.json`,
  'with a NUL': (path) => `${path}%00`,
};

const isOpen = (status: number) => status < 400 || status === 409 || status === 412 || status === 422;

describe('an address that is spelt otherwise', () => {
  it.each(Object.entries(SPELLINGS))(
    '%s gives nobody more than the plain one',
    async (_, spell) => {
      for (const { route } of ACCESS) {
        const [method] = route.split(' ') as [string];
        if (route === 'DELETE /sessions/current' || (method === 'POST' && route.endsWith('/sessions')))
          continue;
        const path = pathOf(route);
        if (spell(path) === path) continue;
        for (const [name, client] of people) {
          const asking = {
            headers: { 'idempotency-key': randomUUID() },
            body: method === 'GET' ? undefined : {},
          };
          const plain = (await client.ask(method, path, asking)).status;
          const spelt = (await client.ask(method, spell(path), asking)).status;
          // As open as the plain one at most; and no error of the server.
          expect([route, name, spelt < 500, isOpen(spelt) && !isOpen(plain)]).toEqual([
            route,
            name,
            true,
            false,
          ]);
        }
      }
    },
    120_000,
  );

  it('asked for its head alone, says what the whole answer says, without it', async () => {
    for (const { route } of ACCESS.filter(({ route: one }) => one.startsWith('GET ')))
      for (const [name, client] of people) {
        const [whole, head] = [
          await client.ask('GET', pathOf(route)),
          await client.ask('HEAD', pathOf(route)),
        ];
        expect([route, name, head.text]).toEqual([route, name, '']);
        expect([route, name, isOpen(head.status) && !isOpen(whole.status)]).toEqual([route, name, false]);
      }
  }, 120_000);

  it.each(['X-HTTP-Method-Override', 'X-Original-URL', 'X-Rewrite-URL', 'X-Forwarded-Prefix'])(
    'in a header %s changes nothing',
    async (header) => {
      for (const [name, client] of people) {
        const headers = { [header]: header.includes('Method') ? 'GET' : '/api/v1/health' };
        const plain = await client.ask('GET', `/cases/${own.id}`);
        const asked = await client.ask('GET', `/cases/${own.id}`, { headers });
        expect([name, asked.status]).toEqual([name, plain.status]);
      }
    },
  );

  it('left everybody signed in, so that nothing was refused for want of a session', async () => {
    for (const [name, client] of people.slice(1))
      expect([name, (await client.ask('GET', '/sessions/current')).status]).toEqual([name, 200]);
  });
});
