import { Colleagues } from '../harness/colleagues';
import { Enrolment } from '../harness/enrolment';
import type { HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';
import { mailsOf } from '../harness/mails';
import { eventually } from '../harness/eventually';

const PASSWORD = 'trois mouettes sur un quai';
const RELIEF = 'releve@desk.example';
const RED = { tlpCeiling: 'RED', compartments: ['internal', 'patient-data'] };
const STRICT = { ...RED, tlpCeiling: 'AMBER+STRICT' };

let installation: Installation;
let people: Colleagues;
let enrolment: Enrolment;
let relief: HttpClient;
let at: string;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'clearances' });
  people = await Colleagues.of(installation);
  enrolment = new Enrolment(people.desk, installation);
  const body = { email: RELIEF, organisation: 'cert', role: 'duty_manager', function: 'Relève' };
  await people.act('administrateur', '/accounts', body);
  relief = await enrolment.letIn(people.as('responsable'), RELIEF, PASSWORD);
  at = `/accounts/${await enrolment.idOf(RELIEF)}`;
}, 90_000);
afterAll(() => installation?.stop());

type Given = { state: string };
const clear = (name: string, said: object) => people.act<Given>(name, `${at}/clearance`, said);
const readings = async (id: string) => (await relief.ask('GET', `/cases/${id}`)).status;

async function redCase(): Promise<string> {
  const { id } = await people.desk.declare();
  const labels = { tlp: 'RED', pap: 'AMBER', compartments: [], protection: 'none', reason: 'x' };
  const marked = await people.act('responsable', `/cases/${id}/marking`, labels);
  if (marked.status !== 200) throw new Error(marked.text);
  return id;
}

describe('an account made through the product', () => {
  it('reads what is RED as a duty manager once two persons have cleared it, and no longer when one takes it away', async () => {
    const id = await redCase();
    expect(await readings(id)).toBe(404);
    expect((await clear('responsable', RED)).body).toEqual({ state: 'second_person_needed' });
    expect((await clear('responsable', RED)).body).toEqual({ state: 'second_person_needed' });
    expect(await readings(id)).toBe(404);
    expect((await clear('rssi', RED)).body).toEqual({ state: 'done' });
    expect(await readings(id)).toBe(200);
    await eventually('the notice', async () =>
      (await mailsOf(installation)).some(
        ({ recipients, text }) => recipients.includes(RELIEF) && text?.includes('habilité'),
      ),
    );
    expect((await clear('rssi', STRICT)).body).toEqual({ state: 'done' });
    expect(await readings(id)).toBe(404);
    expect(
      await installation.adminQuery(
        `select action, actor_function from audit_event where action like '%_clearance' order by recorded_at`,
      ),
    ).toEqual([
      { action: 'ask_clearance', actor_function: 'Responsable d’astreinte' },
      { action: 'ask_clearance', actor_function: 'Responsable d’astreinte' },
      { action: 'raise_clearance', actor_function: 'Responsable de la sécurité du CERT' },
      { action: 'lower_clearance', actor_function: 'Responsable de la sécurité du CERT' },
    ]);
  });

  it('is cleared by nobody alone, not by its own person, and not by the administrator', async () => {
    expect((await clear('rssi', RED)).status).toBe(403);
    expect((await clear('administrateur', RED)).status).toBe(403);
    expect((await clear('analyste', RED)).status).toBe(403);
    expect((await relief.ask('POST', `${at}/clearance`, { body: RED })).status).toBe(409);
    await clear('responsable', RED);
    expect((await clear('rssi', { ...RED, compartments: ['defence'] })).status).toBe(403);
  });

  it('loses what it was cleared for, and what was asked for it, with its role', async () => {
    await clear('responsable', RED);
    await clear('rssi', RED);
    await people.act('administrateur', `${at}/role`, { role: 'analyst' });
    const [held] = await installation.adminQuery('select tlp_ceiling from account where email = $1', [
      RELIEF,
    ]);
    expect(held).toEqual({ tlp_ceiling: 'AMBER+STRICT' });
    await clear('responsable', RED);
    await people.act('administrateur', `${at}/role`, { role: 'security_officer' });
    expect((await clear('rssi', RED)).status).toBe(422);
  });
});
