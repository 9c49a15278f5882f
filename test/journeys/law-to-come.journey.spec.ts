import { Desk } from '../harness/desk';
import { startInstallation, type Installation } from '../harness/installation';

const HOUR = 3_600_000;
const ENTITY = {
  name: 'CH d’Exemple',
  finess: '590000758',
  department: '59',
  type: 'public_hospital',
  nis2: 'yes',
};

describe.each([
  ['while no date is set', {}, 0],
  ['from its date on', { NIS2_IN_FORCE_FROM: '2020-01-01', NIS2_RECIPIENT: 'cnil' }, 2],
  ['and not before its date', { NIS2_IN_FORCE_FROM: '2099-01-01' }, 0],
])('the duties of NIS 2 %s', (_, settings, count) => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await startInstallation({ suite: 'law-to-come', processes: ['api'], settings });
  }, 60_000);
  afterAll(() => installation?.stop());

  it(`are ${count}, at the declaration and after what a person enters`, async () => {
    const desk = new Desk(installation);
    const noticedAt = Date.now() - 2 * HOUR;
    const { id } = await desk.declare({ facility: ENTITY, noticedAt: new Date(noticedAt).toISOString() });
    const duties = async () =>
      (await desk.read(id)).body.obligations.filter(({ rule }) => rule.startsWith('R23-'));
    const owed = (await duties()) as unknown as {
      phase: string;
      creditor: string;
      clock: { dueAt: string };
    }[];
    expect(owed).toHaveLength(count);
    await desk.qualify(id);
    expect((await duties()).filter(({ state }) => state === 'open')).toHaveLength(count);
    const hours = Object.fromEntries(
      owed.map(({ phase, clock }) => [phase, (Date.parse(clock.dueAt) - noticedAt) / HOUR]),
    );
    expect(hours).toEqual(count === 0 ? {} : { early_warning: 24, notification: 72 });
    expect(new Set(owed.map(({ creditor }) => creditor))).toEqual(new Set(count === 0 ? [] : ['cnil']));
  });
});
