import { Desk } from '../harness/desk';
import type { HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';

let installation: Installation;
let administrator: HttpClient;
let manager: HttpClient;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'organisations', processes: ['api'] });
  const desk = new Desk(installation);
  administrator = await desk.person('administrateur@desk.example');
  manager = await desk.person('responsable@desk.example');
}, 60_000);
afterAll(() => installation?.stop());

const idOf = async (email: string) =>
  (await installation.adminQuery<{ id: string }>('select id from account where email = $1', [email]))[0]!.id;

describe('an organisation', () => {
  const code = 'facility:590009998';
  const list = async () =>
    (
      await administrator.ask<{
        organisations: { id: string; code: string; name: string; accounts: number }[];
      }>('GET', '/organisations')
    ).body.organisations.find((one) => one.code === code);
  const act = (path: string, body?: unknown, who = administrator) =>
    who.ask('POST', `/organisations${path}`, body ? { body } : {});
  const member = {
    email: 'membre@hopital.example',
    organisation: code,
    role: 'facility_member',
    function: 'RSSI',
  };

  it('is made and renamed by an administrator alone, once, and recorded', async () => {
    const said = { code, name: 'Clinique' };
    expect((await act('', said, manager)).status).toBe(403);
    expect((await act('', said)).status).toBe(201);
    expect((await act('', said)).status).toBe(422);
    expect((await act(`/${(await list())!.id}/rename`, { name: 'Clinique du Port' })).status).toBe(204);
    expect(await list()).toMatchObject({ name: 'Clinique du Port', accounts: 0 });
    const acts = await installation.adminQuery<{ action: string }>(
      `select action from audit_event where object_type = 'organisation' and object_id = $1 order by at`,
      [(await list())!.id],
    );
    expect(acts.map(({ action }) => action)).toEqual(['create_organisation', 'rename_organisation']);
  });

  it('closes with its accounts, takes no new one, and opens without them', async () => {
    expect((await administrator.ask('POST', '/accounts', { body: member })).status).toBe(201);
    const { id } = (await list())!;
    const account = await idOf(member.email);
    expect(
      (await manager.ask('POST', `/accounts/${account}/code`, { body: { password: false } })).status,
    ).toBe(200);
    await installation.adminQuery(
      `insert into api_key (id, account_id, organisation_id, label, hint, key_hash, scopes, expires_at)
       values (gen_random_uuid(), $1, $2, 'EDR', 'x', sha256('x'), '{declare}', now() + interval '1 day')`,
      [account, id],
    );
    expect((await act(`/${id}/close`)).status).toBe(204);
    expect(await list()).toMatchObject({ accounts: 0 });
    const [left] = await installation.adminQuery(
      `select (select count(*)::int from enrolment_code where account_id = $1 and used_at is null) as codes,
        (select count(*)::int from api_key where account_id = $1 and revoked_at is null) as keys`,
      [account],
    );
    expect(left).toEqual({ codes: 0, keys: 0 });
    expect((await administrator.ask('POST', `/accounts/${account}/reactivate`)).status).toBe(404);
    const body = { ...member, email: 'autre@hopital.example' };
    expect((await administrator.ask('POST', '/accounts', { body })).status).toBe(422);
    expect((await act(`/${id}/reopen`)).status).toBe(204);
    expect(await list()).toMatchObject({ accounts: 0 });
    expect((await administrator.ask('POST', `/accounts/${account}/reactivate`)).status).toBe(204);
  });

  it('is not closed when it is the desk itself', async () => {
    const [desk_] = await installation.adminQuery<{ id: string }>(
      `select id from organisation where code = 'cert'`,
    );
    expect((await act(`/${desk_!.id}/close`)).status).toBe(404);
    expect((await administrator.ask('GET', '/organisations')).status).toBe(200);
  });
});
