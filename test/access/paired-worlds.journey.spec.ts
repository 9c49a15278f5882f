import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { REPOSITORY } from '../harness/child-process';
import { Desk } from '../harness/desk';
import { basic, HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';
import { asAdmin } from '../harness/test-ground';
import { isOpen } from './oracle';
import { THINGS, type Thing } from './objects';
import { SUBJECTS, type Subject } from './subjects.data';
import { buildWorld } from './world';
import { idOf, referenceOf, tokenOf } from './world-rows';

/** The case that one of the two worlds has and the other has not, known to one person of the desk alone. */
const HIDDEN: Thing = {
  name: 'hidden',
  ...{ tlp: 'RED', compartments: [], strict: { tlp: 'RED', compartments: [] } },
  grants: [{ to: 'account:second analyst', upTo: 'RED', may: ['read'], state: 'live' }],
};
const SHOWN = THINGS.slice(0, 18);

interface Side {
  installation: Installation;
  url: string;
}
let sides: Side[] = [];
let routes: string[];

/** The same world twice, the second one with one case more and one item more in a case that is known. */
async function settle(hidden: boolean): Promise<Side> {
  const installation = await startInstallation({
    suite: `paired-${hidden ? 'with' : 'without'}`,
    processes: ['api'],
  });
  const { id } = await new Desk(installation).declare();
  await asAdmin(installation.settings.DATABASE_URL!, async (db) => {
    await buildWorld(db, { things: hidden ? [...SHOWN, HIDDEN] : SHOWN, like: id, whole: false });
    // What the first case alone has of its own would differ by chance.
    await db.query(`set session_replication_role = 'replica'; update incident_case set status = 'closed' where id = '${id}';
      update case_grant set revoked_at = now() where case_id = '${id}';
      update incident_case set received_at = '2026-01-01', changed_at = '2026-01-01', wake_at = null`);
    if (hidden)
      await db.query(
        `insert into declaration select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'version', 9, 'tlp', 'RED', 'compartments', '["defence"]'::jsonb))).*
         from declaration d where case_id = $1 and version = 1`,
        [idOf('incident_case', 0, 0)],
      );
  });
  return { installation, url: installation.url };
}

beforeAll(async () => {
  sides = [await settle(false), await settle(true)];
  const script = path.join(REPOSITORY, 'dist/test/harness/start-api-once.js');
  const env = { ...process.env, ...sides[0]!.installation.settings };
  const { stdout } = spawnSync(process.execPath, [script], { cwd: REPOSITORY, env, encoding: 'utf8' });
  const declared = JSON.parse(stdout) as { method: string; path: string }[];
  routes = declared.filter(({ method }) => method === 'GET').map(({ path: route }) => route);
}, 180_000);
afterAll(async () => {
  for (const { installation } of sides) await installation.stop();
});

const clientOf = ({ url }: Side, { name, account, holds }: Subject): HttpClient => {
  const nobody = new HttpClient(url, { 'accept-language': 'fr' });
  if (account) return nobody.as(`Bearer ${tokenOf(`session ${name}`)}`);
  return holds?.kind === 'code'
    ? nobody.as(basic(referenceOf(holds.object), tokenOf(`code ${holds.object}`)))
    : nobody;
};

/** Queries of a list: pages, filters, the reference and the parent of what is hidden. */
const QUERIES: Record<string, string[]> = {
  '/cases': [
    ...[
      '',
      '?limit=1',
      '?limit=200',
      '?limit=5',
      '?attached=true',
      '?attached=false',
      '?status=closed',
      '?status=received,triage,qualified,closed',
    ],
    ...[`?reference=${referenceOf(SHOWN.length)}`, `?parent=${idOf('incident_case', SHOWN.length, 0)}`],
    `?reference=${referenceOf(0)}`,
  ],
  '/facilities': ['?q=hopital', '?q=centre', '?q=VG-WRLD'],
  '/desk/out-of-scope-counts': ['?year=2026'],
  '/demonstration/clock': [],
};

/** Every address of a route, with the hidden case, a known one and one that is not there in the place of a case. */
function addressesOf(route: string): string[] {
  const cases = [
    idOf('incident_case', SHOWN.length, 0),
    idOf('incident_case', 0, 0),
    idOf('incident_case', 'x', 0),
  ];
  const filled = route.includes(':id') ? cases.map((id) => route.replace(':id', id)) : [route];
  const whole = filled.map((one) => one.replace(':sheet', 'synthesis').replace(':token', 'T'.repeat(52)));
  return whole.flatMap((one) => (QUERIES[route] ?? ['']).map((query) => one + query));
}

// What differs between any two answers: the request, the hour, and when each world declared its first case.
const plain = (text: string) =>
  text
    .replace(/urn:vigie:request:[0-9a-f-]+/g, '')
    .replace(/"[^"]*T\d\d:\d\d:\d\d[^"]*Z"/g, '"T"')
    .replace(/"(measured|elapsed)\w*":\s*\d+/g, '');

describe('two worlds that differ by what somebody may not know', () => {
  // Whoever holds the code of a case reads there all that it said itself, whatever mark the desk put on it since.
  const unknowing = SUBJECTS.filter(
    (subject) => !isOpen(subject, HIDDEN, HIDDEN) && subject.holds?.object !== 0,
  );

  it.each(unknowing.map((subject) => [subject.name, subject] as const))(
    'are the same to %s',
    async (_, subject) => {
      let compared = 0;
      for (const route of routes)
        for (const address of addressesOf(route)) {
          const answers = [];
          for (const side of sides) {
            const { status, text, headers } = await clientOf(side, subject).ask('GET', address);
            const length = route.endsWith('pdf') ? null : plain(text).length;
            answers.push({
              address,
              status,
              type: headers['content-type'],
              length,
              text: route.endsWith('pdf') ? '' : plain(text),
            });
          }
          expect(answers[1]).toEqual(answers[0]);
          compared += 1;
        }
      expect(compared).toBeGreaterThanOrEqual(60);
    },
    120_000,
  );

  it('are not the same to whom the case is granted', async () => {
    const second = SUBJECTS.find(({ name }) => name === 'second analyst')!;
    const [without, withIt] = await Promise.all(
      sides.map(async (side) => (await clientOf(side, second).ask('GET', '/cases?limit=200')).text),
    );
    expect(without).not.toContain(referenceOf(SHOWN.length));
    expect(withIt).toContain(referenceOf(SHOWN.length));
  });
});
