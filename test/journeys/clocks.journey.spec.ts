import { Desk, type CaseView, type Declared } from '../harness/desk';
import type { HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';

const HOUR = 3_600_000;

interface Track {
  facilityName: string;
  state: string;
  dueAt: string | null;
}
interface Seen extends Omit<CaseView, 'desk'> {
  facilities: { id: string; name: string; declares: boolean; calendar: Record<string, unknown> }[];
  cnilTrack: Track[];
  priority: { score: number; override: { score: number; by: string } | null };
  desk?: {
    targets: { name: string; dueAt: string; doneAt: string | null; missed: boolean }[];
    proposal: { level: string; indents: Record<string, { answer: string; because: string }> };
  };
}

let installation: Installation;
let desk: Desk;
let analyst: HttpClient;
let manager: HttpClient;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'clocks', processes: ['api'] });
  desk = new Desk(installation);
  analyst = await desk.analyst();
  manager = await desk.person('responsable@desk.example');
}, 60_000);
afterAll(() => installation?.stop());

const read = async (id: string, who = analyst) => (await who.ask<Seen>('GET', `/cases/${id}`)).body;
const act = async (id: string, path: string, body: unknown) => {
  const answer = await analyst.ask<Seen>('POST', `/cases/${id}/${path}`, { body });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
};
const noticedNow = async () => ({ noticedAt: new Date(await installation.clock.now()).toISOString() });

const QUIET = { incidentType: 'other', patientDanger: 'unknown', operation: 'unknown' };

describe('the targets of the desk', () => {
  let declared: Declared;

  it('run in its own hours when nothing presses', async () => {
    await installation.clock.moveTo('2027-05-06T17:00:00+02:00');
    declared = await desk.declare({ ...(await noticedNow()), ...QUIET });
    const [taken, qualified] = (await read(declared.id)).desk!.targets;
    // Thursday 6 May 2027 is Ascension Day: counted from Friday at nine.
    expect(taken).toMatchObject({ name: 'taken', dueAt: '2027-05-07T09:00:00.000Z', doneAt: null });
    expect(qualified).toMatchObject({ name: 'qualified', dueAt: '2027-05-07T11:00:00.000Z', missed: false });
  });

  it('move with a closure that an administrator writes, and no legal clock does', async () => {
    const before = await read(declared.id);
    const answer = await manager.ask('PUT', '/desk/closures/2027-05-07', { body: { label: 'Pont' } });
    expect(answer.body).toMatchObject({
      closures: [{ day: '2027-05-07', label: 'Pont', setBy: 'Responsable d’astreinte', withdrawnAt: null }],
    });
    const after = await read(declared.id);
    expect(after.desk!.targets[0]).toMatchObject({ dueAt: '2027-05-10T09:00:00.000Z' });
    expect(after.cnilTrack).toEqual(before.cnilTrack);
  });

  it('come back when it is withdrawn; its row stays, and each act is audited', async () => {
    const answer = await manager.ask('POST', '/desk/closures/2027-05-07/withdraw');
    expect(answer.body).toMatchObject({ closures: [{ label: 'Pont', withdrawnAt: expect.any(String) }] });
    expect((await manager.ask('POST', '/desk/closures/2027-05-07/withdraw')).status).toBe(200);
    expect((await read(declared.id)).desk!.targets[0]).toMatchObject({ dueAt: '2027-05-07T09:00:00.000Z' });
    const audited = await installation.adminQuery<{ action: string }>(
      `select action from audit_event where object_type = 'closure_day' order by id`,
    );
    expect(audited.map(({ action }) => action)).toEqual(['set_closure', 'withdraw_closure']);
    const seen = await (await desk.person('fssi@autorite.example')).ask('GET', '/desk/closures');
    expect(seen.body).toMatchObject({ closures: [{ day: '2027-05-07' }] });
  });

  it.each([
    ['PUT', '2027-02-30', { label: 'x' }, 422],
    ['PUT', 'demain', { label: 'x' }, 422],
    ['PUT', '2027-05-07', {}, 422],
    ['POST', '2031-01-02/withdraw', undefined, 404],
  ])('%s %s is answered as it should', async (method, path, body, status) => {
    expect((await manager.ask(method, `/desk/closures/${path}`, { body })).status).toBe(status);
  });

  it('are one and four hours for a pressing case, at any hour; missed when it comes later', async () => {
    const urgent = await desk.declare({ ...(await noticedNow()), urgent: true });
    const now = await installation.clock.now();
    const due = (await read(urgent.id)).desk!.targets.map(({ dueAt }) => Date.parse(dueAt) - now);
    expect(due.map((after) => Math.round(after / HOUR))).toEqual([1, 4]);
    await installation.clock.moveTo(now + 2 * HOUR);
    await analyst.ask('POST', `/cases/${urgent.id}/take`);
    const [taken] = (await read(urgent.id)).desk!.targets;
    expect(taken).toMatchObject({ missed: true, doneAt: expect.any(String) });
  });

  it('stay inside the desk, and so does what the facts propose', async () => {
    const ars = await desk.person('ars-32@autorite.example');
    expect((await read(declared.id, ars)).desk).toBeUndefined();
    const { proposal } = (await read(declared.id)).desk!;
    expect(proposal.indents.safety_of_care).toMatchObject({ answer: 'unknown' });
    expect(Object.values(proposal.indents).every(({ because }) => because.length > 5)).toBe(true);
  });
});

describe('the hour where the facility is', () => {
  it('is told beside that of Paris, with its holiday', async () => {
    await installation.clock.moveTo('2027-12-20T21:30:00+01:00');
    const facility = { name: 'CH de l’île', department: '974', type: 'public_hospital' };
    const { id } = await desk.declare({ ...(await noticedNow()), facility });
    // The abolition of slavery is a holiday there only, and it is the night of the 21st already.
    expect((await read(id)).facilities[0]!.calendar).toMatchObject({
      zone: 'Indian/Reunion',
      local: 'mardi 21 décembre 2027 à 00:30 (UTC+4)',
      isNight: true,
      isHoliday: null,
    });
    const { body } = await analyst.ask<{ zone: string; events: Record<string, string>[] }>(
      'GET',
      `/cases/${id}/timeline`,
    );
    expect(body.zone).toBe('Indian/Reunion');
    expect(body.events[0]).toMatchObject({
      what: 'Signalement reçu, dossier ouvert',
      by: 'declarant',
      atParis: 'lundi 20 décembre 2027 à 21:30 (UTC+1)',
      atLocal: 'mardi 21 décembre 2027 à 00:30 (UTC+4)',
    });
  });
});

describe('a controller', () => {
  it('has its 72 hours from the awareness that the desk records, and keeps what the clock said', async () => {
    const { id } = await desk.declare(await noticedNow());
    const before = await read(id);
    const awarenessAt = new Date((await installation.clock.now()) + HOUR);
    const said = { awarenessAt, reason: 'connu seulement par l’appel de relance' };
    const path = `facilities/${before.facilities[0]!.id}/awareness`;
    const refused = await analyst.ask('POST', `/cases/${id}/${path}`, { body: said });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'awarenessAt' }] } });
    await installation.clock.moveTo((await installation.clock.now()) + 2 * HOUR);
    const later = { ...said, awarenessAt: new Date((await installation.clock.now()) - HOUR) };
    const after = await act(id, path, later);
    expect(Date.parse(after.cnilTrack[0]!.dueAt!)).toBe(later.awarenessAt.getTime() + 72 * HOUR);
    const duty = after.obligations.find(({ rule }) => rule === 'R15-file-cnil');
    expect(duty).toMatchObject({
      clock: { reanchored: [{ reason: said.reason, dueAt: before.cnilTrack[0]!.dueAt }] },
    });
  });

  it('is named by its processor, recognised in the directory, and its agency is told', async () => {
    const facility = { name: 'Éditeur d’Exemple', type: 'provider', department: '75' };
    const { id, declarant } = await desk.declare({ ...(await noticedNow()), facility });
    const ars32 = await desk.person('ars-32@autorite.example');
    expect((await ars32.ask('GET', `/cases/${id}`)).status).toBe(404);
    const awarenessAt = new Date(await installation.clock.now());
    const controllers = [
      { name: 'Nom mal écrit', finess: '590000758', awarenessAt },
      { name: 'Cabinet inconnu', department: '35' },
    ];
    const answer = await declarant.ask<Seen>('POST', '/follow-up/controllers', { body: { controllers } });
    expect(answer.status).toBe(200);
    const byName = (name: string) => answer.body.cnilTrack.find((t) => t.facilityName === name);
    const unknown = byName('Cabinet inconnu');
    const known = answer.body.cnilTrack.find((track) => track !== unknown);
    expect(known!.facilityName).not.toBe('Nom mal écrit');
    expect(Date.parse(known!.dueAt!)).toBe(awarenessAt.getTime() + 72 * HOUR);
    expect(unknown).toMatchObject({ facilityName: 'Cabinet inconnu', state: 'to_file', dueAt: null });
    expect((await ars32.ask('GET', `/cases/${id}`)).status).toBe(200);
    const { facilities } = await read(id);
    expect(facilities.filter(({ declares }) => declares)).toHaveLength(1);
    const again = await declarant.ask<Seen>('POST', '/follow-up/controllers', { body: { controllers } });
    expect(
      again.body.cnilTrack.filter(({ facilityName }) => facilityName === known!.facilityName),
    ).toHaveLength(1);
  });

  it('is named by nobody who declares for itself', async () => {
    const { declarant } = await desk.declare();
    const body = { controllers: [{ name: 'Cabinet' }] };
    const answer = await declarant.ask('POST', '/follow-up/controllers', { body });
    expect(answer).toMatchObject({ status: 409, body: { refusal: 'not_a_processor' } });
  });

  it('may hold that nothing is to be notified, and that the persons need not be told one by one', async () => {
    const { id, declarant } = await desk.declare(await noticedNow());
    const reason = 'Clés intactes, aucune lecture possible.';
    const excused = await declarant.ask<Seen>('POST', '/follow-up/filings-not-needed', { body: { reason } });
    expect(excused.body.cnilTrack).toMatchObject([{ state: 'not_needed' }]);
    const effort = { exception: 'disproportionate_effort', reason };
    const asked = await declarant.ask('POST', '/follow-up/persons-exception', { body: effort });
    expect(asked).toMatchObject({ status: 422, body: { errors: [{ field: 'communication' }] } });
    const whole = { ...effort, communication: 'Communiqué du 21 décembre' };
    expect((await declarant.ask('POST', '/follow-up/persons-exception', { body: whole })).status).toBe(200);
    const persons = (await read(id)).obligations.find(({ rule }) => rule === 'R19-inform-persons');
    expect(persons).toMatchObject({ state: 'waived', proof: expect.stringContaining('Communiqué') });
  });

  it('may have the exception entered by the desk', async () => {
    const { id } = await desk.declare();
    const after = await act(id, 'persons-exception', { exception: 'unintelligible_data', reason: 'chiffré' });
    expect(after.obligations.find(({ rule }) => rule === 'R19-inform-persons')).toMatchObject({
      state: 'waived',
    });
  });
});

describe('a rank that a person decides', () => {
  it('sorts the queue, says who decided and why, and is given back', async () => {
    const first = async () => {
      const { body } = await analyst.ask<{ cases: { id: string }[] }>('GET', '/cases?limit=1');
      return body.cases[0]!.id;
    };
    const quiet = { patientDanger: 'none', operation: 'no_impact', perimeter: 'single_workstation' };
    const { id, declarant } = await desk.declare({ ...quiet, incidentType: 'other' });
    const proposed = (await read(id)).priority.score;
    expect(await first()).not.toBe(id);
    const after = await act(id, 'priority', { score: 64, reason: 'seule maternité du bassin' });
    expect(after.priority).toMatchObject({
      score: proposed,
      override: { score: 64, reason: 'seule maternité du bassin', by: 'Analyste du CERT' },
    });
    expect(await first()).toBe(id);
    // Whoever complements counts the rank anew, and may not know that a person decided another one.
    const said = await declarant.ask('POST', '/follow-up/complements', { body: { operation: 'degraded' } });
    expect(said.status).toBe(200);
    expect(await first()).toBe(id);
    expect((await read(id)).priority).toMatchObject({ override: { score: 64 } });
    expect(
      (await act(id, 'priority', { reason: 'maternité voisine rouverte' })).priority.override,
    ).toBeNull();
    expect(await first()).not.toBe(id);
    const body = { score: 65, reason: 'trop' };
    expect((await analyst.ask('POST', `/cases/${id}/priority`, { body })).status).toBe(422);
  });
});
