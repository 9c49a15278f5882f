import { newId } from '#platform/ids';
import type { Client } from 'pg';
import { AccompaniedCase, messagesOf } from '../harness/accompanied-case';
import { Desk, type Declared } from '../harness/desk';
import { startInstallation, type Installation } from '../harness/installation';
import { connectAs } from '../harness/sql-as';

let installation: Installation;
let desk: Desk;
let declared: Declared;
const bearers: Record<string, [setting: string, secret: string]> = {};

beforeAll(async () => {
  installation = await startInstallation({ suite: 'messages-of-others', processes: ['api'] });
  desk = new Desk(installation);
  declared = await desk.declare();
  await new AccompaniedCase(desk, declared.id).act('messages', { body: 'De la part du CERT' });
  await declared.declarant.ask('POST', '/follow-up/messages', { body: { body: 'De notre part' } });
  const { reference, followUpCode } = declared.receipt;
  bearers.vigie_declarant = ['vigie.follow_up', `${reference}:${followUpCode.replaceAll('-', '')}`];
  bearers.vigie_staff = ['vigie.session', await tokenOf('analyste@desk.example')];
  bearers.vigie_party = ['vigie.session', await tokenOf('ars-32@autorite.example')];
}, 60_000);
afterAll(() => installation?.stop());

const tokenOf = (email: string) => desk.tokenOf(email);

/** How many rows a statement touches as an audience with its secret, or why it may not; nothing of it stays. */
function attempt(audience: string, statement: string): Promise<number | string> {
  return connectAs(installation, 'API', async (client: Client) => {
    await client.query('begin');
    try {
      await client.query('select set_config($1, $2, true)', bearers[audience]);
      await client.query(`set local role ${audience}`);
      return (await client.query(statement)).rowCount ?? 0;
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    } finally {
      await client.query('rollback');
    }
  });
}

const NOT_ALLOWED = '42501';
const write = (sender: string, by: string) =>
  `insert into exchange_message (id, case_id, at, sender, by, body)
   values ('${newId()}', '${declared.id}', now(), '${sender}', '${by}', 'x')`;
const readAll = (sender: string) => `update exchange_message set read_at = now() where sender = '${sender}'`;

describe('what the two sides of a case write to each other, by SQL that goes round the decision', () => {
  it.each([
    ['vigie_staff', 2],
    ['vigie_declarant', 2],
    ['vigie_party', NOT_ALLOWED],
  ])('is read by %s: %p', async (audience, rows) => {
    expect(await attempt(audience, 'select * from exchange_message')).toBe(rows);
  });

  it.each([
    ['vigie_staff', 'desk', 'Analyste du CERT', 1],
    ['vigie_staff', 'desk', 'Directeur', NOT_ALLOWED],
    ['vigie_staff', 'declarant', 'declarant', NOT_ALLOWED],
    ['vigie_declarant', 'declarant', 'declarant', 1],
    ['vigie_declarant', 'declarant', 'Directeur', NOT_ALLOWED],
    ['vigie_declarant', 'desk', 'Analyste du CERT', NOT_ALLOWED],
    ['vigie_party', 'declarant', 'declarant', NOT_ALLOWED],
  ])('is written by %s as %s, %s: %p', async (audience, sender, by, expected) => {
    expect(await attempt(audience, write(sender, by))).toBe(expected);
  });

  it.each([
    ['vigie_staff', 'declarant', 1],
    ['vigie_staff', 'desk', 0],
    ['vigie_declarant', 'desk', 1],
    ['vigie_declarant', 'declarant', 0],
  ])('is marked as read by %s, when %s wrote it: %p', async (audience, sender, expected) => {
    expect(await attempt(audience, readAll(sender))).toBe(expected);
  });

  it.each(['vigie_staff', 'vigie_declarant'])('is never rewritten nor removed by %s', async (audience) => {
    for (const statement of [
      `update exchange_message set body = 'x'`,
      `update exchange_message set at = now()`,
      'delete from exchange_message',
    ])
      expect([statement, await attempt(audience, statement)]).toEqual([statement, NOT_ALLOWED]);
  });

  it('stays as it was', async () => {
    const held = await messagesOf(declared.declarant, '/follow-up/messages');
    expect(held.map(({ sender, body, readAt }) => [sender, body, readAt])).toEqual([
      ['desk', 'De la part du CERT', null],
      ['declarant', 'De notre part', null],
    ]);
  });
});
