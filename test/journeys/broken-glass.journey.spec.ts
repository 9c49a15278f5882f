import { eventually } from '../harness/eventually';
import { startInstallation, type Installation } from '../harness/installation';
import { Colleagues } from '../harness/colleagues';

const HOUR = 3_600_000;

let installation: Installation;
let people: Colleagues;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'access' });
  people = await Colleagues.of(installation);
}, 60_000);
afterAll(() => installation?.stop());

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
