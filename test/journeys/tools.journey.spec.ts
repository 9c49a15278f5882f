import { randomUUID } from 'node:crypto';
import { aDeclaration } from '../builders/declaration';
import { Desk } from '../harness/desk';
import { Enrolment } from '../harness/enrolment';
import type { HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';

const OWN = '590000758';
const OTHER = '760000158';

let installation: Installation;
let desk: Desk;
let member: HttpClient;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'tools', processes: ['api'] });
  desk = new Desk(installation);
  member = await desk.person(`${OWN}@etablissement.example`);
}, 60_000);
afterAll(() => installation?.stop());

interface Made {
  id: string;
  key: string;
}
const make = (client: HttpClient, change: Record<string, unknown> = {}) =>
  client.ask<Made>('POST', '/api-keys', {
    body: { label: 'SIEM', scopes: ['declare'], days: 90, ...change },
  });
const tool = async (change: Record<string, unknown> = {}) => {
  const { body } = await make(member, change);
  return { id: body.id, client: desk.nobody.as(`Bearer ${body.key}`), key: body.key };
};
const declare = (client: HttpClient, change: Record<string, unknown> = {}) =>
  client.ask<{ reference: string }>('POST', '/declarations/by-tool', {
    body: aDeclaration(change),
    headers: { 'idempotency-key': randomUUID() },
  });

describe('the tool of a facility', () => {
  it('declares with its key, by channel api and in the name of its own facility, whatever it sends', async () => {
    const { client } = await tool();
    const answer = await declare(client, { facility: { name: 'Ailleurs', finess: OTHER, department: '76' } });
    expect(answer.status).toBe(201);
    const [row] = await installation.adminQuery(
      `select c.channel, f.finess from incident_case c join case_facility f on f.case_id = c.id where c.reference = $1`,
      [answer.body.reference],
    );
    expect(row).toEqual({ channel: 'api', finess: OWN });
  });

  it('is refused once its key is revoked, too old, or invented', async () => {
    const { client, id } = await tool();
    expect((await declare(client)).status).toBe(201);
    expect((await member.ask('POST', `/api-keys/${id}/revoke`)).status).toBe(204);
    expect((await declare(client)).status).toBe(401);
    const old = await tool();
    await installation.adminQuery(
      `update api_key set created_at = now() - interval '91 days', expires_at = now() - interval '1 second' where id = $1`,
      [old.id],
    );
    expect((await declare(old.client)).status).toBe(401);
    for (const key of [`vgk_${'0'.repeat(52)}`, 'vgk_', old.key.replace('vgk_', ''), `${old.key}0`])
      expect((await declare(desk.nobody.as(`Bearer ${key}`))).status).toBe(401);
  });

  it('is refused with the account that made its key', async () => {
    const { client } = await tool();
    const close = (active: boolean) =>
      installation.adminQuery(`update account set active = $1 where email like '${OWN}%'`, [active]);
    await close(false);
    expect((await declare(client)).status).toBe(401);
    await close(true);
    expect((await declare(client)).status).toBe(201);
  });

  it('stays refused when that account is closed and opened again', async () => {
    const { client } = await tool();
    const administrator = await desk.person('administrateur@desk.example');
    const id = await new Enrolment(desk, installation).idOf(`${OWN}@etablissement.example`);
    await administrator.ask('POST', `/accounts/${id}/deactivate`);
    await administrator.ask('POST', `/accounts/${id}/reactivate`);
    expect((await declare(client)).status).toBe(401);
    member = desk.people.bearing(await desk.tokenOf(`${OWN}@etablissement.example`));
  });

  it('does what its scopes say and nothing else', async () => {
    const { id } = await desk.declare();
    const writes = await tool();
    const reads = await tool({ scopes: ['read_own'] });
    expect((await reads.client.ask('GET', `/cases/${id}`)).status).toBe(200);
    expect((await writes.client.ask('GET', `/cases/${id}`)).status).toBe(403);
    expect((await declare(reads.client)).status).toBe(403);
    const other = (await desk.declare({ facility: { name: 'Ailleurs', finess: OTHER } })).id;
    expect((await reads.client.ask('GET', `/cases/${other}`)).status).toBe(404);
    for (const client of [writes.client, reads.client])
      for (const [method, path] of [
        ['GET', '/sessions'],
        ['GET', '/account'],
        ['POST', '/account/totp'],
        ['GET', '/api-keys'],
        ['POST', '/api-keys'],
        ['POST', `/cases/${id}/take`],
        ['GET', '/accounts'],
        ['POST', '/access-requests'],
        ['GET', '/access-requests'],
      ] as const)
        expect([path, (await client.ask(method, path)).status]).toEqual([path, 403]);
  });

  it('is not let in by a cookie, nor by a session where a key is wanted', async () => {
    const { key } = await tool();
    const cookie = `__Host-vigie=${key}`;
    expect((await desk.nobody.ask('GET', '/cases', { headers: { cookie } })).status).toBe(401);
    expect((await declare(member)).status).toBe(401);
  });
});

describe('a key', () => {
  it('is shown once and kept as a hash; its last use is shown', async () => {
    const { key, id, client } = await tool();
    const shown = async () => {
      const { body, text } = await member.ask<{
        keys: { id: string; hint: string; lastUsedAt: string | null }[];
      }>('GET', '/api-keys');
      expect(text).not.toContain(key);
      return body.keys.find((held) => held.id === id)!;
    };
    expect(await shown()).toMatchObject({ hint: key.slice(0, 8), lastUsedAt: null });
    await declare(client);
    expect((await shown()).lastUsedAt).toMatch(/Z$/);
    const [row] = await installation.adminQuery<{ found: boolean }>(
      `select exists (select from api_key k where k::text like '%' || $1 || '%') as found`,
      [key],
    );
    expect(row!.found).toBe(false);
  });

  it.each([
    ['of more than a year', { days: 366 }],
    ['of no day', { days: 0 }],
    ['for nothing', { scopes: [] }],
    ['for something else', { scopes: ['qualify'] }],
  ])('%s is not made', async (_what, change) => {
    expect((await make(member, change)).status).toBe(422);
  });

  it('is made by the people of a facility alone, for it alone, and seen by them alone', async () => {
    const administrator = await desk.person('administrateur@desk.example');
    for (const client of [
      administrator,
      await desk.analyst(),
      await desk.person('ars-32@autorite.example'),
    ]) {
      expect((await make(client)).status).toBe(403);
      expect((await client.ask('GET', '/api-keys')).body).toEqual({ keys: [] });
    }
    const other = await desk.person(`${OTHER}@etablissement.example`);
    const made = await make(other);
    const [row] = await installation.adminQuery(
      'select o.code from api_key k join organisation o on o.id = k.organisation_id where k.id = $1',
      [made.body.id],
    );
    expect(row).toEqual({ code: `facility:${OTHER}` });
    expect((await member.ask('POST', `/api-keys/${made.body.id}/revoke`)).status).toBe(404);
  });
});
