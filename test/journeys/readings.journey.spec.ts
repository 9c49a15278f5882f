import { randomUUID } from 'node:crypto';
import { ACCESS, ACCOUNT_OF, PERSONAS, type Persona } from '../builders/access.data';
import { Desk, type Declared } from '../harness/desk';
import type { HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';

interface Line {
  actor_kind: string;
  actor_function: string;
  action: string;
  object_type: string;
  object_id: string;
  case_id: string | null;
  decision: string;
  reason: string | null;
}
interface Event {
  action: string;
  actor: { function: string };
  case: { id: string; reference: string } | null;
  decision: string;
  recordedAt: string;
}

const UNKNOWN = '01890000-0000-7000-8000-000000000000';

let installation: Installation;
let desk: Desk;
let own: Declared;
let green: Declared;
let officer: HttpClient;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'readings', processes: ['api'] });
  desk = new Desk(installation);
  own = await desk.declare();
  green = await desk.declare({ tlp: 'GREEN' });
  officer = await desk.person('dpo@desk.example');
  for (const email of Object.values(ACCOUNT_OF)) await desk.person(email);
}, 60_000);
afterAll(() => installation?.stop());

async function since<T>(work: () => Promise<T>): Promise<{ answer: T; lines: Line[] }> {
  const [before] = await installation.adminQuery<{ n: string }>('select count(*) as n from audit_event');
  const answer = await work();
  const lines = await installation.adminQuery<Line>(
    'select * from audit_event order by recorded_at, id offset $1',
    [before!.n],
  );
  return { answer, lines };
}

async function clientOf(persona: Persona): Promise<HttpClient> {
  if (persona === 'nobody') return desk.nobody;
  if (persona === 'own code') return own.declarant;
  return desk.person(ACCOUNT_OF[persona]!);
}

const SHOWN = ACCESS.filter(({ route }) => /^GET \/(cases\/:id|follow-up)/.test(route));
const pathOf = (route: string, id: string) =>
  route
    .split(' ')[1]!
    .replace(':id', id)
    .replace(':sheet', route.includes('/cases/') ? 'synthesis' : 'cnil');

describe('a reading of what is AMBER or above', () => {
  it.each(SHOWN.map((row) => [row.route, row] as const))(
    '%s leaves one line for whoever may read, naming who, what and why',
    async (route, { statuses }) => {
      for (const persona of PERSONAS) {
        if (statuses[PERSONAS.indexOf(persona)] !== 200 || persona === 'other code') continue;
        const client = await clientOf(persona);
        const { answer, lines } = await since(() => client.ask('GET', pathOf(route, own.id)));
        expect([persona, answer.status]).toEqual([persona, 200]);
        expect([persona, lines.length]).toEqual([persona, 1]);
        expect(lines[0]).toMatchObject({ case_id: own.id, object_id: own.id, decision: 'allowed' });
        expect(lines[0]!.action).toMatch(/^read/);
        expect(lines[0]!.actor_function).not.toBe('');
      }
    },
  );

  it('that is a list leaves one line, which names each case that it showed, whatever its label', async () => {
    const analyst = await desk.analyst();
    const { lines, answer } = await since(() => analyst.ask<{ cases: { id: string }[] }>('GET', '/cases'));
    const ids = answer.body.cases.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([own.id, green.id]));
    expect(lines).toMatchObject([
      { action: 'read_queue', object_id: [ids.length, ...ids].join(' '), case_id: null },
    ]);
    const found = await since(() => analyst.ask('GET', `/search?q=${green.receipt.reference}`));
    expect(found.lines).toMatchObject([{ action: 'search', object_id: `1 ${green.id}` }]);
  });

  it('that shows the parts of an incident names them beside the case that was opened', async () => {
    const analyst = await desk.analyst();
    const parent = await desk.declare({ tlp: 'GREEN' });
    await installation.adminQuery('update incident_case set parent_id = $1 where id = $2', [
      parent.id,
      own.id,
    ]);
    const { lines } = await since(() => analyst.ask('GET', `/cases/${parent.id}/children`));
    await installation.adminQuery('update incident_case set parent_id = null where id = $1', [own.id]);
    expect(lines).toMatchObject([
      { action: 'read_children', object_id: `${parent.id} ${own.id}`, case_id: parent.id },
    ]);
  });

  it.each([
    ['responsable@desk.example', '/retention', 'read_retention'],
    ['responsable@desk.example', '/waiting-decisions', 'read_queue'],
    ['responsable@desk.example', '/principals', 'read_directory'],
    ['rssi@desk.example', '/broken-glasses', 'read_glasses'],
    ['rssi@desk.example', '/accounts', 'read_directory'],
  ])('of %s at %s leaves a line too', async (email, path, action) => {
    const person = await desk.person(email);
    const { lines } = await since(() => person.ask('GET', path));
    expect(lines.map((line) => line.action)).toEqual([action]);
  });

  it('of how many decisions wait, as every page asks, leaves none and names none', async () => {
    const lead = await desk.person('responsable@desk.example');
    const { answer, lines } = await since(() => lead.ask('GET', '/waiting-decisions/count'));
    expect(answer.body).toEqual({ count: expect.any(Number) as number });
    expect(lines).toEqual([]);
  });

  it('is not noted when the case is marked wider', async () => {
    const analyst = await desk.analyst();
    expect((await since(() => analyst.ask('GET', `/cases/${green.id}`))).lines).toEqual([]);
  });

  it('shows nothing when it cannot be recorded', async () => {
    const analyst = await desk.analyst();
    await installation.adminQuery('alter table audit_event rename to audit_event_away');
    const { status, text } = await analyst.ask('GET', `/cases/${own.id}`);
    await installation.adminQuery('alter table audit_event_away rename to audit_event');
    expect(status).toBe(500);
    expect(text).not.toContain(own.receipt.reference);
  });
});

describe('a refusal at the door', () => {
  it('leaves a line: not one’s role, a case that one may not know, a wrong code, an unknown link', async () => {
    const agency = await desk.person(ACCOUNT_OF['other ARS']!);
    const wrong = desk.nobody.as(`Basic ${Buffer.from(`${own.receipt.reference}:WRONG`).toString('base64')}`);
    const asked: [() => Promise<unknown>, Partial<Line>][] = [
      [() => agency.ask('POST', `/cases/${own.id}/take`), { reason: 'not_your_role', object_id: own.id }],
      [
        () => agency.ask('GET', `/cases/${own.id}`),
        { reason: 'not_found', object_id: own.id, case_id: null },
      ],
      [
        () => agency.ask('GET', `/cases/${UNKNOWN}`),
        { reason: 'not_found', object_id: UNKNOWN, case_id: null },
      ],
      [() => wrong.ask('GET', '/follow-up'), { reason: 'unknown_reference_or_code', actor_kind: 'nobody' }],
      [
        () => desk.nobody.ask('GET', `/acknowledgements/${'T'.repeat(52)}`),
        { reason: 'unknown_link', object_type: 'link' },
      ],
    ];
    for (const [work, expected] of asked) {
      const { lines } = await since(work);
      expect(lines).toEqual([expect.objectContaining({ decision: 'refused', ...expected })]);
    }
  });

  it('in a flood fills nothing: a few lines say how great it was', async () => {
    const agency = await desk.person(ACCOUNT_OF.CORRUSS!);
    const { lines } = await since(async () => {
      for (let i = 0; i < 200; i += 1) await agency.ask('GET', `/cases/${randomUUID()}`);
    });
    expect(lines).toHaveLength(20 + 3);
    expect(lines.at(-1)!.reason).toBe('not_found ×128');
  });
});

describe('the declarant', () => {
  it('sees who opened its declaration, by function, and never a person', async () => {
    await (await desk.analyst()).ask('GET', `/cases/${own.id}`);
    const { body, text } = await own.declarant.ask<{ openedBy: Record<string, string>[] }>(
      'GET',
      '/follow-up',
    );
    expect(body.openedBy.find(({ function: held }) => held === 'Analyste du CERT')).toEqual({
      function: 'Analyste du CERT',
      organisation: 'cert',
      firstAt: expect.any(String),
      lastAt: expect.any(String),
    });
    expect(body.openedBy.map(({ function: held }) => held)).not.toContain('declarant');
    expect(text).not.toContain('@desk.example');
    const other = await green.declarant.ask<{ openedBy: unknown[] }>('GET', '/follow-up');
    expect(other.body.openedBy).toEqual([]);
  });
});

describe('the record', () => {
  it('is read by those who see to the use of rights, page after page, and reading it is recorded', async () => {
    const seen: Event[] = [];
    let after: string | null = null;
    do {
      const more: string = after === null ? '' : `&after=${after}`;
      const { body, status } = await officer.ask<{ events: Event[]; next: string | null }>(
        'GET',
        `/record?limit=40&reference=${own.receipt.reference}${more}`,
      );
      expect(status).toBe(200);
      seen.push(...body.events);
      after = body.next;
    } while (after !== null);
    expect(seen.length).toBeGreaterThan(40);
    expect(new Set(seen.map((event) => JSON.stringify(event))).size).toBe(seen.length);
    expect([...seen].sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1))).toEqual(seen);
    const others = seen.filter(({ case: of }) => of !== null && of.reference !== own.receipt.reference);
    expect(others.map(({ action }) => action)).toEqual(['read_children']);
    expect(seen.map(({ action }) => action)).toContain('declare');
    const { lines } = await since(() => officer.ask('GET', '/record?limit=3'));
    expect(lines).toMatchObject([{ action: 'read_record', object_type: 'record', object_id: '3' }]);
  });

  it('answers who saw a case in a list, and how many were in it', async () => {
    const analyst = await desk.analyst();
    const { body: queue } = await analyst.ask<{ cases: unknown[] }>('GET', '/cases');
    const asked = `/record?action=read_queue&limit=1&reference=${green.receipt.reference}`;
    const { body } = await officer.ask<{ events: Event[] }>('GET', asked);
    expect(body.events).toMatchObject([
      { action: 'read_queue', object: { type: 'queue', id: `${queue.cases.length}` }, case: null },
    ]);
    const elsewhere = await desk.declare();
    const none = await officer.ask<{ events: Event[] }>(
      'GET',
      `/record?action=read_queue&reference=${elsewhere.receipt.reference}`,
    );
    expect(none.body.events).toEqual([]);
  });

  it('answers by act, decision and period, and says nothing of what a case holds', async () => {
    const { body, text } = await officer.ask<{ events: Event[] }>(
      'GET',
      '/record?decision=refused&limit=200',
    );
    expect(new Set(body.events.map(({ decision }) => decision))).toEqual(new Set(['refused']));
    const none = await officer.ask<{ events: Event[] }>('GET', '/record?from=2099-01-01T00:00:00Z');
    expect(none.body.events).toEqual([]);
    expect(text).not.toContain('rançon');
    expect((await officer.ask('GET', '/record?after=bm9u')).status).toBe(422);
  });

  it('says up to where it is sealed, and that nothing seals when the worker is away', async () => {
    const { body } = await officer.ask<{ head: unknown; waiting: number }>('GET', '/record/seal');
    expect(body.head).toBeNull();
    expect(body.waiting).toBeGreaterThan(0);
    await installation.start('worker');
  });
});
