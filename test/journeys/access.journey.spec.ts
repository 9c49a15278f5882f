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

describe('a broken glass', () => {
  it('opens one case for an hour, read-only, wakes the lead and the DPO, and is reviewed by another', async () => {
    const { id, receipt } = await people.keptByOne();
    const broken = { reference: receipt.reference, reason: 'patients en danger', ticket: 'NUIT-1' };
    const unknown = await people.act('analyste2', '/broken-glasses', {
      ...broken,
      reference: 'VG-0000-0000-0000',
    });
    expect(unknown.status).toBe(404);
    const opened = await people.act<{ caseId: string }>('analyste2', '/broken-glasses', broken);
    expect([opened.status, opened.body.caseId]).toEqual([201, id]);

    const { access } = (await people.read('analyste2', id)).body;
    expect(access.may).toEqual(['read']);
    expect(Date.parse(access.glassUntil!) - (await installation.clock.now())).toBeLessThanOrEqual(HOUR);
    expect((await people.act('analyste2', `/cases/${id}/take`, {})).status).toBe(403);
    expect((await people.circle('analyste', id)).brokenGlasses).toMatchObject([{ ticket: 'NUIT-1' }]);

    await eventually('both are woken', async () => {
      const pages = await installation.adminQuery<{ address: string }>(
        `select address from page where case_id = $1 and sent_at is not null order by 1`,
        [id],
      );
      return pages.map(({ address }) => address).join() === 'dpo@desk.example,responsable@desk.example';
    });

    type Glasses = {
      brokenGlasses: { id: string; reference: string; readings: number; verdict: string | null }[];
    };
    const { body } = await people.as('dpo').ask<Glasses>('GET', '/broken-glasses');
    const [own] = body.brokenGlasses.filter(({ reference }) => reference === receipt.reference);
    expect(own).toMatchObject({ verdict: null });
    expect(own!.readings).toBeGreaterThanOrEqual(1);
    expect((await people.as('analyste2').ask('GET', '/broken-glasses')).status).toBe(403);
    const verdict = { verdict: 'justified', review: 'urgence vitale' };
    expect((await people.act('rssi', `/broken-glasses/${own!.id}/review`, verdict)).status).toBe(200);
    expect((await people.act('rssi', `/broken-glasses/${own!.id}/review`, verdict)).status).toBe(404);

    await installation.clock.moveTo((await installation.clock.now()) + HOUR);
    expect((await people.read('analyste2', id)).status).toBe(404);
  });

  it('wakes whoever is on call where nobody else leads the desk nor keeps the data', async () => {
    const { id, receipt } = await people.keptByOne();
    const keepers = `role in ('duty_manager', 'data_protection_officer')`;
    await installation.adminQuery(`update account set active = false where ${keepers}`);
    const broken = { reference: receipt.reference, reason: 'x', ticket: 'NUIT-3' };
    expect((await people.act('analyste2', '/broken-glasses', broken)).status).toBe(201);
    await installation.adminQuery(`update account set active = true where ${keepers}`);
    await eventually('somebody is woken', async () => {
      const pages = await installation.adminQuery<{ address: string }>(
        `select address from page where case_id = $1 and sent_at is not null`,
        [id],
      );
      return pages.map(({ address }) => address).join() === installation.settings.ONCALL_EMAIL;
    });
  });

  it('that nobody reviews in 72 hours is an alarm', async () => {
    const { id, receipt } = await people.keptByOne();
    await people.act('analyste2', '/broken-glasses', {
      reference: receipt.reference,
      reason: 'x',
      ticket: 'NUIT-2',
    });
    await installation.clock.moveTo((await installation.clock.now()) + 73 * HOUR);
    await eventually('somebody is woken again', async () => {
      const pages = await installation.adminQuery<{ reason: string }>(
        `select reason from page where case_id = $1 and reason = 'glass_unreviewed'`,
        [id],
      );
      return pages.length > 0;
    });
  });
});

describe('whoever is on call', () => {
  const RED = { tlp: 'RED', pap: 'AMBER', compartments: [], protection: 'none', reason: 'x' };

  it('knows the case that wakes them, until the shift ends or the case is handed over, and nobody learns it unrecorded', async () => {
    const now = await installation.clock.now();
    await installation.adminQuery(
      `insert into shift (id, starts_at, ends_at, email) values (gen_random_uuid(), $1, $2, 'Analyste2@desk.example')`,
      [new Date(now - HOUR), new Date(now + 8 * HOUR)],
    );
    const asleep = await people.desk.declare();
    const { id, declarant } = await people.desk.declare();
    for (const one of [asleep.id, id]) {
      await people.act('analyste', `/cases/${one}/marking`, RED);
      expect((await people.read('analyste2', one)).status).toBe(404);
    }
    await declarant.ask('POST', '/follow-up/complements', { body: { urgent: true } });
    await eventually('the person on call reads the case', async () => {
      return (await people.read('analyste2', id)).status === 200;
    });
    expect((await people.read('analyste2', asleep.id)).status).toBe(404);
    const principal = `account:${people.account('analyste2')}`;
    const { grants } = await people.circle('analyste', id);
    const own = grants.find((grant) => grant.principal === principal);
    expect(own).toMatchObject({ ground: 'on_call', grantedBy: 'system', revokedAt: null });
    const [line] = await installation.adminQuery<{
      until: string;
      ends: string;
      recorded: number;
      told: number;
    }>(
      `select g.until::text as until, s.ends_at::text as ends,
         (select count(*)::int from audit_event where case_id = $1 and action = 'name_on_call') as recorded,
         (select count(*)::int from case_event where case_id = $1 and type = 'access_granted' and by = 'system') as told
       from case_grant g, shift s where g.case_id = $1 and g.ground = 'on_call' and s.email = 'Analyste2@desk.example'`,
      [id],
    );
    expect(line).toMatchObject({ until: line!.ends, recorded: 1, told: 1 });
    const to = { to: people.account('responsable'), reason: 'relève' };
    expect((await people.act('analyste', `/cases/${id}/hand-over`, to)).status).toBe(200);
    expect((await people.read('analyste2', id)).status).toBe(404);
    await declarant.ask('POST', '/follow-up/complements', { body: { patientDanger: 'actual' } });
    await eventually('the person on call reads it again', async () => {
      return (await people.read('analyste2', id)).status === 200;
    });
    await installation.clock.moveTo((await installation.clock.now()) + 9 * HOUR);
    expect((await people.read('analyste2', id)).status).toBe(404);
  });
});
