import { Colleagues } from '../harness/colleagues';
import { startInstallation, type Installation } from '../harness/installation';

let installation: Installation;
let people: Colleagues;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'held-narrowly', processes: ['api'] });
  people = await Colleagues.of(installation);
}, 60_000);
afterAll(() => installation?.stop());

const MARK = { tlp: 'AMBER+STRICT', pap: 'AMBER', compartments: [], protection: 'none', reason: 'x' };
const HOUR = 3_600_000;
interface Results {
  results: { refusal: string | null }[];
}

/** A case that one analyst keeps, and of which another one may do only this. */
async function heldBy(...capabilities: string[]): Promise<string> {
  const { id } = await people.keptByOne();
  const given = await people.act(
    'analyste',
    `/cases/${id}/grants`,
    people.grantTo('analyste2', { capabilities }),
  );
  expect(given.status).toBe(200);
  return id;
}

describe('whoever holds a case narrowly', () => {
  it('does not make it RED without piloting it, and nothing is lost', async () => {
    const id = await heldBy('read', 'contribute');
    const red = await people.act('analyste2', `/cases/${id}/marking`, { ...MARK, tlp: 'RED' });
    expect([red.status, red.body.refusal]).toEqual([409, 'beyond_your_own']);
    for (const who of ['analyste', 'analyste2'])
      expect((await people.read(who, id)).body.tlp).toBe('TLP:AMBER+STRICT');
    expect((await people.act('analyste', `/cases/${id}/marking`, { ...MARK, tlp: 'RED' })).status).toBe(200);
    expect((await people.read('analyste', id)).body.access.may).toContain('pilot');
  });

  it('attaches nothing to it, and takes nothing out of it, where they only read it', async () => {
    const parent = await heldBy('read');
    const { id: child } = await people.desk.declare();
    const cases = { cases: [child], reason: 'même prestataire' };
    const attached = await people.act('analyste2', `/cases/${parent}/children`, cases);
    expect(attached.status).toBe(403);
    const done = await people.act<Results>('analyste', `/cases/${parent}/children`, cases);
    expect([done.status, done.body.results]).toMatchObject([200, [{ refusal: null }]]);
    const detached = await people.act('analyste2', `/cases/${parent}/children/${child}/detach`, {
      reason: 'autre incident',
    });
    expect(detached.status).toBe(403);
  });

  it('takes a site out of a RED case, and knows it as long as the first', async () => {
    const { id } = await people.desk.declare({ otherSites: [{ name: 'Annexe', department: '59' }] });
    expect((await people.act('analyste', `/cases/${id}/marking`, { ...MARK, tlp: 'RED' })).status).toBe(200);
    const until = (await installation.clock.now()) + HOUR;
    const forAnHour = {
      ...{ tlpMax: 'RED', capabilities: ['read', 'contribute'] },
      until: new Date(until).toISOString(),
    };
    await people.act('analyste', `/cases/${id}/grants`, people.grantTo('analyste2', forAnHour));
    type Sites = { facilities: { id: string; declares: boolean }[] };
    const { facilities } = (await people.as('analyste2').ask<Sites>('GET', `/cases/${id}`)).body;
    const facility = facilities.find(({ declares }) => !declares)!.id;
    const asked = { facility, reason: 'deux incidents' };
    const split = await people.act<{ case: { id: string } }>('analyste2', `/cases/${id}/split`, asked);
    expect(split.status).toBe(200);
    const own = split.body.case.id;
    const answers = async (who: string) => (await people.read(who, own)).status;
    expect([await answers('analyste'), await answers('analyste2')]).toEqual([200, 200]);
    await installation.clock.moveTo(until + 1);
    expect([await answers('analyste'), await answers('analyste2')]).toEqual([200, 404]);
  });

  it('merges neither it nor into it without piloting both', async () => {
    const [narrow, { id: other }] = [await heldBy('read', 'contribute'), await people.desk.declare()];
    for (const [from, into] of [
      [narrow, other],
      [other, narrow],
    ] as const) {
      const merged = await people.act('analyste2', `/cases/${from}/merge`, { into, reason: 'doublon' });
      expect(merged.status).toBe(403);
    }
  });
});

describe('a case that takes over what another one said', () => {
  it('bears the narrower of both markings, and is closed to whoever is not cleared for it', async () => {
    const [{ id: from }, { id: into }] = [await people.desk.declare(), await people.desk.declare()];
    const closed = { ...MARK, pap: 'RED', compartments: ['criminal'] };
    expect((await people.act('responsable', `/cases/${from}/marking`, closed)).status).toBe(200);
    const merged = await people.act('responsable', `/cases/${from}/merge`, { into, reason: 'doublon' });
    expect(merged.status).toBe(200);
    expect((await people.read('responsable', into)).body).toMatchObject({
      ...{ pap: 'PAP:RED', compartments: ['criminal'] },
    });
    expect((await people.read('analyste', into)).status).toBe(404);
  });

  it('that becomes RED by it stays known to whoever merged them', async () => {
    const [{ id: from }, { id: into }] = [await people.desk.declare(), await people.desk.declare()];
    expect((await people.act('analyste', `/cases/${from}/marking`, { ...MARK, tlp: 'RED' })).status).toBe(
      200,
    );
    const merged = await people.act('analyste', `/cases/${from}/merge`, { into, reason: 'doublon' });
    expect(merged.status).toBe(200);
    expect((await people.read('analyste', into)).body.tlp).toBe('TLP:RED');
    expect((await people.read('analyste2', into)).status).toBe(404);
  });

  it('is not made RED by it where whoever merges them pilots for a time, and both stay as they were', async () => {
    const [{ id: from }, { id: into }] = [await people.desk.declare(), await people.keptByOne()];
    await people.act('analyste2', `/cases/${from}/marking`, { ...MARK, tlp: 'RED' });
    const until = new Date((await installation.clock.now()) + HOUR).toISOString();
    const forAnHour = people.grantTo('analyste2', { capabilities: ['pilot', 'contribute'], until });
    expect((await people.act('analyste', `/cases/${into}/grants`, forAnHour)).status).toBe(200);
    const merged = await people.act('analyste2', `/cases/${from}/merge`, { into, reason: 'doublon' });
    expect([merged.status, merged.body.refusal]).toEqual([409, 'shuts_you_out']);
    expect((await people.read('analyste2', into)).body.tlp).toBe('TLP:AMBER+STRICT');
  });
});
