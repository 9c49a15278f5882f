import { asSomebody } from '../access/probe';
import { asAdmin } from '../harness/test-ground';
import { eventually } from '../harness/eventually';
import { startInstallation, type Installation } from '../harness/installation';
import { Colleagues, type Circle, type Shown } from '../harness/colleagues';

const HOUR = 3_600_000;
const EVERYTHING = { tlpMax: 'RED', capabilities: ['read', 'contribute', 'pilot', 'release', 'close'] };
const A_GRANT = `insert into case_grant (id, case_id, principal, tlp_max, capabilities, granted_by, granted_at, reason)
  values (gen_random_uuid(), $1, $2, $3, $4, 'x', now(), $5)`;

let installation: Installation;
let people: Colleagues;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'access' });
  people = await Colleagues.of(installation);
}, 60_000);
afterAll(() => installation?.stop());

describe('a fresh case', () => {
  it('is known by the desk, its facility, its agency and the FSSI, and each may do its part', async () => {
    const { id } = await people.desk.declare();
    const { grants } = await people.circle('analyste', id);
    expect(grants.map(({ principal, ground }) => [principal, ground]).sort()).toEqual(
      ['ars:32', 'cert', 'facility:590000758', 'fssi'].map((principal) => [principal, 'circle']),
    );
    expect((await people.read('analyste', id)).body.access.may).toEqual([
      ...['read', 'contribute', 'pilot', 'release', 'close'],
    ]);
    const fssi = await people.desk.person('fssi@autorite.example');
    const ars = await people.desk.person('ars-32@autorite.example');
    expect((await fssi.ask<Shown>('GET', `/cases/${id}`)).body.access.may).toEqual(['read']);
    expect((await ars.ask<Shown>('GET', `/cases/${id}`)).body.access.may).toEqual(['read', 'contribute']);
    const own = (await fssi.ask<Circle>('GET', `/cases/${id}/access`)).body;
    expect(own.grants.map(({ principal }) => principal)).toEqual(['fssi']);
  });

  it.each(['rssi', 'dpo', 'administrateur'])('does not exist for %s', async (who) => {
    const { id } = await people.desk.declare();
    expect([403, 404]).toContain((await people.read(who, id)).status);
    expect([403]).toContain((await people.as(who).ask('GET', '/cases')).status);
  });
});

describe('a case that is kept by some', () => {
  it('does not exist for the rest of the desk, and is given to another by name', async () => {
    const { id, receipt } = await people.keptByOne();
    expect((await people.read('analyste', id)).status).toBe(200);
    expect((await people.read('analyste2', id)).status).toBe(404);
    expect((await people.as('analyste2').ask('GET', '/cases')).text).not.toContain(receipt.reference);
    const reader = people.grantTo('analyste2');
    expect((await people.act('analyste', `/cases/${id}/grants`, reader)).status).toBe(200);
    expect((await people.read('analyste2', id)).body.access.may).toEqual(['read']);
  });

  it('is only read by whoever may only read it', async () => {
    const { id } = await people.keptByOne();
    await people.act('analyste', `/cases/${id}/grants`, people.grantTo('analyste2'));
    const tried = [
      ['take', {}],
      ['tasks', { todo: 'x' }],
      ['grants', people.grantTo('responsable')],
      ['close', {}],
    ] as const;
    for (const [path, body] of tried)
      expect([path, (await people.act('analyste2', `/cases/${id}/${path}`, body)).status]).toEqual([
        path,
        403,
      ]);
  });

  it('is given no further than the giver holds it, and never to oneself', async () => {
    const { id } = await people.keptByOne();
    const pilot = people.grantTo('analyste2', { capabilities: ['pilot'] });
    expect((await people.act('analyste', `/cases/${id}/grants`, pilot)).status).toBe(200);
    const tried = [
      ['not_to_yourself', people.grantTo('analyste2', EVERYTHING)],
      ['beyond_your_own', people.grantTo('responsable', { ...EVERYTHING, tlpMax: 'AMBER' })],
      ['beyond_your_own', people.grantTo('responsable', { tlpMax: 'RED' })],
    ] as const;
    for (const [refusal, body] of tried) {
      const answer = await people.act('analyste2', `/cases/${id}/grants`, body);
      expect([answer.status, answer.body.refusal]).toEqual([409, refusal]);
    }
    const within = people.grantTo('responsable', { tlpMax: 'AMBER', capabilities: ['pilot'] });
    expect((await people.act('analyste2', `/cases/${id}/grants`, within)).status).toBe(200);
  });

  it('is given no further by PostgreSQL either', async () => {
    const { id } = await people.keptByOne();
    await people.act(
      'analyste',
      `/cases/${id}/grants`,
      people.grantTo('analyste2', { capabilities: ['pilot'] }),
    );
    const session = await people.desk.tokenOf('analyste2@desk.example');
    const asking = { role: 'vigie_staff', secrets: { 'vigie.session': session } };
    const [own, other] = ['analyste2', 'responsable'].map((name) => `account:${people.account(name)}`);
    const rows = [
      [own, 'AMBER', '{read}', null],
      [other, 'AMBER', '{read,close}', null],
      [other, 'RED', '{read}', null],
      [own, 'RED', '{read,close}', 'TLP:RED'],
      [other, 'RED', '{read}', 'TLP:RED'],
      [other, 'AMBER+STRICT', '{read,pilot}', null],
    ];
    const taken = await asAdmin(installation.settings.DATABASE_URL!, async (db) => {
      await db.query('begin');
      const told = [];
      for (const row of rows) told.push(await asSomebody(db, asking, () => db.query(A_GRANT, [id, ...row])));
      return told.map((answer) => answer?.rowCount ?? 0);
    });
    expect(taken).toEqual([0, 0, 0, 0, 0, 1]);
  });

  it('is never left without a pilot, nor taken from those who know it by law', async () => {
    const { id } = await people.keptByOne();
    const { grants } = await people.circle('analyste', id);
    const live = (principal: string) =>
      grants.find((g) => g.principal === principal && g.revokedAt === null)!;
    const own = await people.act(
      'analyste',
      `/cases/${id}/grants/${live(`account:${people.account('analyste')}`).id}/revoke`,
      {
        reason: 'x',
      },
    );
    expect([own.status, own.body.refusal]).toEqual([409, 'somebody_must_pilot']);
    const agency = await people.act('analyste', `/cases/${id}/grants/${live('ars:32').id}/revoke`, {
      reason: 'x',
    });
    expect([agency.status, agency.body.refusal]).toEqual([409, 'known_by_law']);
  });

  it('goes to no organisation without a ground to tell it', async () => {
    const { id } = await people.desk.declare();
    const answer = await people.act('analyste', `/cases/${id}/grants`, people.grantTo('ars:11'));
    expect([answer.status, answer.body.refusal]).toEqual([409, 'no_ground_to_tell']);
    const unknown = await people.act('analyste', `/cases/${id}/grants`, people.grantTo('team:inconnue'));
    expect(unknown.status).toBe(422);
    const red = await people.act(
      'analyste',
      `/cases/${id}/grants`,
      people.grantTo('fssi', { tlpMax: 'RED' }),
    );
    expect([red.status, red.body.refusal]).toEqual([409, 'red_is_for_named_persons']);
  });

  it('is handed over with what it takes to treat it', async () => {
    const { id } = await people.keptByOne();
    const over = { to: people.account('analyste2'), reason: 'fin de poste' };
    expect((await people.act('analyste', `/cases/${id}/hand-over`, over)).status).toBe(200);
    expect((await people.read('analyste2', id)).body.access.may).toContain('pilot');
    const stranger = { to: people.account('fssi'), reason: 'x' };
    expect((await people.act('analyste', `/cases/${id}/hand-over`, stranger)).status).toBe(422);
  });

  it('is lost again when the grant ends', async () => {
    const { id } = await people.keptByOne();
    const until = new Date((await installation.clock.now()) + HOUR).toISOString();
    const passing = people.grantTo('analyste2', { until });
    expect((await people.act('analyste', `/cases/${id}/grants`, passing)).status).toBe(200);
    expect((await people.read('analyste2', id)).status).toBe(200);
    await installation.clock.moveTo((await installation.clock.now()) + HOUR);
    expect((await people.read('analyste2', id)).status).toBe(404);
  });
});

describe('access that is asked for', () => {
  it('says nothing of whether there is such a case, and is granted with an answer', async () => {
    const { id, receipt } = await people.keptByOne();
    const ask = (reference: string) =>
      people.act('analyste2', '/access-requests', { reference, reason: 'même attaquant que le mien' });
    const [known, unknown] = [await ask(receipt.reference), await ask('VG-0000-0000-0000')];
    expect([known.status, unknown.status]).toEqual([202, 202]);
    expect(known.body).toEqual(unknown.body);
    const [waiting] = (await people.circle('analyste', id)).requests;
    type Waits = { waiting: { id: string; what: string; reference: string }[] };
    const waitsFor = async (name: string) =>
      (await people.as(name).ask<Waits>('GET', '/waiting-decisions')).body.waiting.filter(
        (one) => one.reference === receipt.reference,
      );
    expect(await waitsFor('analyste')).toMatchObject([{ id: waiting!.id, what: 'access' }]);
    expect(await waitsFor('analyste2')).toEqual([]);
    await eventually('the pilot is told by mail', async () => {
      const told = await installation.adminQuery<{ address: string }>(
        `select address from account_notice where kind = 'decision_waits' and sent_at is not null`,
      );
      return told.map(({ address }) => address).join() === 'analyste@desk.example';
    });
    const answer = { outcome: 'granted', answer: 'pour rapprochement' };
    const path = `/cases/${id}/access-requests/${waiting!.id}/answer`;
    expect((await people.act('analyste', path, answer)).status).toBe(200);
    expect((await people.act('analyste', path, answer)).status).toBe(404);
    expect(await waitsFor('analyste')).toEqual([]);
    const [ends] = await installation.adminQuery<{ days: number }>(
      `select extract(day from until - granted_at)::int as days from case_grant
       where case_id = $1 and reason = 'pour rapprochement'`,
      [id],
    );
    expect(ends).toEqual({ days: 30 });
    expect((await people.read('analyste2', id)).body.access.may).toEqual(['read']);
    type Mine = { requests: { reference: string; outcome: string | null; answer: string | null }[] };
    const { requests } = (await people.as('analyste2').ask<Mine>('GET', '/access-requests')).body;
    expect(requests.map(({ outcome, answer: said }) => [outcome, said])).toEqual([
      [null, null],
      ['granted', 'pour rapprochement'],
    ]);
  });

  it('is refused with a reason', async () => {
    const { id, receipt } = await people.keptByOne();
    await people.act('analyste2', '/access-requests', { reference: receipt.reference, reason: 'curiosité' });
    const [waiting] = (await people.circle('analyste', id)).requests;
    const refusal = { outcome: 'refused', answer: 'sans lien' };
    await people.act('analyste', `/cases/${id}/access-requests/${waiting!.id}/answer`, refusal);
    expect((await people.read('analyste2', id)).status).toBe(404);
  });
});
