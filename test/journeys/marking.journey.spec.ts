import { startInstallation, type Installation } from '../harness/installation';
import { Colleagues } from '../harness/colleagues';

type Item = { id: string; marking: { tlp: string; pap: string; originator: string } };
type Said = { declarations: Item[] };
type WithItems = { recommendations: Item[]; desk: { calls: Item[]; updates: Item[] } };
/** The originator's, where what is its is weakened. */
const WORD = { agreedBy: 'RSSI de l’établissement', evidence: 'courriel de 9 h 20' };

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
    const weaker = { ...labels, agreedBy: 'RSSI de l’établissement', evidence: 'courriel de 9 h 20' };
    const unasked = await people.act('responsable', `/cases/${id}/marking`, labels);
    expect([unasked.status, unasked.body.refusal]).toEqual([409, 'originator_must_agree']);
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
    const declared = async () =>
      (await people.as('analyste').ask<Said>('GET', `/cases/${id}/declarations`)).body.declarations[0]!;
    const said = await declared();
    // Narrowed with its case, and originated with whoever declared.
    expect([said.marking.pap, said.marking.originator]).toEqual(['PAP:RED', 'declarant']);
    const item = { ...labels, item: 'declaration', itemId: said.id, ...WORD };
    const below = await people.act('analyste', `/cases/${id}/marking`, item);
    expect([below.status, below.body.refusal]).toEqual([409, 'weaker_than_case']);
    const weaken = async (what: object) => {
      expect((await people.act('analyste', `/cases/${id}/marking`, what)).status).toBe(200);
      const change = (await people.circle('analyste2', id)).markingChanges.find((c) => c.outcome === null)!;
      expect(change.mayDecide).toBe(true);
      return people.act('analyste2', `/cases/${id}/marking/${change.id}/confirm`, {});
    };
    const agreed = await weaken({ ...labels, ...WORD });
    expect([agreed.status, agreed.body.pap, (await declared()).marking.pap]).toEqual([
      ...[200, 'PAP:AMBER'],
      'PAP:RED',
    ]);
    expect((await weaken(item)).status).toBe(200);
    expect((await declared()).marking.pap).toBe('PAP:AMBER');
  });

  it.each(['case', 'declaration'] as const)(
    'of a %s that changed since is not weakened by what was agreed on before',
    async (item) => {
      const { id } = await people.desk.declare();
      const { declarations } = (await people.as('analyste').ask<Said>('GET', `/cases/${id}/declarations`))
        .body;
      const itemId = item === 'case' ? null : declarations[0]!.id;
      const marks = (change: object) =>
        people.act('analyste', `/cases/${id}/marking`, { ...labels, item, itemId, ...change });
      expect((await marks({ pap: 'RED' })).status).toBe(200);
      expect((await marks({ pap: 'AMBER', ...WORD })).status).toBe(200);
      const { markingChanges } = await people.circle('analyste2', id);
      const change = markingChanges.find((c) => c.outcome === null)!;
      expect((await marks({ pap: 'RED', compartments: ['patient-data'] })).status).toBe(200);
      const stale = await people.act('analyste2', `/cases/${id}/marking/${change.id}/confirm`, {});
      expect([stale.status, stale.body.refusal]).toEqual([409, 'marked_meanwhile']);
      const withdrawn = await people.act('analyste', `/cases/${id}/marking/${change.id}/withdraw`, {});
      expect(withdrawn.status).toBe(200);
    },
  );

  it('of a case narrows everything in it, each with its line in the history, whoever narrows', async () => {
    const declared = await people.desk.declare();
    const { id } = declared;
    const desk = people.as('analyste');
    for (const [path, body] of [
      ['calls', { to: 'ars:32', answered: true, note: 'rappeler à 10 h' }],
      ['messages', { body: 'Avez-vous des sauvegardes ?' }],
      ['recommendations', { sheet: 'call-list' }],
      ['updates', { message: 'Le prestataire a coupé ses liaisons.' }],
    ] as const)
      expect((await people.act('analyste', `/cases/${id}/${path}`, body)).status).toBe(200);
    const body = { protection: 'restricted_distribution' };
    expect((await declared.declarant.ask('POST', '/follow-up/complements', { body })).status).toBe(200);
    const shown = (await desk.ask<WithItems>('GET', `/cases/${id}`)).body;
    const { messages } = (await desk.ask<{ messages: Item[] }>('GET', `/cases/${id}/messages`)).body;
    const items = [...shown.desk.calls, ...messages, ...shown.recommendations, ...shown.desk.updates];
    const borne = { tlp: 'TLP:AMBER+STRICT', pap: 'PAP:AMBER', compartments: [] };
    expect(items.map(({ marking }) => marking)).toEqual(
      items.map(() => ({ ...borne, protection: 'restricted_distribution', originator: 'cert' })),
    );
    const { events } = (await desk.ask<{ events: { type: string }[] }>('GET', `/cases/${id}/timeline`)).body;
    expect(events.filter(({ type }) => type === 'marked')).toHaveLength(items.length + 1);
  });

  it.each(['calls', 'updates'] as const)(
    'of one of %s hides it from whoever is not cleared',
    async (kind) => {
      const { id } = await people.desk.declare();
      const written = { calls: { to: 'ars:32', answered: true, note: 'x' }, updates: { message: 'x' } };
      await people.act('analyste', `/cases/${id}/${kind}`, written[kind]);
      const seen = async (who: string) =>
        (await people.as(who).ask<WithItems>('GET', `/cases/${id}`)).body.desk[kind];
      const [one] = await seen('responsable');
      const item = { calls: 'call', updates: 'shared_facts' }[kind];
      const closed = { ...labels, item, itemId: one!.id, compartments: ['criminal'] };
      expect((await people.act('responsable', `/cases/${id}/marking`, closed)).status).toBe(200);
      expect([(await seen('analyste')).length, (await seen('responsable')).length]).toEqual([0, 1]);
    },
  );

  it('of an item is weakened by no statement without two persons and the word of its originator', async () => {
    const { id } = await people.desk.declare();
    const at = `case_id = '${id}'`;
    await installation.adminQuery(`update declaration set tlp = 'RED', pap = 'RED' where ${at}`);
    await expect(
      installation.adminQuery(`update declaration set tlp = 'AMBER+STRICT' where ${at}`),
    ).rejects.toThrow('once its originator agreed');
  });

  it('of one declaration hides it from those who know the case', async () => {
    const { id } = await people.desk.declare();
    const ars = await people.desk.person('ars-32@autorite.example');
    const { declarations } = (await ars.ask<Said>('GET', `/cases/${id}/declarations`)).body;
    const [said] = declarations;
    expect(said!.marking.tlp).toBe('TLP:AMBER+STRICT');
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
