import { Client } from 'pg';
import { Desk, type CaseView, type Declared } from '../harness/desk';
import { eventually } from '../harness/eventually';
import type { HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';

let installation: Installation;
let desk: Desk;
let analyst: HttpClient;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'families' });
  desk = new Desk(installation);
  analyst = await desk.analyst();
}, 60_000);
afterAll(() => installation?.stop());

const PROVIDER = { name: 'Hébergeur Exemple', type: 'provider', department: '69' };
const act = <T = CaseView>(id: string, path: string, body: object) =>
  analyst.ask<T>('POST', `/cases/${id}/${path}`, { body });
const share = (parent: Declared, message: string) => act(parent.id, 'updates', { message });
async function family(...changes: object[]): Promise<[parent: Declared, ...children: Declared[]]> {
  const parent = await desk.declare({ facility: PROVIDER });
  const children: Declared[] = [];
  for (const change of changes) children.push(await desk.declare({ ...change }));
  const cases = children.map(({ id }) => id);
  expect((await act(parent.id, 'children', { cases, reason: 'même hébergeur' })).status).toBe(200);
  return [parent, ...children];
}
const revisions = (parent: Declared) =>
  installation.adminQuery<{ id: string; revision: number }>(
    'select id, shared_revision as revision from incident_case where parent_id = $1',
    [parent.id],
  );
const followed = (parent: Declared, revision: number) =>
  eventually(`all children at revision ${revision}`, async () =>
    (await revisions(parent)).every((child) => child.revision === revision),
  );

/** Holds the row of a case, as an act that takes its time would. @returns how to let it go */
async function hold(id: string): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: installation.settings.WORKER_DATABASE_URL! });
  await client.connect();
  await client.query('begin');
  await client.query('set local role vigie_worker');
  await client.query('select 1 from incident_case where id = $1 for update', [id]);
  return () => client.end();
}

describe('a child that somebody holds', () => {
  it('does not hold its siblings, and follows once it is let go', async () => {
    const [parent, ...children] = await family({}, {}, {});
    const held = children.map(({ id }) => id).sort()[0]!;
    const letGo = await hold(held);
    try {
      expect((await share(parent, 'Un point.')).status).toBe(200);
      await eventually('the others', async () =>
        (await revisions(parent)).every(({ id, revision }) => revision === (id === held ? 0 : 1)),
      );
    } finally {
      await letGo();
    }
    await followed(parent, 1);
  });

  it('for ever is left to a person, and the worker stops', async () => {
    const [parent, child] = await family({});
    const letGo = await hold(child!.id);
    try {
      await share(parent, 'Un point.');
      const outbox = () =>
        installation.adminQuery<{ done: boolean; attempts: number }>(
          `select done_at is not null as done, attempts from outbox o
           join shared_facts s on s.id = o.subject_id where s.case_id = $1`,
          [parent.id],
        );
      await eventually('a try', async () => (await outbox())[0]!.attempts > 0);
      await installation.adminQuery(
        `update outbox set attempts = 20 where subject_id in (select id from shared_facts where case_id = $1)`,
        [parent.id],
      );
      await eventually('the end of it', async () => (await outbox())[0]!.done, 40);
    } finally {
      await letGo();
    }
    const { tasks } = (await desk.read(parent.id)).body.desk;
    expect(tasks).toMatchObject([{ kind: 'child_behind', subject: child!.id, doneAt: null }]);
    expect(tasks[0]!.todo).toContain(child!.receipt.reference);
    await share(parent, 'Un autre point.');
    await followed(parent, 2);
  });
});

describe('a site taken out of a child', () => {
  const otherSites = [{ name: 'Annexe', finess: '760000158', department: '76' }];
  type Sites = { facilities: { id: string; declares: boolean }[] };
  async function split(child: Declared) {
    const { facilities } = (await analyst.ask<Sites>('GET', `/cases/${child.id}`)).body;
    const facility = facilities.find(({ declares }) => !declares)!.id;
    return act<{ case: CaseView & { shared: { message: string } } }>(child.id, 'split', {
      ...{ facility, reason: 'Deux incidents' },
    });
  }

  it('has followed what was shared before', async () => {
    const [parent, child] = await family({ otherSites });
    await share(parent, 'Dit avant.');
    await followed(parent, 1);
    const opened = await split(child!);
    expect(opened.body.case.shared.message).toBe('Dit avant.');
    expect((await revisions(parent)).map(({ revision }) => revision)).toEqual([1, 1]);
  });

  it('misses nothing of what is shared in the same moment, nor does a detachment fail', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => family({ otherSites })));
    const answers = await Promise.all(
      all.flatMap(([parent, child]) => [split(child!), share(parent, 'Au même moment.')]),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    for (const [parent] of all) {
      await followed(parent, 1);
      expect(await revisions(parent)).toHaveLength(2);
    }
    const again = await Promise.all([1, 2, 3, 4].map(() => family({ otherSites })));
    const both = await Promise.all(
      again.flatMap(([parent, child]) => [
        split(child!),
        act(parent.id, `children/${child!.id}/detach`, { reason: 'autre hébergeur' }),
      ]),
    );
    // Whoever comes second is told that the case is another than the one it read.
    expect(both.map(({ status }) => status).filter((status) => status !== 200 && status !== 412)).toEqual([]);
  });
});
