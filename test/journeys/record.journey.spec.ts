import { readFileSync, writeFileSync } from 'node:fs';
import { newId } from '#platform/ids';
import { Auditor } from '../record/auditor';
import { Desk } from '../harness/desk';
import { eventually } from '../harness/eventually';
import { startInstallation, type Installation } from '../harness/installation';
import { mailsOf } from '../harness/mails';
import { connectAs } from '../harness/sql-as';

const WITNESS = 'temoin@exterieur.example';
let installation: Installation;
let desk: Desk;
let auditor: Auditor;
let caseId: string;
let sealedAtFirst: number;

beforeAll(async () => {
  const settings = { WITNESS_EMAILS: WITNESS, SEALING_INTERVAL_MS: '200' };
  installation = await startInstallation({ suite: 'record', settings });
  desk = new Desk(installation);
  ({ id: caseId } = await desk.declare());
  await desk.qualify(caseId);
  auditor = new Auditor(installation);
  await auditor.awaitSealed();
  sealedAtFirst = await sealed();
}, 60_000);
afterAll(() => installation?.stop());

const witness = () => ['--witness', installation.settings.WITNESS_FILE!];
const sealed = async () =>
  (await installation.adminQuery<{ n: number }>('select max(size)::int as n from sealed_head'))[0]!.n;

describe('the sealed record', () => {
  it('is proved from an export by whoever holds the public key and a witness’s file', async () => {
    const file = auditor.export();
    const events = readFileSync(file, 'utf8').match(/^\{"kind":"event"/gm)!;
    expect(events.length).toBeGreaterThanOrEqual(sealedAtFirst);
    const { code, said } = auditor.verifyWitnessed(file);
    expect(said).toContain('REGISTRE INTACT / RECORD INTACT');
    expect(said).toContain(`${events.length} événements`);
    expect(code).toBe(0);
  });

  it('proves the events of one case without showing the others', () => {
    const file = auditor.export('--case', caseId);
    const ids = readFileSync(file, 'utf8').match(/"case_id":"[^"]+"/g)!;
    expect(new Set(ids)).toEqual(new Set([`"case_id":"${caseId}"`]));
    expect(auditor.verifyWitnessed(file)).toMatchObject({ code: 0 });
  });

  it('seals what a slow transaction commits late, although later events have their place', async () => {
    const id = newId();
    let sealedBefore = 0;
    await connectAs(installation, 'WORKER', async (client) => {
      await client.query('begin');
      await client.query(
        `insert into audit_event (id, at, actor_kind, actor_function, action, object_type, object_id, decision)
         values ($1, now(), 'system', 'system', 'test', 'nothing', '-', 'allowed')`,
        [id],
      );
      await desk.declare();
      await auditor.awaitSealed();
      sealedBefore = await sealed();
      await client.query('commit');
    });
    await auditor.awaitSealed();
    const [row] = await installation.adminQuery<{ position: number }>(
      'select position::int from audit_leaf where event_id = $1',
      [id],
    );
    expect(row!.position).toBeGreaterThanOrEqual(sealedBefore);
    expect(auditor.verifyWitnessed(auditor.export())).toMatchObject({ code: 0 });
  });

  it('covers every column of an audit event', async () => {
    const columns = await installation.adminQuery<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'audit_event' order by 1`,
    );
    const event = JSON.parse(readFileSync(auditor.export(), 'utf8').split('\n')[1]!) as { event: object };
    expect(Object.keys(event.event).sort()).toEqual(columns.map(({ name }) => name));
  });

  it('commits to what was changed with a salt that lies apart', async () => {
    const salts = await installation.adminQuery<{ salt: Buffer }>('select salt from audit_leaf');
    expect(new Set(salts.map(({ salt }) => salt.toString('hex'))).size).toBe(salts.length);
    for (const { salt } of salts) expect(salt).toHaveLength(32);
    await connectAs(installation, 'SEALER', async (client) => {
      await expect(client.query('select salt from audit_leaf')).rejects.toThrow('permission denied');
    });
  });

  it('reaches its witness by mail, in words that say nothing of a case, and is proved from that mail', async () => {
    const mail = await eventually('a mail to the witness', async () =>
      (await mailsOf(installation)).find(({ recipients }) => recipients.includes(WITNESS)),
    );
    const text = JSON.stringify(mail);
    expect(text).toContain('tête signée n°');
    expect(text).not.toContain(caseId);
    const file = `${installation.folder}/mail.txt`;
    writeFileSync(file, mail.text!);
    expect(auditor.verify(auditor.export(), '--witness', file)).toMatchObject({ code: 0 });
  });
});

describe('the sealer', () => {
  it.each(['incident_case', 'declaration', 'letter', 'account', 'case_event'])(
    'cannot read %s',
    async (table) => {
      await connectAs(installation, 'SEALER', (client) =>
        expect(client.query(`select * from ${table}`)).rejects.toThrow('permission denied'),
      );
    },
  );

  it.each([
    `update audit_event set reason = 'x'`,
    `delete from audit_event`,
    `insert into audit_event (id) values (gen_random_uuid())`,
    `update sealed_head set size = 1`,
    `delete from sealed_head`,
    `delete from head_stamp`,
    `update audit_leaf set salt = null`,
  ])('may not %s', async (sql) => {
    await connectAs(installation, 'SEALER', (client) =>
      expect(client.query(sql)).rejects.toThrow('permission denied'),
    );
  });

  it('gives a place once and for all', async () => {
    await connectAs(installation, 'SEALER', async (client) => {
      const { rowCount } = await client.query(
        `update audit_leaf set position = position + 1000000, hash = ''::bytea where position is not null`,
      );
      expect(rowCount).toBe(0);
    });
  });
});

// Last: from here on the database is not what it was.
describe('an administrator of the database', () => {
  const event = `(select event_id from audit_leaf where position = 1)`;

  it('who edits an event is found out, and the event is named', async () => {
    await installation.adminQuery(`update audit_event set actor_function = 'Personne' where id = ${event}`);
    const { code, said } = auditor.verify(auditor.export());
    expect(code).toBe(1);
    expect(said).toMatch(/événement 1 \([0-9a-f-]{36}\) modifié/);
    expect(said).toContain('REGISTRE ALTÉRÉ');
  });

  it('who removes an event is found out, and the gap is named', async () => {
    await installation.adminQuery(`delete from audit_event where id = ${event}`);
    const { code, said } = auditor.verify(auditor.export());
    expect(code).toBe(1);
    expect(said).toContain('position 1 attendue, 2 trouvée');
  });

  it('who puts the record back to an earlier day is found out by a witness, and the sealer signs no second history', async () => {
    await installation.adminQuery(`
      delete from witness_mail; delete from sealed_head where number > 1;
      update audit_leaf set position = null, hash = null where position >= (select size from sealed_head)`);
    await eventually('the sealer says so', () =>
      Promise.resolve(installation.warnings().join('\n').includes('restored from a copy, or changed')),
    );
    const { code, said } = auditor.verify(auditor.export(), ...witness());
    expect(code).toBe(1);
    expect(said).toContain('le registre a été raccourci ou restauré');
    const [row] = await installation.adminQuery<{ n: number }>(
      'select max(number)::int as n from sealed_head',
    );
    expect(row!.n).toBe(1);
  });
});
