import { Desk } from '../harness/desk';
import { Enrolment } from '../harness/enrolment';
import type { HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';

const PASSWORD = 'trois mouettes sur un quai';

let installation: Installation;
let desk: Desk;
let enrolment: Enrolment;
let administrator: HttpClient;
let manager: HttpClient;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'vouching', processes: ['api'] });
  desk = new Desk(installation);
  enrolment = new Enrolment(desk, installation);
  administrator = await desk.person('administrateur@desk.example');
  manager = await desk.person('responsable@desk.example');
}, 60_000);
afterAll(() => installation?.stop());

/** An account of the desk that the administrator makes, and its path. */
async function make(email: string, role: string): Promise<string> {
  const body = { email, organisation: 'cert', role, function: 'Agent' };
  const { body: made } = await administrator.ask<{ id: string }>('POST', '/accounts', { body });
  return `/accounts/${made.id}`;
}

describe('a code', () => {
  it('issued while the administrator may vouch is worth nothing once the role may know cases', async () => {
    const email = 'puppet@desk.example';
    const at = await make(email, 'administrator');
    const issued = await enrolment.issue(administrator, email);
    expect(issued.body.state).toBe('issued');
    await administrator.ask('POST', `${at}/role`, { body: { role: 'analyst' } });
    expect((await enrolment.redeem(email, issued.body.code!, PASSWORD)).status).toBe(401);
  });

  it('dies with the account that is closed, and with any role that is changed', async () => {
    const email = 'closed@desk.example';
    const at = await make(email, 'security_officer');
    const before = await enrolment.issue(administrator, email);
    await administrator.ask('POST', `${at}/deactivate`);
    await administrator.ask('POST', `${at}/reactivate`);
    expect((await enrolment.redeem(email, before.body.code!, PASSWORD)).status).toBe(401);
    const second = await enrolment.issue(administrator, email);
    await administrator.ask('POST', `${at}/role`, { body: { role: 'administrator' } });
    expect((await enrolment.redeem(email, second.body.code!, PASSWORD)).status).toBe(401);
  });

  it.each([
    ['whose account was closed', 'update account set active = $1 where email = $2', [false, true]],
    [
      'whose role no longer lets in',
      'update account set role = $1 where email = $2',
      ['analyst', 'duty_manager'],
    ],
  ] as const)('is worth nothing from somebody %s', async (_who, sql, [now, before]) => {
    const email = `${now}@desk.example`;
    await make(email, 'analyst');
    const { body } = await enrolment.issue(manager, email);
    await installation.adminQuery(sql, [now, 'responsable@desk.example']);
    expect((await enrolment.redeem(email, body.code!, PASSWORD)).status).toBe(401);
    await installation.adminQuery(sql, [before, 'responsable@desk.example']);
    expect((await enrolment.redeem(email, body.code!, PASSWORD)).body.stage).toBe('enrolment');
  });
});

describe('a person is told', () => {
  const notices = (email: string) =>
    installation.adminQuery<{ kind: string; n: string }>(
      `select n.kind, count(*) as n from account_notice n where n.address = $1 group by 1 order by 1`,
      [email],
    );

  it('of each change of what opens the account, however much was told before', async () => {
    const email = 'ars-32@autorite.example';
    const id = await enrolment.idOf(email);
    for (let i = 0; i < 4; i += 1)
      await installation.adminQuery(
        `insert into account_notice (id, account_id, kind, address) values (gen_random_uuid(), $1, 'new_device', $2)`,
        [id, email],
      );
    for (let i = 0; i < 4; i += 1) await enrolment.issue(manager, email);
    const whole = await enrolment.letIn(manager, email, installation.password);
    expect((await whole.ask('GET', '/cases')).status).toBe(200);
    expect(await notices(email)).toEqual([
      { kind: 'code_issued', n: '5' },
      { kind: 'factor_added', n: '1' },
      { kind: 'new_device', n: '4' },
    ]);
  });

  it('of new browsers three times a day; the record says which mail was withheld', async () => {
    const email = 'dpo@desk.example';
    const passkey = await desk.people.passkeyOf(email);
    for (let i = 0; i < 5; i += 1) {
      const asked = await desk.nobody.ask<{ challenge: string }>('POST', '/sessions/passkey/options');
      await desk.nobody.ask('POST', '/sessions/passkey', { body: passkey.sign(asked.body.challenge) });
    }
    expect(await notices(email)).toEqual([{ kind: 'new_device', n: '3' }]);
    expect(
      await installation.adminQuery(
        `select action, decision, reason from audit_event where action = 'withhold_notice' and object_id = $1`,
        [await enrolment.idOf(email)],
      ),
    ).toEqual([{ action: 'withhold_notice', decision: 'refused', reason: 'new_device' }]);
  });
});

describe('an identity of an OpenID provider', () => {
  it('is linked to the own account alone, by whoever may let people in too', async () => {
    const body = { issuer: 'https://idp.example', subject: 'me' };
    const at = `/accounts/${await enrolment.idOf('analyste2@desk.example')}/identities`;
    for (const client of [manager, administrator])
      expect((await client.ask('POST', at, { body })).status).toBe(404);
    expect(await installation.adminQuery('select from federated_identity')).toEqual([]);
  });
});
