import { eventually } from '../harness/eventually';
import { Desk } from '../harness/desk';
import type { HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';
import { linkOf, mailsTo } from '../harness/mails';
import { startPlantedApi, type Committed } from '../harness/planted-api';

/**
 * What a reading leaves, each in a transaction of its own that does nothing else: everything else of a GET is READ ONLY.
 */
const LEFT_BY_READINGS: Record<string, string> = {
  'select who.see_session()':
    'when the session was last used, once a minute: it ends after an hour of nothing',
  'select who.use_key()': 'when the key of a tool was last used, once a minute: its owner is shown it',
  'select * from who.see_cases($1, $2)': 'the budget of readings counts',
  'insert into audit_event': 'the record of the reading itself',
  'select who.note_refusal($1, $2, $3, $4, $5, $6)': 'the record of the refusal',
};

/** GETs that ask for more than their address. */
const QUERIES: Record<string, string> = {
  '/facilities': '?q=arment',
  '/search': '?q=xylophone',
  '/statistics': '?from=2026-01-01&to=2026-12-31',
  '/desk/out-of-scope-counts': '?year=2026',
  '/cases/:id/declarations/compare': '?from=1&to=1',
};

const PEOPLE = [
  'responsable@desk.example',
  'dpo@desk.example',
  'rssi@desk.example',
  'administrateur@desk.example',
];
const FACILITY = '590000758@etablissement.example';

let installation: Installation;
let stopPlanted: (() => Promise<void>) | undefined;
let nobody: HttpClient;
let askers: HttpClient[];
let tool: HttpClient;
let opened: Record<string, string>;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'only-reads' });
  const desk = new Desk(installation);
  const { id, declarant } = await desk.declare();
  await desk.qualify(id);
  const mail = await eventually(
    'the letter to the agency',
    async () => (await mailsTo(installation, 'ars:32'))[0],
  );
  const { body } = await (
    await desk.person(FACILITY)
  ).ask<{ key: string }>('POST', '/api-keys', {
    body: { label: 'essai', scopes: ['read_own'], days: 1 },
  });
  const [erased] = await installation.adminQuery<{ id: string }>(
    `insert into erasure values (gen_random_uuid(), null, 'sessions', now(), '{}', '', '') returning id`,
  );
  await eventually(
    'something is sealed',
    async () => (await installation.adminQuery('select from sealed_head')).length > 0,
  );
  nobody = desk.nobody;
  opened = { ':id': id, ':certificate': erased!.id, ':token': linkOf(mail).split('/').at(-1)! };
  tool = nobody.as(`Bearer ${body.key}`);
  askers = [nobody, declarant, ...(await Promise.all(PEOPLE.map((email) => desk.person(email))))];
  await installation.kill('worker');
  // Each session is to be noted as seen once more.
  await installation.adminQuery(`update session set seen_at = now() - interval '2 minutes'`);
  stopPlanted = await startPlantedApi(installation);
}, 120_000);
afterAll(async () => {
  await stopPlanted?.();
  await installation?.stop();
});

const pathOf = (route: string) =>
  route
    .replace(':sheet', route.startsWith('/cases') ? 'synthesis' : 'cnil')
    .replace(/:(id|certificate|token)/, (place) => opened[place]!) + (QUERIES[route] ?? '');

const committed = async () => (await nobody.ask<Committed[]>('GET', '/planted/committed')).body;

/** What was said in transactions that could have written, but for what a reading leaves. */
async function written(): Promise<string[]> {
  const wrote = (await committed()).filter(({ readOnly }) => !readOnly);
  return wrote.flatMap(({ said }) => {
    const [acts, others] = [said.filter(isLeft), said.filter((text) => !isLeft(text) && !isContext(text))];
    return acts.length > 0 && others.length === 0 ? [] : [said.join('; ')];
  });
}
const isContext = (text: string) => /^(START TRANSACTION$|select set_config\(\$1, \$2, true\))/.test(text);
const isLeft = (text: string) => Object.keys(LEFT_BY_READINGS).some((known) => text.trim().startsWith(known));

describe('a GET', () => {
  it('runs READ ONLY from end to end, whichever it is of the running application', async () => {
    const { body: routes } = await nobody.ask<{ method: string; path: string }[]>('GET', '/planted/routes');
    const paths = routes.flatMap(({ method, path }) =>
      method === 'GET' && !path.startsWith('/planted') ? [path] : [],
    );
    expect(paths.length).toBeGreaterThan(45);
    await committed();
    const faults: string[] = [];
    for (const path of paths) {
      const statuses = [];
      for (const asker of askers) statuses.push((await asker.ask('GET', pathOf(path))).status);
      if (!statuses.includes(200)) faults.push(`${path} answered nobody: ${statuses.join(' ')}`);
      faults.push(...(await written()).map((said) => `${path} could write: ${said}`));
    }
    expect(faults).toEqual([]);
  }, 120_000);

  it('of a tool runs READ ONLY too, and notes once a minute that its key is in use', async () => {
    await committed();
    for (const expected of [1, 0]) {
      expect((await tool.ask('GET', '/cases')).status).toBe(200);
      const said = (await committed()).flatMap((transaction) => transaction.said);
      expect(said.filter((text) => text === 'select who.use_key()')).toHaveLength(expected);
    }
  });
});
