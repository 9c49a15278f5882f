import { basic, HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';
import { answerTo, isListed, notedOf, OPERATIONS, OTHER_VERSION, versionsShown } from './api-operations';
import { inTurns } from './in-turns';
import { drawThings, THINGS, type Thing } from './objects';
import { fillWorld } from './sql-world';
import { SUBJECTS, type Subject } from './subjects.data';
import type { World } from './world';
import { idOf, referenceOf, tokenOf } from './world-rows';

const seed = Number(process.env.PROPERTY_SEED ?? Math.floor(Math.random() * 2 ** 31));
const things: readonly Thing[] = [...THINGS, ...drawThings(seed, process.env.CAMPAIGN ? 600 : 14)];
const AT_ONCE = 8;

let installation: Installation;
let world: World;
let cells = 0;
let noted = 0;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'api-matrix', processes: ['api'] });
  world = await fillWorld(installation, { things, whole: false });
}, 120_000);
afterAll(async () => {
  process.stdout.write(
    `\naccess matrix at the API: ${cells} cells, ${noted} readings each once in the record, seed ${seed}\n`,
  );
  await installation?.stop();
});

function clientOf({ name, account, holds }: Subject): HttpClient {
  const nobody = new HttpClient(installation.url, { 'accept-language': 'en' });
  if (account) return nobody.as(`Bearer ${tokenOf(`session ${name}`)}`);
  if (holds?.kind === 'code')
    return nobody.as(basic(referenceOf(holds.object), tokenOf(`code ${holds.object}`)));
  return nobody;
}

const idOfThing = (n: number) => idOf('incident_case', n, 0);

interface Line {
  actor_function: string;
  object_id: string;
  case_id: string;
  action: string;
}

/** What the record says that an account was shown, line by line: who, of which case, and what for. */
async function notedFor({ name }: Subject): Promise<string[]> {
  const lines = await installation.adminQuery<Line>(
    `select actor_function, object_id, case_id, action from audit_event
     where actor_account = $1 and decision = 'allowed' and object_type = 'case'`,
    [world.accounts.get(name) ?? null],
  );
  return lines
    .map((line) => `${line.actor_function} ${line.action} ${line.object_id} ${line.case_id}`)
    .sort();
}

describe('an operation on a case', () => {
  it.each(SUBJECTS.map((subject) => [subject.name, subject] as const))(
    'is open to %s as far as role, grant, label and clearance reach together, and each reading is recorded once',
    async (_, subject) => {
      const client = clientOf(subject);
      const tried = things.flatMap((thing, n) => OPERATIONS.map((operation) => ({ thing, n, operation })));
      const wrong = await inTurns(tried, AT_ONCE, async ({ thing, n, operation }) => {
        const { method, path, body, name } = operation;
        const headers = method === 'POST' ? { 'if-match': OTHER_VERSION } : {};
        const answer = await client.ask(method, `/cases/${idOfThing(n)}${path}`, { body, headers });
        cells += 1;
        const wanted = answerTo(subject, thing, operation);
        return answer.status === wanted ? [] : [`${name} of ${thing.name}: ${answer.status}, not ${wanted}`];
      });
      expect(wrong.flat().slice(0, 10)).toEqual([]);
      const shown = tried.flatMap(({ thing, n, operation }) => {
        const action = notedOf(subject, thing, operation);
        return action ? [`${subject.name} ${action} ${idOfThing(n)} ${idOfThing(n)}`] : [];
      });
      noted += shown.length;
      expect(await notedFor(subject)).toEqual(shown.sort());
    },
    600_000,
  );
});

interface Page {
  cases: { id: string }[];
  next: string | null;
}

/** Every identifier that the queue shows, page after page; null: refused. */
async function listedTo(client: HttpClient, query: string): Promise<Set<string> | null> {
  const ids = new Set<string>();
  for (let after: string | null = ''; after !== null;) {
    const page: { status: number; body: Page } = await client.ask<Page>(
      'GET',
      `/cases?limit=200${query}${after && `&after=${after}`}`,
    );
    if (page.status !== 200) return null;
    for (const { id } of page.body.cases) ids.add(id);
    after = page.body.next;
  }
  return ids;
}

describe('the queue', () => {
  it.each(['', '&attached=true', '&status=received,triage,qualified'])(
    'shows everybody what they may know and nothing else, asked with “%s”',
    async (query) => {
      for (const subject of SUBJECTS) {
        const listed = await listedTo(clientOf(subject), query);
        cells += things.length;
        const got = things.filter((_, n) => listed?.has(idOfThing(n))).map(({ name }) => name);
        const wanted = things.filter((thing) => isListed(subject, thing)).map(({ name }) => name);
        expect([subject.name, got]).toEqual([subject.name, wanted]);
        expect([subject.name, listed === null]).toEqual([
          subject.name,
          isListed(subject, things[0]!) === null,
        ]);
      }
    },
    120_000,
  );
});

describe('what a facility said', () => {
  it('is shown version by version, each by its own marking', async () => {
    for (const subject of SUBJECTS) {
      const client = clientOf(subject);
      const known = things.map((thing, n) => ({ thing, n })).filter(({ thing }) => isListed(subject, thing));
      await inTurns(known, AT_ONCE, async ({ thing, n }) => {
        const { body } = await client.ask<{ declarations: unknown[] }>(
          'GET',
          `/cases/${idOfThing(n)}/declarations`,
        );
        cells += 2;
        expect([subject.name, thing.name, body.declarations.length]).toEqual([
          subject.name,
          thing.name,
          versionsShown(subject, thing),
        ]);
      });
    }
  }, 120_000);
});
