import { AccompaniedCase } from '../harness/accompanied-case';
import { Desk } from '../harness/desk';
import { startInstallation, type Installation } from '../harness/installation';

interface Row {
  id: string;
  reference: string;
  status: string;
  receivedAt: string;
  priority: { score: number; parts: Record<string, { weight: number; because: string }> };
}

interface Page {
  cases: Row[];
  next: string | null;
}

const QUIET = {
  incidentType: 'other',
  perimeter: 'single_workstation',
  patientDanger: 'none',
  operation: 'no_impact',
};
const OUT = { category: 'pharmacy', reason: 'Pharmacie : hors périmètre' };
const GRAVE = { patientDanger: 'actual', perimeter: 'whole_system' };

describe('the queue', () => {
  let installation: Installation;
  let desk: Desk;

  beforeAll(async () => {
    installation = await startInstallation({ suite: 'queue' });
    desk = new Desk(installation);
    for (const change of [QUIET, {}, GRAVE, QUIET, {}, {}, GRAVE]) await desk.declare(change);
  }, 90_000);
  afterAll(() => installation?.stop());

  const ask = async (query: string) => (await desk.analyst()).ask<Page>('GET', `/cases?${query}`);

  async function walk(limit: number): Promise<Row[]> {
    const rows: Row[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: Page = (await ask(`limit=${limit}${after ? `&after=${after}` : ''}`)).body;
      expect(page.cases.length).toBeLessThanOrEqual(limit);
      rows.push(...page.cases);
      after = page.next;
    }
    return rows;
  }

  it.each([1, 2, 3, 7, 200])('shows each case once, whatever the size of a page: %i', async (limit) => {
    const ids = (await walk(limit)).map(({ id }) => id);
    expect(ids).toHaveLength(7);
    expect(new Set(ids).size).toBe(7);
    expect(ids).toEqual((await walk(200)).map(({ id }) => id));
  });

  it('begins with what matters most, then with what has waited longest', async () => {
    const rows = await walk(2);
    const sorted = [...rows].sort(
      (a, b) => b.priority.score - a.priority.score || a.receivedAt.localeCompare(b.receivedAt),
    );
    expect(rows.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id));
    expect(rows[0]!.priority.score).toBeGreaterThan(rows[6]!.priority.score);
  });

  it('says why a case stands where it stands: the score is the product of parts that have a reason', async () => {
    for (const { priority } of await walk(200)) {
      const parts = Object.values(priority.parts);
      expect(parts.reduce((product, { weight }) => product * weight, 1)).toBe(priority.score);
      expect(parts.every(({ because }) => because.length > 3)).toBe(true);
    }
  });

  it('loses and repeats nothing when a case comes in between two pages', async () => {
    const first = (await ask('limit=3')).body;
    const { id } = await desk.declare(GRAVE);
    const rest = (await ask(`limit=200&after=${first.next}`)).body;
    const seen = [...first.cases, ...rest.cases].map((row) => row.id).filter((seenId) => seenId !== id);
    expect(new Set(seen).size).toBe(7);
    expect(seen).toHaveLength(7);
  });

  it('keeps an ended case that still needs somebody, page after page, until that is done', async () => {
    const analyst = await desk.analyst();
    const before = (await walk(200)).map(({ id }) => id);
    const { id, declarant } = await desk.declare(GRAVE);
    await analyst.ask('POST', `/cases/${id}/take`);
    await analyst.ask('POST', `/cases/${id}/out-of-scope`, { body: OUT });
    expect((await walk(200)).map((row) => row.id)).toEqual(before);
    const news = { narrative: 'Les urgences ferment.', urgent: true };
    expect((await declarant.ask('POST', '/follow-up/complements', { body: news })).status).toBe(200);
    const shown = (await walk(2)).filter((row) => row.id === id);
    expect(shown).toMatchObject([{ status: 'out_of_scope' }]);
    expect(await walk(1)).toHaveLength(before.length + 1);
    // Whoever asks for one status is shown that one only.
    expect((await ask('status=triage')).body.cases.map((row) => row.id)).not.toContain(id);
    const pages = await installation.adminQuery<{ reason: string }>(
      'select reason from page where case_id = $1',
      [id],
    );
    expect(pages.map(({ reason }) => reason)).toEqual(['urgent_complement']);
    const { tasks } = (await new AccompaniedCase(desk, id).read()).desk;
    expect(tasks.map(({ kind }) => kind)).toEqual(['news_on_ended_case']);
    const done = { body: { outcome: 'Lu : rien pour ce CERT' } };
    expect((await analyst.ask('POST', `/cases/${id}/tasks/${tasks[0]!.id}/done`, done)).status).toBe(200);
    expect((await walk(200)).map((row) => row.id)).toEqual(before);
  });

  it('finds one case by its reference, ended or not', async () => {
    const { receipt, id } = await desk.declare(QUIET);
    await (await desk.analyst()).ask('POST', `/cases/${id}/take`);
    await (await desk.analyst()).ask('POST', `/cases/${id}/out-of-scope`, { body: OUT });
    expect((await ask(`reference=${receipt.reference}`)).body.cases.map((row) => row.id)).toEqual([id]);
    expect((await ask('reference=VG-0000-0000-0000')).body.cases).toEqual([]);
  });

  it('is the same to whoever is granted so many cases that all are gone through', async () => {
    const queries = ['', 'status=triage', 'status=out_of_scope,triage', 'attached=true'];
    const pages = () => Promise.all(queries.map(async (query) => (await ask(query)).body));
    const begunWithTheirs = await pages();
    // Of cases that are not there: no key is asked for here.
    await installation.adminQuery(`begin; set local session_replication_role = replica;
      insert into case_grant (id, case_id, principal, tlp_max, capabilities, granted_by, granted_at, of_tlp, of_compartments)
      select gen_random_uuid(), gen_random_uuid(), 'cert', 'AMBER', array['read'], 'essai', now(), 'AMBER', '{}'
      from generate_series(1, 3001); commit`);
    expect(await pages()).toEqual(begunWithTheirs);
  });
});
