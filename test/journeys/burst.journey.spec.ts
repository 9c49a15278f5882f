import { clientsOf, type Client } from '../builders/clients';
import { Desk, type Declared } from '../harness/desk';
import { eventually } from '../harness/eventually';
import type { HttpClient } from '../harness/http-client';
import { importClients } from '../harness/import-clients';
import { startInstallation, type Installation } from '../harness/installation';

const COUNT = process.env.CAMPAIGN ? 500 : 300;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ACCOUNTS = ['590000758', '760000158'];

interface Child extends Client {
  declared: Declared;
  noticedAt: number;
}

interface Row {
  id: string;
  children: { count: number; unqualified: number; urgent: number; highestScore: number } | null;
}

let installation: Installation;
let desk: Desk;
let analyst: HttpClient;
let parent: Declared;
let children: Child[];
const took = (what: string, since: number) =>
  process.stdout.write(`${what}: ${((performance.now() - since) / 1000).toFixed(1)} s\n`);

/** Two facilities that have accounts, and as many as it takes of the directory. */
async function declareAll(): Promise<Child[]> {
  const known = ACCOUNTS.map((finess) => ({
    ...{ finess, name: 'Le CH', department: finess.slice(0, 2), email: `rssi@ch-${finess}.example` },
    ars: finess.startsWith('59') ? 'ars:32' : 'ars:28',
  }));
  const clients = [...known, ...clientsOf(COUNT - known.length)];
  await importClients(installation, clients.slice(known.length));
  const start = await installation.clock.now();
  const declared: Child[] = [];
  for (let n = 0; n < COUNT; n += 50) {
    await installation.clock.moveTo(start + (n / 50) * 10 * MINUTE);
    const batch = clients
      .slice(n, n + 50)
      .map((client, i) => declareOne(client, start - (n + i) * MINUTE, n + i));
    declared.push(...(await Promise.all(batch)));
  }
  return declared;
}

const SPELLINGS = ['Hébergeur Exemple', 'HEBERGEUR  EXEMPLE', 'hébergeur-exemple'];

async function declareOne(client: Client, noticedAt: number, n: number): Promise<Child> {
  const { finess, name, department, email } = client;
  const declared = await desk.declare({
    facility: { name, finess, department },
    declarant: { name: 'Sacha Exemple', role: 'ciso', email },
    narrative: `Le dossier patient hébergé ne répond plus, service ${n}.`,
    noticedAt: new Date(noticedAt).toISOString(),
    commonProvider: SPELLINGS[n % SPELLINGS.length],
    ...{ incidentType: 'unknown', origin: 'unknown', perimeter: 'unknown' },
    data: { personal: 'unknown' },
  });
  return { ...client, declared, noticedAt };
}

beforeAll(async () => {
  installation = await startInstallation({ suite: 'burst', settings: { LEASE_MS: '5000' } });
  desk = new Desk(installation);
  analyst = await desk.analyst();
  const facility = { name: 'Hébergeur exemple', type: 'provider', department: '69' };
  parent = await desk.declare({ facility, commonProvider: null, incidentType: 'provider_outage' });
  const since = performance.now();
  children = await declareAll();
  took(`${COUNT} declarations in an hour of the product's clock, each 201`, since);
}, 180_000);
afterAll(() => installation?.stop());

const sql = <T extends object>(text: string, values: unknown[] = []) =>
  installation.adminQuery<T & Record<string, unknown>>(text, values);
const grants = () => sql('select case_id, principal from case_grant where revoked_at is null order by 1, 2');
const behind = async () => {
  const [row] = await sql<{ n: string }>(
    'select count(*) as n from incident_case where parent_id = $1 and shared_revision < 1',
    [parent.id],
  );
  return Number(row!.n);
};

interface Listed {
  recipients: string[];
  outerSubject: string;
  messageId: string;
}

/** Each notice once: after a crash a copy of it may leave, under the same Message-ID. */
async function mailsWithNews(): Promise<Listed[]> {
  const { letters } = (await (await fetch(`${installation.mailbox}/api/letters`)).json()) as {
    letters: Listed[];
  };
  const news = letters.filter(({ outerSubject }) => outerSubject.includes('Du nouveau sur votre dossier'));
  return [...new Map(news.map((mail) => [mail.messageId, mail])).values()];
}

describe(`${COUNT} facilities of one provider declare within an hour`, () => {
  it('are candidates however they spell it, and one act attaches them', async () => {
    const before = await grants();
    const found = await analyst.ask<{ cases: Row[] }>('GET', `/cases/${parent.id}/candidates`);
    expect(new Set(found.body.cases.map(({ id }) => id))).toEqual(
      new Set(children.map((c) => c.declared.id)),
    );
    const since = performance.now();
    const body = { allCandidates: true, reason: 'Même hébergeur, confirmé par son astreinte' };
    const { body: done } = await analyst.ask<{ attached: number; refused: number }>(
      ...(['POST', `/cases/${parent.id}/children`, { body }] as const),
    );
    took(`${COUNT} cases attached in one act`, since);
    expect(done).toMatchObject({ attached: COUNT, refused: 0 });
    expect(await grants()).toEqual(before);
  }, 180_000);

  it('stand on one line of the queue, where the gravest of them would stand', async () => {
    const since = performance.now();
    const { body } = await analyst.ask<{ cases: Row[]; next: string | null }>('GET', '/cases');
    process.stdout.write(`first page of the queue: ${Math.round(performance.now() - since)} ms\n`);
    expect(body.cases.map(({ id }) => id)).toEqual([parent.id]);
    expect(body.cases[0]!.children).toMatchObject({ count: COUNT, unqualified: COUNT, urgent: 0 });
    const seen = new Set<string>();
    for (let after: string | null = ''; after !== null;) {
      const page: string = `/cases/${parent.id}/children?limit=200${after ? `&after=${after}` : ''}`;
      const { body: rows } = await analyst.ask<{ cases: Row[]; next: string | null }>('GET', page);
      for (const { id } of rows.cases) seen.add(id);
      after = rows.next;
    }
    expect(seen.size).toBe(COUNT);
  });

  it('follow one update, each for itself, although the worker is killed in the middle', async () => {
    const before = await grants();
    const body = {
      facts: { incidentType: 'provider_outage', data: { personal: 'yes' } },
      message: 'L’hébergeur restaure ses serveurs. Prochain point à 18 h.',
      qualification: {
        indents: {
          normal_operation: 'actual',
          safety_of_care: 'potential',
          health_data: 'no',
          health_system_organisation: 'no',
          others_may_be_hit: 'no',
        },
      },
    };
    const since = performance.now();
    expect((await analyst.ask('POST', `/cases/${parent.id}/updates`, { body })).status).toBe(200);
    await eventually('some follow', async () => (await behind()) < COUNT - 20, 60);
    await installation.kill('worker');
    expect(await behind()).toBeGreaterThan(0);
    await installation.start('worker');
    await eventually('all follow', async () => (await behind()) === 0, 120);
    took(`${COUNT} cases brought up to one update, the worker killed once`, since);
    expect(await grants()).toEqual(before);
  }, 200_000);

  it('are each qualified for their own agency, with their own clock', async () => {
    const rows = await sql<{ id: string; level: string; by: string; behalf: string[]; due: Date; n: string }>(
      `select c.id, c.level, q.decided_by as by, q.decision -> 'onBehalfOf' as behalf, o.due_at as due,
         (select count(*) from case_event e where e.case_id = c.id and e.type = 'followed') as n
       from incident_case c join qualification q on q.case_id = c.id
         join obligation o on o.case_id = c.id and o.act = 'file' and o.creditor = 'cnil' and o.phase = 'initial'
       where c.parent_id = $1`,
      [parent.id],
    );
    expect(rows).toHaveLength(COUNT);
    const byId = new Map(rows.map((row) => [row.id, row]));
    for (const { declared, ars, noticedAt } of children) {
      const { level, behalf, by, due, n } = byId.get(declared.id)!;
      expect([level, behalf, by, n]).toEqual(['grave', [ars], 'Analyste du CERT', '1']);
      expect(due.getTime()).toBe(noticedAt + 72 * HOUR);
    }
    const strays = await sql(
      `select 1 from letter l join incident_case c on c.id = l.case_id join case_facility f on f.case_id = c.id
       where c.parent_id = $1 and l.recipient like 'ars:%' and l.recipient <> f.ars`,
      [parent.id],
    );
    expect(strays).toEqual([]);
  });

  it('each get one notice that something waits, and read it on their own page', async () => {
    const notices = await sql<{ n: string }>(
      `select count(*) as n from letter l join incident_case c on c.id = l.case_id
       where c.parent_id = $1 and l.message = 'news' group by c.id`,
      [parent.id],
    );
    expect(notices.map(({ n }) => n)).toEqual(Array.from({ length: COUNT }, () => '1'));
    const since = performance.now();
    await eventually('every notice has left', async () => (await mailsWithNews()).length >= COUNT, 150);
    took('the last notice left, this long after all had followed', since);
    const emails = (await mailsWithNews()).map(({ recipients }) => recipients.join());
    expect(emails.sort()).toEqual(children.map(({ email }) => email).sort());
    type Page = { shared: { message: string } | null };
    const { body, text } = await children[7]!.declared.declarant.ask<Page>('GET', '/follow-up');
    expect(body.shared?.message).toContain('Prochain point à 18 h');
    expect(text).not.toContain(parent.receipt.reference);
    expect(text).not.toContain(children[8]!.declared.receipt.reference);
  }, 200_000);

  it('stay unknown to each other, to other agencies, and know nothing of the parent but what it shares', async () => {
    const [first, second] = children as [Child, Child];
    const statuses = async (who: string, ids: string[]) => {
      const client = await desk.person(who);
      return Promise.all(ids.map(async (id) => (await client.ask('GET', `/cases/${id}`)).status));
    };
    const ids = [first.declared.id, second.declared.id, parent.id];
    expect(await statuses('590000758@etablissement.example', ids)).toEqual([200, 404, 404]);
    expect(await statuses('760000158@etablissement.example', ids)).toEqual([404, 200, 404]);
    expect(await statuses('ars-32@autorite.example', ids)).toEqual([200, 404, 404]);
    expect(await statuses('ars-28@autorite.example', ids)).toEqual([404, 200, 404]);
    // The provider's own agency is competent for the provider, not for its clients.
    expect(await statuses('ars-84@autorite.example', ids)).toEqual([404, 404, 200]);
    const ars = await desk.person('ars-32@autorite.example');
    const own = await ars.ask<{ parentId: null; shared: object }>('GET', `/cases/${first.declared.id}`);
    expect(own.body).toMatchObject({
      parentId: null,
      shared: { facts: { incidentType: 'provider_outage' } },
    });
    const { text } = await ars.ask('GET', `/cases/${first.declared.id}/timeline`);
    expect(text).not.toContain(parent.id);
    const { body } = await ars.ask<{ cases: Row[] }>('GET', '/cases?limit=200');
    const mine = new Set(children.filter((c) => c.ars === 'ars:32').map((c) => c.declared.id));
    expect(new Set(body.cases.map(({ id }) => id))).toEqual(mine);
  });

  it('fall back on their own facts when they are detached', async () => {
    const { declared } = children[3]!;
    const body = { reason: 'Panne locale, sans lien' };
    const { body: alone } = await analyst.ask<{
      parentId: null;
      shared: null;
      obligations: { act: string }[];
    }>(...(['POST', `/cases/${parent.id}/children/${declared.id}/detach`, { body }] as const));
    expect(alone).toMatchObject({ parentId: null, shared: null });
    const { text } = await declared.declarant.ask('GET', '/follow-up');
    expect(text).not.toContain('Prochain point');
    const queue = await analyst.ask<{ cases: Row[] }>('GET', '/cases');
    expect(queue.body.cases.map(({ id }) => id).sort()).toEqual([parent.id, declared.id].sort());
  });
});
