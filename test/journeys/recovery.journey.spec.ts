import { Desk } from '../harness/desk';
import { Enrolment } from '../harness/enrolment';
import { eventually } from '../harness/eventually';
import type { HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';
import { mailsOf } from '../harness/mails';

const VICTIM = 'analyste@desk.example';
const NEW_PASSWORD = 'trois mouettes sur un quai';

let installation: Installation;
let desk: Desk;
let administrator: HttpClient;
let manager: HttpClient;
let enrolment: Enrolment;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'recovery' });
  desk = new Desk(installation);
  administrator = await desk.person('administrateur@desk.example');
  manager = await desk.person('responsable@desk.example');
  enrolment = new Enrolment(desk, installation);
}, 60_000);
afterAll(() => installation?.stop());

const noticesTo = async (email: string) =>
  (await mailsOf(installation)).filter(({ recipients }) => recipients.includes(email));

describe('whoever lost the telephone', () => {
  const email = 'ars-32@autorite.example';
  let code: string;

  it('comes back by a code of somebody else and the own password, and enrols anew', async () => {
    const before = desk.people.bearing(await desk.tokenOf(email));
    const issued = await enrolment.issue(manager, email);
    expect(issued.body).toMatchObject({ state: 'issued', code: expect.stringMatching(/^(\w{4}-){3}\w{4}$/) });
    code = issued.body.code!;
    expect((await before.ask('GET', '/cases')).status).toBe(200);
    expect((await enrolment.redeem(email, code, 'wrong password')).status).toBe(401);
    const half = await enrolment.redeem(email, code.toLowerCase(), installation.password);
    expect(half.body).toMatchObject({ stage: 'enrolment', factors: [] });
    expect((await before.ask('GET', '/cases')).status).toBe(401);
    const client = desk.people.bearing(half.body.token);
    expect((await client.ask('GET', '/cases')).status).toBe(401);
    const whole = await enrolment.enrol(client);
    expect(whole.body.stage).toBe('complete');
    expect((await desk.people.bearing(whole.body.token).ask('GET', '/cases')).status).toBe(200);
  });

  it('finds the code worthless the second time, and the lost telephone too', async () => {
    expect((await enrolment.redeem(email, code, installation.password)).status).toBe(401);
    const { body } = await desk.people.knock(email);
    const lost = { code: desk.people.codeOf(email, 1) };
    expect(
      (await desk.people.bearing(body.token).ask('POST', '/sessions/current/totp', { body: lost })).status,
    ).toBe(403);
  });

  it('is not let in by a code that is a day old, or of another account', async () => {
    const other = 'ars-11@autorite.example';
    const issued = await enrolment.issue(manager, other);
    expect((await enrolment.redeem(email, issued.body.code!, installation.password)).status).toBe(401);
    await installation.adminQuery(`update enrolment_code set expires_at = now() - interval '1 second'`);
    expect((await enrolment.redeem(other, issued.body.code!, installation.password)).status).toBe(401);
  });
});

describe('whoever lost the password too', () => {
  const email = 'ars-44@autorite.example';

  it('needs two people, the second of whom vouches, neither of them twice', async () => {
    for (const client of [administrator, administrator])
      expect((await enrolment.issue(client, email, true)).body).toEqual({
        state: 'second_person_needed',
        code: null,
      });
    const before = await enrolment.issue(manager, email, true);
    expect(before.body.state).toBe('issued');
    expect((await enrolment.issue(manager, email, true)).body).toEqual({
      state: 'second_person_needed',
      code: null,
    });
    expect((await enrolment.issue(manager, email, true)).body).toEqual({
      state: 'second_person_needed',
      code: null,
    });
    expect((await enrolment.issue(administrator, email, true)).body.code).toBeNull();
    await installation.adminQuery(
      `update account set role = 'duty_manager' where email = 'analyste2@desk.example'`,
    );
    const second = await desk.person('analyste2@desk.example');
    const issued = await enrolment.issue(second, email, true);
    expect(issued.body.state).toBe('issued');
    expect((await enrolment.redeem(email, issued.body.code!, '123456789012')).status).toBe(422);
    const half = await enrolment.redeem(email, issued.body.code!, NEW_PASSWORD);
    expect(half.body.stage).toBe('enrolment');
    expect((await enrolment.enrol(desk.people.bearing(half.body.token))).body.stage).toBe('complete');
    expect((await enrolment.redeem(email, before.body.code!, NEW_PASSWORD)).status).toBe(401);
    expect((await desk.people.knock(email)).status).toBe(401);
    expect((await desk.people.knock(email, NEW_PASSWORD)).status).toBe(201);
  });
});

describe('an attacker who holds the mailbox and nothing else', () => {
  it('finds no way in that mail would open', async () => {
    const half = await desk.people.knock(VICTIM, 'guessed');
    expect(half.status).toBe(401);
    const description = await desk.nobody.ask<{ paths: object }>('GET', '/openapi.json');
    const open = Object.keys(description.body.paths).filter((path) =>
      /forgot|reset|recover|magic|mail/.test(path),
    );
    expect(
      open.filter((path) => !path.endsWith('/recovery-code') && !path.endsWith('/recovery-codes')),
    ).toEqual([]);
    await enrolment.issue(manager, VICTIM);
    const [notice] = await eventually('the notice of the code', async () => {
      const mails = await noticesTo(VICTIM);
      return mails.length > 0 && mails;
    });
    expect(notice!.text).toContain('code d’accès');
    expect(notice!.text).not.toMatch(/https?:|\w{4}-\w{4}-\w{4}/);
    expect(`${notice!.raw}${notice!.text}`).not.toContain('/console');
  });

  it('is not helped by the password that reached the mailbox: the second factor is missing', async () => {
    const { body } = await desk.people.knock(VICTIM);
    const half = desk.people.bearing(body.token);
    for (const path of ['/cases', '/account', '/sessions'])
      expect((await half.ask('GET', path)).status).toBe(401);
    for (const path of ['/account/totp', '/account/passkeys/options', '/account/recovery-codes'])
      expect((await half.ask('POST', path)).status).toBe(401);
  });
});

describe('a person is told by mail', () => {
  const email = 'dpo@desk.example';

  it('of a session from a browser not seen before, and not of one from a known browser', async () => {
    await desk.tokenOf(email);
    await desk.tokenOf(email);
    const sent = async () => (await noticesTo(email)).length;
    expect(await sent()).toBe(0);
    const passkey = await desk.people.passkeyOf(email);
    const signIn = async (cookie: string) => {
      const { body } = await desk.nobody.ask<{ challenge: string }>('POST', '/sessions/passkey/options');
      const headers = {
        cookie,
        'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0',
      };
      return desk.nobody.ask('POST', '/sessions/passkey', { body: passkey.sign(body.challenge), headers });
    };
    const answer = await signIn('');
    const [mail] = await eventually('the notice', async () => {
      const mails = await noticesTo(email);
      return mails.length > 0 && mails;
    });
    expect(mail).toMatchObject({ subject: 'Votre compte Vigie', form: 'signed' });
    expect(mail!.text).toContain('depuis un appareil que ce compte n’avait pas encore utilisé');
    expect(mail!.text).toContain('Firefox sur Windows');
    expect(mail!.text).not.toMatch(/https?:/);
    const device = /__Host-vigie-device=\w+/.exec(answer.headers['set-cookie']!.join())![0];
    await signIn(device);
    for (let i = 0; i < 5; i += 1) await signIn('');
    await eventually('three notices', async () => (await sent()) === 3);
    const [waiting] = await installation.adminQuery<{ n: string }>(
      `select count(*) as n from outbox where topic = 'account.notice' and done_at is null`,
    );
    expect(waiting!.n).toBe('0');
    expect(await sent()).toBe(3);
  });
});

describe('the people who administer accounts', () => {
  it('have no case right: no case exists for them', async () => {
    const { id } = await desk.declare();
    for (const path of [`/cases/${id}`, `/cases/${id}/timeline`, '/cases'])
      expect([path, (await administrator.ask('GET', path)).status]).toEqual([path, 403]);
    expect((await administrator.ask('POST', `/cases/${id}/take`)).status).toBe(403);
  });

  it('make an account that opens nothing until somebody entitled to cases lets its owner in', async () => {
    const email = 'puppet@desk.example';
    const said = { email, organisation: 'cert', role: 'analyst', function: 'Analyste' };
    expect((await administrator.ask('POST', '/accounts', { body: said })).status).toBe(201);
    expect((await administrator.ask('POST', '/accounts', { body: said })).status).toBe(422);
    expect((await enrolment.issue(administrator, email)).status).toBe(404);
    expect((await enrolment.redeem(email, 'AAAA-BBBB-CCCC-DDDD', NEW_PASSWORD)).status).toBe(401);
    const issued = await enrolment.issue(manager, email);
    const half = await enrolment.redeem(email, issued.body.code!, NEW_PASSWORD);
    const whole = await enrolment.enrol(desk.people.bearing(half.body.token));
    expect((await desk.people.bearing(whole.body.token).ask('GET', '/cases')).status).toBe(200);
  });

  it('give no role that the organisation does not have, and none to themselves', async () => {
    const wrong = { email: 'x@y.example', organisation: 'ars:32', role: 'analyst', function: 'x' };
    expect((await administrator.ask('POST', '/accounts', { body: wrong })).status).toBe(422);
    const own = `/accounts/${await enrolment.idOf('administrateur@desk.example')}`;
    const role = { body: { role: 'analyst' } };
    expect(await administrator.ask('POST', `${own}/role`, role)).toMatchObject({
      status: 409,
      body: { type: 'urn:vigie:problem:own_account' },
    });
    expect((await administrator.ask('POST', `${own}/deactivate`)).status).toBe(404);
    expect((await administrator.ask('POST', `${own}/code`, { body: {} })).status).toBe(404);
  });

  it('turn an accomplice into an analyst only with a duty manager', async () => {
    const email = 'rssi@desk.example';
    const accomplice = desk.people.bearing(await desk.tokenOf(email));
    const at = `/accounts/${await enrolment.idOf(email)}`;
    expect((await administrator.ask('POST', `${at}/role`, { body: { role: 'analyst' } })).status).toBe(204);
    expect((await accomplice.ask('GET', '/cases')).status).toBe(401);
    expect((await desk.people.knock(email)).status).toBe(401);
    expect((await enrolment.issue(administrator, email)).status).toBe(404);
  });

  it('close an account at once, with its sessions and its keys', async () => {
    const email = 'ars-52@autorite.example';
    const client = desk.people.bearing(await desk.tokenOf(email));
    const at = `/accounts/${await enrolment.idOf(email)}`;
    expect((await administrator.ask('POST', `${at}/deactivate`)).status).toBe(204);
    expect((await client.ask('GET', '/cases')).status).toBe(401);
    expect((await desk.people.knock(email)).status).toBe(401);
    expect((await administrator.ask('POST', `${at}/reactivate`)).status).toBe(204);
    expect((await desk.people.knock(email)).status).toBe(201);
  });

  it('read a list that holds no secret, and act stepped up only', async () => {
    const { text, status } = await administrator.ask('GET', '/accounts');
    expect(status).toBe(200);
    expect(text).not.toMatch(/password|proof|salt|sealed|hash/i);
    await installation.adminQuery(`update session set stepped_up_at = now() - interval '11 minutes'`);
    const at = `/accounts/${await enrolment.idOf(VICTIM)}`;
    for (const [client, path] of [
      [administrator, `${at}/deactivate`],
      [administrator, '/accounts'],
      [manager, `${at}/code`],
    ] as const)
      expect(await client.ask('POST', path, { body: {} })).toMatchObject({
        status: 403,
        body: { type: 'urn:vigie:problem:step_up_needed' },
      });
  });
});
