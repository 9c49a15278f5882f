import { startInstallation, type Installation } from '../harness/installation';
import { Colleagues } from '../harness/colleagues';

let installation: Installation;
let people: Colleagues;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'marking' });
  people = await Colleagues.of(installation);
}, 60_000);
afterAll(() => installation?.stop());

describe('a marking', () => {
  const labels = { tlp: 'AMBER+STRICT', pap: 'AMBER', compartments: [], protection: 'none', reason: 'x' };

  it('is made stricter at once, and weaker by two persons', async () => {
    const { id } = await people.desk.declare();
    const stricter = { ...labels, pap: 'RED', compartments: ['criminal'] };
    // The compartment is closed to those who are not cleared, the writer included: it is refused, and nothing is lost.
    const beyond = await people.act('analyste', `/cases/${id}/marking`, stricter);
    expect([beyond.status, beyond.body.refusal]).toEqual([409, 'shuts_you_out']);
    expect((await people.act('responsable', `/cases/${id}/marking`, stricter)).status).toBe(200);
    expect((await people.read('analyste', id)).status).toBe(404);
    const weaker = { ...labels, agreement: 'accord du RSSI de l’établissement, par téléphone' };
    const asked = await people.act('responsable', `/cases/${id}/marking`, weaker);
    expect([asked.status, asked.body.compartments]).toEqual([200, ['criminal']]);
    const [change] = (await people.circle('responsable', id)).markingChanges;
    const alone = await people.act('responsable', `/cases/${id}/marking/${change!.id}/confirm`, {});
    expect([alone.status, alone.body.refusal]).toEqual([409, 'another_person_needed']);
    expect((await people.act('analyste', `/cases/${id}/marking/${change!.id}/confirm`, {})).status).toBe(404);
  });

  it('is weakened when another person agrees, of the case and of an item', async () => {
    const { id } = await people.desk.declare();
    const narrow = { ...labels, pap: 'RED' };
    expect((await people.act('analyste', `/cases/${id}/marking`, narrow)).body.pap).toBe('PAP:RED');
    await people.act('analyste', `/cases/${id}/marking`, labels);
    const [change] = (await people.circle('analyste2', id)).markingChanges;
    expect(change!.mayDecide).toBe(true);
    const agreed = await people.act('analyste2', `/cases/${id}/marking/${change!.id}/confirm`, {});
    expect([agreed.status, agreed.body.pap]).toEqual([200, 'PAP:AMBER']);
  });

  it('of one declaration hides it from those who know the case', async () => {
    const { id } = await people.desk.declare();
    const [said] = await installation.adminQuery<{ id: string }>(
      'select id from declaration where case_id = $1',
      [id],
    );
    const ars = await people.desk.person('ars-32@autorite.example');
    type Said = { declarations: unknown[] };
    const seen = async () =>
      (await ars.ask<Said>('GET', `/cases/${id}/declarations`)).body.declarations.length;
    expect(await seen()).toBe(1);
    const inside = { ...labels, item: 'declaration', itemId: said!.id, compartments: ['patient-data'] };
    expect((await people.act('analyste', `/cases/${id}/marking`, inside)).status).toBe(200);
    expect([await seen(), (await ars.ask('GET', `/cases/${id}`)).status]).toEqual([0, 200]);
  });

  it('RED is for the persons who are named', async () => {
    const { id } = await people.desk.declare();
    const red = { ...labels, tlp: 'RED' };
    expect((await people.act('analyste', `/cases/${id}/marking`, red)).body.tlp).toBe('TLP:RED');
    const seen = [];
    for (const who of ['analyste', 'responsable', 'analyste2'])
      seen.push((await people.read(who, id)).status);
    expect(seen).toEqual([200, 200, 404]);
    const fssi = await people.desk.person('fssi@autorite.example');
    expect((await fssi.ask('GET', `/cases/${id}`)).status).toBe(404);
    const named = people.grantTo('analyste2', { tlpMax: 'RED' });
    expect((await people.act('analyste', `/cases/${id}/grants`, named)).status).toBe(200);
    expect((await people.read('analyste2', id)).status).toBe(200);
  });
});
