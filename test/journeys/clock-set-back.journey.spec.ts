import { Desk, type CaseView } from '../harness/desk';
import { eventually } from '../harness/eventually';
import { startInstallation, type Installation } from '../harness/installation';

const BACK = 3_600_000;

let installation: Installation;
let desk: Desk;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'clock-set-back' });
  desk = new Desk(installation);
}, 60_000);
afterAll(() => installation?.stop());

const statesOf = ({ letters }: CaseView) => [...new Set(letters.map(({ state }) => state))];

describe('a clock that was set back while no worker was there', () => {
  it('lets every letter leave once it has passed the hour of the decision, and asks nobody for anything', async () => {
    await installation.kill('worker');
    const { id } = await desk.declare();
    await desk.qualify(id);
    const decided = await installation.clock.now();
    await installation.clock.moveTo(decided - BACK);
    await installation.start('worker');
    await eventually('the worker tried them', async () => {
      const rows = await installation.adminQuery<{ attempts: number }>(
        'select attempts from outbox where case_id = $1 and done_at is null',
        [id],
      );
      return rows.length > 3 && rows.every(({ attempts }) => attempts > 0);
    });
    const early = (await desk.read(id)).body;
    expect(statesOf(early)).toEqual(['owed']);
    await installation.clock.moveTo(decided + 1000);
    await eventually('every letter left', async () => {
      const { body } = await desk.read(id);
      return statesOf(body).join() === 'sent' && body.letters.length > 3;
    });
    const { desk: inside } = (await desk.read(id)).body;
    expect(inside.tasks.filter(({ kind }) => kind === 'release_refused')).toEqual([]);
    const sent = await installation.adminQuery('select 1 from delivery where case_id = $1 and number > 1', [
      id,
    ]);
    expect(sent).toEqual([]);
  });
});
