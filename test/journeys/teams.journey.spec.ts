import { Colleagues } from '../harness/colleagues';
import { startInstallation, type Installation } from '../harness/installation';

let installation: Installation;
let people: Colleagues;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'teams', processes: ['api'] });
  people = await Colleagues.of(installation);
}, 90_000);
afterAll(() => installation?.stop());

interface Teams {
  teams: { id: string; code: string; members: { account: string }[] }[];
}
const manage = (path: string, body: object) => people.act<Teams>('responsable', `/teams${path}`, body);
const NIGHT = { code: 'nuit', name: 'Équipe de nuit' };

async function night(): Promise<Teams['teams'][number]> {
  const { body } = await people.as('responsable').ask<Teams>('GET', '/teams');
  return body.teams.find(({ code }) => code === 'nuit')!;
}

describe('a team', () => {
  it('is made by a duty manager, once under a code', async () => {
    for (const name of ['analyste', 'rssi', 'administrateur'])
      expect((await people.act(name, '/teams', NIGHT)).status).toBe(403);
    expect((await manage('', NIGHT)).status).toBe(201);
    expect((await manage('', NIGHT)).status).toBe(422);
    expect((await night()).members).toEqual([]);
  });

  it('knows what it is granted, member by member, as long as each is in it', async () => {
    const { id } = await people.keptByOne();
    const members = `/${(await night()).id}/members`;
    const account = people.account('analyste2');
    const granted = await people.act('analyste', `/cases/${id}/grants`, people.grantTo('team:nuit'));
    expect(granted.status).toBe(200);
    expect((await people.read('analyste2', id)).status).toBe(404);
    expect((await manage(members, { account })).body.teams).toContainEqual(
      expect.objectContaining({ code: 'nuit', members: [expect.objectContaining({ account })] }),
    );
    expect((await people.read('analyste2', id)).status).toBe(200);
    await people.as('responsable').ask('DELETE', `/teams${members}/${account}`);
    expect((await people.read('analyste2', id)).status).toBe(404);
    await manage(members, { account });
    expect((await people.read('analyste2', id)).status).toBe(200);
  });

  it('takes in nobody who says so, nobody from elsewhere, and nobody to whom no case exists', async () => {
    const members = `/${(await night()).id}/members`;
    const status = async (name: string) => (await manage(members, { account: people.account(name) })).status;
    expect([await status('responsable'), await status('administrateur')]).toEqual([409, 404]);
    expect((await manage(members, { account: people.account('fssi') })).status).toBe(404);
  });

  it('says in the record who put whom in, and tells the person', async () => {
    const [joined] = await installation.adminQuery(
      `select action, actor_function from audit_event where action = 'join_team' order by recorded_at limit 1`,
    );
    expect(joined).toEqual({ action: 'join_team', actor_function: 'Responsable d’astreinte' });
    const told = await installation.adminQuery(
      `select kind, detail from account_notice where kind like 'team%' order by raised_at`,
    );
    expect(told).toEqual([
      { kind: 'team_joined', detail: 'nuit' },
      { kind: 'team_left', detail: 'nuit' },
      { kind: 'team_joined', detail: 'nuit' },
    ]);
  });
});
