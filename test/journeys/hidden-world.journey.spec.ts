import { Desk } from '../harness/desk';
import { startInstallation, type Installation } from '../harness/installation';

/** Words that only what is hidden says. */
const SECRET = 'Zanzibarite';
const READERS = [
  'analyste2@desk.example',
  'ars-32@autorite.example',
  'ars-11@autorite.example',
  'fssi@autorite.example',
  '590000758@etablissement.example',
];
const YEAR = 'from=2000-01-01&to=2019-12-31';
const NOW = `from=2020-01-01&to=2039-12-31`;
const QUESTIONS = [
  ...[
    '/cases',
    '/cases?attached=true',
    '/cases?status=received',
    '/cases?status=received&attached=true',
    '/cases?limit=1',
  ],
  ...[SECRET, 'zanzibarite', 'rançon', 'Exemple', '590000758', 'VG-00', 'hospitalier', 'suivis papier'].map(
    (q) => `/search?q=${encodeURIComponent(q)}`,
  ),
  ...['/search?q=papier&limit=1', '/search?q=exemple&limit=2'],
  ...[YEAR, NOW, `${NOW}&by=day`].map((period) => `/statistics?${period}`),
];

let installation: Installation;
let desk: Desk;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'hidden-world', processes: ['api'] });
  desk = new Desk(installation);
  for (let n = 0; n < 6; n += 1) await desk.declare();
}, 90_000);
afterAll(() => installation?.stop());

const follow = () => installation.adminQuery('select who.follow_changes(1000)');

/** Every answer of every reader, to the byte. */
async function world(): Promise<string[]> {
  const seen: string[] = [];
  for (const reader of READERS) {
    const client = await desk.person(reader);
    for (const question of QUESTIONS) {
      const { status, text } = await client.ask('GET', question);
      seen.push(`${reader} ${question} ${status} ${text}`);
    }
  }
  return seen;
}

const answerTo = async (reader: string, question: string) =>
  (await (await desk.person(reader)).ask('GET', question)).text;

/** A case for one person alone: by its label, its compartment or its grants; SQL as the desk's acts would leave it. */
async function hide(id: string, how: 'label' | 'compartment' | 'grants') {
  const [person] = await installation.adminQuery<{ id: string }>(
    `select id from account where email = 'responsable@desk.example'`,
  );
  const changes = {
    label: `update incident_case set tlp = 'RED' where id = '${id}'`,
    compartment: `update incident_case set compartments = '{criminal}' where id = '${id}'`,
    grants: `update case_grant set revoked_at = now() where case_id = '${id}'`,
  };
  await installation.adminQuery(`set session_replication_role = replica; ${changes[how]};
    insert into case_grant (id, case_id, principal, tlp_max, capabilities, granted_by, granted_at, of_tlp, of_compartments)
    values (gen_random_uuid(), '${id}', 'account:${person!.id}', 'RED', '{read}', 'test', now(), 'RED', '{}');
    update case_grant g set of_tlp = c.tlp, of_compartments = c.compartments
    from incident_case c where c.id = g.case_id and c.id = '${id}';
    update case_digest set stale = true where case_id = '${id}'`);
}

describe('two worlds, with and without what a reader may not know', () => {
  it.each(['label', 'compartment', 'grants'] as const)(
    'answer alike to the byte when a case is hidden by its %s',
    async (how) => {
      await follow();
      const without = await world();
      const { id } = await desk.declare({
        narrative: `${SECRET}, suivis sur papier.`,
        patientDanger: 'actual',
      });
      await hide(id, how);
      // The worker has not looked yet: nothing is counted that it has not read, nor forgotten that it had.
      expect(await world()).toEqual(without);
      await follow();
      expect(await world()).toEqual(without);
      const person = 'responsable@desk.example';
      expect(await answerTo(person, `/search?q=${SECRET}`)).toContain(id);
      expect(await answerTo(person, '/cases')).toContain(id);
    },
  );

  it('answer alike to the byte when a known case is hidden, as if it had never been', async () => {
    await follow();
    const without = await world();
    const { id } = await desk.declare({ narrative: `${SECRET}, suivis sur papier.` });
    await follow();
    const known = await world();
    expect(known.join()).toContain(id);
    await hide(id, 'grants');
    expect(await world()).toEqual(without);
    await follow();
    expect(await world()).toEqual(without);
  });

  it('answer alike to a search when only an item of a known case says the words', async () => {
    const { id, declarant } = await desk.declare();
    await follow();
    const without = await world();
    await declarant.ask('POST', '/follow-up/messages', { body: { body: `Le ${SECRET} est là.` } });
    await installation.adminQuery(`set session_replication_role = replica;
      update exchange_message set tlp = 'RED' where case_id = '${id}'`);
    await follow();
    expect(await world()).toEqual(without);
    await installation.adminQuery(`set session_replication_role = replica;
      update exchange_message set tlp = 'AMBER' where case_id = '${id}'`);
    expect(await answerTo('analyste2@desk.example', `/search?q=${SECRET}`)).toContain(id);
  });
});
