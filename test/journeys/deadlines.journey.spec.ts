import { Desk, type Declared } from '../harness/desk';
import { eventually } from '../harness/eventually';
import { startInstallation, type Installation } from '../harness/installation';
import { linkOf, mailsOf, mailsTo } from '../harness/mails';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const NO_DATA = { personal: 'no', health: 'no', nir: 'no', mayRevealHealth: 'no', effects: [] };

interface Duty {
  rule: string;
  creditor: string;
  round: string;
  state: string;
  overdueAt: string | null;
}

let installation: Installation;
let desk: Desk;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'deadlines', settings: { DEADLINES_INTERVAL_MS: '100' } });
  await installation.start('worker');
  desk = new Desk(installation);
}, 90_000);
afterAll(() => installation?.stop());

/** Declared now by somebody of this name, the incident noticed now. */
async function declareAs(
  name: string,
  change: Record<string, unknown> = {},
): Promise<Declared & { email: string }> {
  const email = `${name}@hopital.example`;
  const declarant = { name: 'Sacha Exemple', role: 'ciso', email };
  const noticedAt = new Date(await installation.clock.now()).toISOString();
  return { email, ...(await desk.declare({ declarant, noticedAt, ...change })) };
}

const noticedAt = async ({ id }: Declared) => {
  const [row] = await installation.adminQuery<{ at: string }>(
    `select incident ->> 'noticedAt' as at from incident_case where id = $1`,
    [id],
  );
  return Number(row!.at);
};

const mailsFor = async (email: string) =>
  (await mailsOf(installation)).filter(({ recipients }) => recipients.includes(email));

const waitForMails = (email: string, count: number) =>
  eventually(`${count} mails to ${email}`, async () => {
    const mails = await mailsFor(email);
    if (mails.length > count) throw new Error(`${mails.length} mails`);
    return mails.length === count && mails;
  });

const duties = async (id: string, rule: string): Promise<Duty[]> =>
  ((await desk.read(id)).body.obligations as unknown as Duty[]).filter((duty) => duty.rule === rule);

const waitForDuty = (id: string, rule: string, expected: Partial<Duty>) =>
  eventually(`${rule} as ${JSON.stringify(expected)}`, async () => {
    const found = (await duties(id, rule)).find((duty) =>
      Object.entries(expected).every(([name, value]) => duty[name as keyof Duty] === value),
    );
    return found ?? null;
  });

/** Nothing is due any more: both workers have seen the hour. */
const untilQuiet = () =>
  eventually('no case left whose hour has come', async () => {
    const now = new Date(await installation.clock.now());
    const rows = await installation.adminQuery('select id from incident_case where wake_at <= $1', [now]);
    return rows.length === 0;
  });

const eventsOf = (id: string, type: string) =>
  installation.adminQuery<{ at: Date; data: Record<string, string> }>(
    'select at, data from case_event where case_id = $1 and type = $2 order by id',
    [id, type],
  );

const lateFilings = async (id: string) =>
  (await eventsOf(id, 'obligation_overdue')).filter(({ data }) => data.rule === 'R15-file-cnil');

describe('the 72 hours of a facility, with two workers', () => {
  let silent: Declared & { email: string };
  let quick: Declared & { email: string };

  it('begin with a receipt and no reminder', async () => {
    silent = await declareAs('silencieux');
    quick = await declareAs('rapide');
    await waitForMails(silent.email, 1);
    await waitForMails(quick.email, 1);
  });

  it('bring a reminder 24 hours after awareness, also when no worker was there at that hour', async () => {
    await installation.kill('worker');
    await installation.clock.moveTo((await noticedAt(silent)) + 24 * HOUR + MINUTE);
    await installation.start('worker');
    await installation.start('worker');
    await waitForMails(silent.email, 2);
    const [, reminder] = await waitForMails(quick.email, 2);
    expect(reminder).toMatchObject({ form: 'signed', signature: 'good' });
    expect(reminder!.text).toContain('page de suivi');
  });

  it('bring no more to who has reported the filing', async () => {
    const filing = { with: 'cnil', reference: 'CNIL-EXEMPLE-24' };
    const answer = await quick.declarant.ask('POST', '/follow-up/filings', { body: filing });
    expect(answer.status).toBe(200);
  });

  it.each([
    [48, 3],
    [66, 4],
  ])('bring the other one its reminder after %i hours', async (hours, count) => {
    await installation.clock.moveTo((await noticedAt(silent)) + hours * HOUR + MINUTE);
    await waitForMails(silent.email, count);
    await waitForDuty(silent.id, 'R15-remind-cnil', { round: `${hours} h`, state: 'sent' });
  });

  it('run out: it is noted once, at that hour, and asks for the reasons of the delay', async () => {
    const end = (await noticedAt(silent)) + 72 * HOUR;
    await installation.clock.moveTo(end + MINUTE);
    await eventually('the lateness', async () => (await lateFilings(silent.id)).length > 0);
    await untilQuiet();
    const overdue = await lateFilings(silent.id);
    expect(overdue).toHaveLength(1);
    expect(overdue[0]!.at.getTime()).toBeGreaterThan(end);
    const filing = { with: 'cnil', reference: 'CNIL-EXEMPLE-73' };
    const late = await silent.declarant.ask('POST', '/follow-up/filings', { body: filing });
    expect(late).toMatchObject({ status: 409, body: { refusal: 'late_needs_reason' } });
  });

  it('have brought three mails and a receipt to one, one mail and a receipt to the other', async () => {
    expect(await mailsFor(silent.email)).toHaveLength(4);
    expect(await mailsFor(quick.email)).toHaveLength(2);
    const owed = await eventsOf(silent.id, 'letter_owed');
    expect(owed.map(({ data }) => data.message)).toEqual(['receipt', 'reminder', 'reminder', 'reminder']);
  });

  it('moved by days at once bring one mail for all of it', async () => {
    const later = await declareAs('endormi');
    await waitForMails(later.email, 1);
    await installation.clock.moveTo((await installation.clock.now()) + 10 * 24 * HOUR);
    await waitForMails(later.email, 2);
    await untilQuiet();
    expect(await lateFilings(later.id)).toHaveLength(1);
    const reminders = await duties(later.id, 'R15-remind-cnil');
    expect(reminders.map(({ round }) => round).sort()).toEqual(['24 h', '48 h', '66 h']);
    expect(await mailsFor(later.email)).toHaveLength(2);
  });

  it('leave no trace where nothing happened', async () => {
    const calm = await declareAs('calme', { data: NO_DATA });
    await installation.adminQuery('update incident_case set wake_at = received_at where id = $1', [calm.id]);
    await untilQuiet();
    const audited = await installation.adminQuery(
      `select id from audit_event where case_id = $1 and action = 'let_time_pass'`,
      [calm.id],
    );
    expect(audited).toEqual([]);
  });
});

describe('the authorities', () => {
  let declared: Declared;

  it('that stay silent for half an hour after an escalation are to be called', async () => {
    declared = await declareAs('escalade');
    await desk.qualify(declared.id);
    await eventually('the escalation left', async () => {
      const { letters } = (await desk.read(declared.id)).body;
      return ['fssi', 'corruss'].every((code) =>
        letters.some(({ recipient, state }) => recipient === code && state === 'sent'),
      );
    });
    await installation.clock.moveTo((await installation.clock.now()) + 29 * MINUTE);
    await untilQuiet();
    expect(await duties(declared.id, 'R34-call-unanswered')).toEqual([]);
    await installation.clock.moveTo((await installation.clock.now()) + 2 * MINUTE);
    await waitForDuty(declared.id, 'R34-call-unanswered', { creditor: 'fssi', state: 'open' });
    await waitForDuty(declared.id, 'R34-call-unanswered', { creditor: 'corruss', state: 'open' });
    await untilQuiet();
    expect(await duties(declared.id, 'R34-call-unanswered')).toHaveLength(2);
  });

  it('that acknowledge need no call any more', async () => {
    expect(await duties(declared.id, 'R07-call-fssi')).toMatchObject([{ state: 'open' }]);
    const mail = (await mailsTo(installation, 'fssi')).at(-1)!;
    expect((await desk.nobody.ask('POST', linkOf(mail))).status).toBe(200);
    await waitForDuty(declared.id, 'R07-call-fssi', { state: 'fulfilled' });
    await waitForDuty(declared.id, 'R34-call-unanswered', { creditor: 'fssi', state: 'fulfilled' });
    expect(await duties(declared.id, 'R34-call-unanswered')).toContainEqual(
      expect.objectContaining({ creditor: 'corruss', state: 'open' }),
    );
  });

  it('that contest are owed a qualification again, and have it when the desk qualifies', async () => {
    const ars = await desk.person('ars-32@autorite.example');
    const body = { reason: 'L’impact est départemental.', level: 'grave' };
    expect((await ars.ask('POST', `/cases/${declared.id}/contest`, { body })).status).toBe(200);
    await waitForDuty(declared.id, 'R06-requalify', { creditor: 'ars:32', state: 'open' });
  });

  it('are called also when somebody acted between the hour and the look of a worker', async () => {
    const other = await declareAs('entre-deux');
    await desk.qualify(other.id);
    await eventually('every letter left', async () => {
      const { letters } = (await desk.read(other.id)).body;
      return letters.length > 3 && letters.every(({ state }) => state === 'sent');
    });
    await installation.kill('worker');
    await installation.clock.moveTo((await installation.clock.now()) + 31 * MINUTE);
    const body = { to: 'ars:32', answered: true };
    const call = await (await desk.analyst()).ask('POST', `/cases/${other.id}/calls`, { body });
    expect(call.status).toBe(200);
    await installation.start('worker');
    await installation.start('worker');
    await waitForDuty(other.id, 'R34-call-unanswered', { creditor: 'fssi', state: 'open' });
  });
});

describe('a case that cannot be read', () => {
  it('blocks no other and does not spin', async () => {
    const broken = await declareAs('cassé'.normalize('NFD').replace(/\p{M}/gu, ''));
    const sound = await declareAs('sain');
    const now = await installation.clock.now();
    await installation.adminQuery(
      `update incident_case set incident = incident - 'data', wake_at = received_at - interval '1 day' where id = $1`,
      [broken.id],
    );
    await installation.clock.moveTo(now + 25 * HOUR);
    await waitForMails(sound.email, 2);
    await untilQuiet();
    const warned = installation.warnings().filter((line) => line.includes(broken.id));
    expect(warned.length).toBeGreaterThan(0);
    expect(warned.length).toBeLessThan(4);
  });
});
