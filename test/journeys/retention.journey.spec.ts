import { createPublicKey, verify } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EXAMPLES } from '../../apps/api/src/description/examples.data';
import { Auditor } from '../record/auditor';
import { Desk, type Declared } from '../harness/desk';
import { eventually } from '../harness/eventually';
import type { HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';
import { connectAs } from '../harness/sql-as';
import { tablesHolding } from '../harness/traces';

interface Kept {
  due: { reference: string; rule: string; until: string; waitsFor: string | null }[];
  holds: { id: string; reason: string; liftAskedAt: string | null; liftedAt: string | null }[];
  requests: { reference: string; confirmedAt: string | null }[];
}
interface Erased {
  certificates: { id: string; case: string | null; rule: string; certificate: string; signature: string }[];
}
interface Certificate {
  case: string;
  rule: string;
  askedByTwoPersons: boolean;
  rows: Record<string, number>;
}

const CANARY = 'Serin jaune';
const MONTH = 31 * 86_400_000;
let installation: Installation;
let desk: Desk;
let manager: HttpClient;
let officer: HttpClient;
let auditor: Auditor;

beforeAll(async () => {
  const settings = { RETENTION_INTERVAL_MS: '200', SEALING_INTERVAL_MS: '200' };
  installation = await startInstallation({ suite: 'retention', settings });
  desk = new Desk(installation);
  manager = await desk.person('responsable@desk.example');
  officer = await desk.person('dpo@desk.example');
  auditor = new Auditor(installation);
}, 60_000);
afterAll(() => installation?.stop());

/** A case full of words that nobody else says. */
async function declare(): Promise<Declared> {
  const declared = await desk.declare({ narrative: `${CANARY} à l’accueil`, facility: FACILITY });
  await desk.qualify(declared.id, { comment: `${CANARY} qualifié` }).catch(() => undefined);
  const analyst = await desk.analyst();
  await analyst.ask('POST', `/cases/${declared.id}/messages`, { body: { body: `${CANARY} écrit` } });
  return declared;
}
const FACILITY = {
  name: `Hôpital ${CANARY}`,
  type: 'public_hospital',
  department: '59',
  finess: '590000758',
};

const ofCase = async (id: string) =>
  (await officer.ask<Erased>('GET', '/retention/certificates')).body.certificates.filter(
    (certificate) => certificate.case === id,
  );
const erased = (id: string, rule: string) =>
  eventually(`erased: ${rule}`, async () => (await ofCase(id)).find((erasure) => erasure.rule === rule));
const keep = (who: HttpClient, path: string, reference: string, reason = 'Réquisition') =>
  who.ask<Kept>('POST', `/retention/${path}`, { body: { reference, reason } });
const status = async (who: HttpClient, path: string) => (await who.ask('GET', path)).status;

describe('a case that two persons want erased', () => {
  let declared: Declared;
  beforeAll(async () => {
    declared = await declare();
  });

  it('stays while one person asks, twice', async () => {
    const { reference } = declared.receipt;
    expect((await keep(manager, 'erasures', reference, `${CANARY} demandé`)).status).toBe(200);
    expect((await keep(manager, 'erasures', reference)).status).toBe(409);
    expect(await status(await desk.analyst(), `/cases/${declared.id}`)).toBe(200);
  });

  it('stays while it is held, and a hold is lifted by two persons', async () => {
    const { reference } = declared.receipt;
    const held = (await keep(officer, 'holds', reference, `${CANARY} gelé`)).body.holds[0]!;
    expect((await keep(officer, 'erasures', reference)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await status(await desk.analyst(), `/cases/${declared.id}`)).toBe(200);
    const lift = (who: HttpClient) =>
      who.ask<Kept>('POST', `/retention/holds/${held.id}/lift`, { body: { reason: 'Affaire close' } });
    expect((await lift(officer)).body.holds[0]).toMatchObject({
      liftedAt: null,
      liftAskedAt: expect.any(String),
    });
    expect((await lift(officer)).status).toBe(409);
    expect((await lift(manager)).status).toBe(200);
  });

  it('waits for a decision of whoever else keeps data, and of nobody who asked for it or keeps none', async () => {
    const other = await desk.declare();
    const { reference } = other.receipt;
    const waits = async (who: HttpClient) => {
      const { body } = await who.ask<{ waiting: { reference: string; what: string; by: string }[] }>(
        'GET',
        '/waiting-decisions',
      );
      return body.waiting.filter((one) => one.reference === reference).map(({ what, by }) => [what, by]);
    };
    await keep(officer, 'erasures', reference);
    const { body } = await keep(officer, 'holds', reference, 'pour un temps');
    const held = body.holds.find((hold) => hold.reason === 'pour un temps')!;
    await officer.ask('POST', `/retention/holds/${held.id}/lift`, { body: { reason: 'close' } });
    expect(await waits(manager)).toEqual([
      ['erasure', 'Délégué à la protection des données'],
      ['lift', 'Délégué à la protection des données'],
    ]);
    expect(await waits(await desk.analyst())).toEqual([]);
    await manager.ask('POST', `/retention/holds/${held.id}/lift`, { body: { reason: 'close' } });
    expect(await waits(manager)).toEqual([['erasure', 'Délégué à la protection des données']]);
  });

  it('is then unknown to everybody, and no word of it is left in any table', async () => {
    await erased(declared.id, 'case');
    for (const who of [await desk.analyst(), manager, await desk.person('ars-32@autorite.example')])
      expect(await status(who, `/cases/${declared.id}`)).toBe(404);
    expect(await status(declared.declarant, '/follow-up')).toBe(401);
    for (const words of [CANARY, declared.receipt.reference])
      expect([words, await tablesHolding(installation, words)]).toEqual([words, []]);
  });

  it('leaves a certificate of what went, signed with the key of the record', async () => {
    const { certificate, signature } = await erased(declared.id, 'case');
    const key = createPublicKey(readFileSync(auditor.key));
    expect(verify(null, Buffer.from(certificate), key, Buffer.from(signature, 'hex'))).toBe(true);
    const said = JSON.parse(certificate) as Certificate;
    expect(said).toMatchObject({ case: declared.id, rule: 'case', askedByTwoPersons: true });
    expect(said.rows).toMatchObject({
      incident_case: 1,
      declaration: 1,
      exchange_message: 1,
      erasure_request: 1,
    });
  });

  it('leaves it to whoever reads the record too, as a file that is verified without asking anybody', async () => {
    const security = await desk.person('rssi@desk.example');
    expect(await status(security, '/retention')).toBe(403);
    const { id } = await erased(declared.id, 'case');
    const { body, headers } = await security.ask<{ text: string }>('GET', `/retention/certificates/${id}`);
    expect(headers['content-disposition']).toBe(`attachment; filename="certificat-${id}.json"`);
    const file = path.join(installation.folder, 'certificate.json');
    writeFileSync(file, JSON.stringify(body));
    expect(auditor.verify(file)).toEqual({ code: 0, said: expect.stringContaining('CERTIFICAT INTACT') });
    writeFileSync(file, JSON.stringify({ ...body, text: body.text.replace('true', 'false') }));
    expect(auditor.verify(file)).toMatchObject({
      code: 1,
      said: expect.stringContaining('signature fausse'),
    });
    expect(await status(await desk.analyst(), '/retention/certificates')).toBe(403);
  });

  it('leaves the sealed record whole, and what it committed to can no longer be guessed', async () => {
    await auditor.awaitSealed();
    const { code, said } = auditor.verifyWitnessed(auditor.export());
    expect(said).toContain('REGISTRE INTACT');
    expect(code).toBe(0);
    const salts = await installation.adminQuery<{ action: string }>(
      `select e.action from audit_event e join audit_leaf l on l.event_id = e.id
       where e.case_id = $1 and l.salt is not null`,
      [declared.id],
    );
    // The erasure itself, and nothing that came before.
    expect(salts).toEqual([{ action: 'erase' }]);
  });
});

describe('what has been kept long enough', () => {
  it('goes by itself: whom to call back after a year, out of scope the whole case', async () => {
    const other = await desk.declare();
    const { id } = await desk.declare({ narrative: `${CANARY} hors sujet` });
    const analyst = await desk.analyst();
    const { headers } = await analyst.ask('POST', `/cases/${id}/take`);
    const body = EXAMPLES.OutOfScopeRequest;
    const asking = { body, headers: { 'if-match': headers.etag } };
    expect((await analyst.ask('POST', `/cases/${id}/out-of-scope`, asking)).status).toBe(200);
    const soon = async (who: HttpClient) =>
      (await who.ask<Kept>('GET', '/retention')).body.due.map(({ reference, rule }) => [reference, rule]);
    expect(await soon(officer)).toEqual([]);
    await installation.clock.moveTo((await installation.clock.now()) + 11 * MONTH);
    const { reference } = (await analyst.ask<{ reference: string }>('GET', `/cases/${id}`)).body;
    const both = [
      [reference, 'declarant_contact'],
      [reference, 'case_out_of_scope'],
    ];
    expect(await soon(officer)).toEqual(expect.arrayContaining(both));
    expect(await soon(manager)).toEqual(expect.arrayContaining(both));
    // To a keeper who does not read the record, a case that he may not know does not exist here either.
    await installation.adminQuery('update case_grant set revoked_at = now() where case_id = $1', [id]);
    expect(await soon(manager)).toEqual([]);
    expect(await soon(officer)).toHaveLength(2);
    await installation.adminQuery('update case_grant set revoked_at = null where case_id = $1', [id]);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await status(analyst, `/cases/${id}`)).toBe(200);
    const [sent] = await installation.adminQuery<{ letters: number }>(
      `select count(*)::int as letters from delivery d join letter l on l.id = d.letter_id
       where d.case_id = $1 and l.recipient = 'declarant'`,
      [id],
    );
    expect(sent!.letters).toBeGreaterThan(0);
    await installation.clock.moveTo((await installation.clock.now()) + 2 * MONTH);
    await erased(id, 'case_out_of_scope');
    expect(await status(analyst, `/cases/${id}`)).toBe(404);
    expect((JSON.parse((await erased(id, 'declarant_contact')).certificate) as Certificate).rows).toEqual({
      'declaration.declarant': 1,
      'delivery.address': sent!.letters,
    });
    // What is open stays, however old.
    expect(await status(analyst, `/cases/${other.id}`)).toBe(200);
  });

  it('goes by itself of access too: challenges, attempts, sessions, codes, requests and readings, and nothing younger', async () => {
    const traces = `
      select (select count(*)::int from sign_in_challenge) as challenges, (select count(*)::int from sign_in_attempt) as attempts,
        (select count(*)::int from recovery_code) as recovery, (select count(*)::int from enrolment_code) as codes,
        (select count(*)::int from session) as sessions, (select count(*)::int from access_request) as requests,
        (select count(*)::int from case_seen) as readings`;
    const count = async () => (await installation.adminQuery<Record<string, number>>(traces))[0]!;
    await installation.adminQuery(
      'truncate sign_in_challenge, recovery_code, enrolment_code, access_request, case_seen',
    );
    const before = await count();
    // Each twice: long over, and over for a while.
    for (const ago of ['2 years', '20 days'])
      for (const sql of [
        `insert into sign_in_challenge (hash, expires_at) values (sha256($1::text::bytea), now() - $1::interval)`,
        `insert into sign_in_attempt (identity_hash, at, succeeded) values ('', now() - $1::interval, true)`,
        `insert into recovery_code (account_id, code_hash, used_at) select id, sha256($1::text::bytea), now() - $1::interval from account limit 1`,
        `insert into enrolment_code (id, account_id, kind, asked_by, expires_at)
         select gen_random_uuid(), id, 'factors', id, now() - $1::interval from account limit 1`,
        `insert into session (token_hash, account_id, expires_at) select sha256($1::text::bytea), id, now() - $1::interval from account limit 1`,
        `insert into access_request (id, reference, account_id, principal_function, organisation, reason, asked_at)
         select gen_random_uuid(), 'VG-NONE', id, 'f', 'cert', 'r', who.now() - $1::interval from account limit 1`,
        `insert into case_seen (reader, how, case_id, at) values (gen_random_uuid(), 'opened', gen_random_uuid(), now() - $1::interval)`,
      ])
        await installation.adminQuery(sql, [ago]);
    const one = { challenges: 1, attempts: 1, recovery: 1, codes: 1, sessions: 1, requests: 1, readings: 1 };
    const after = Object.fromEntries(Object.entries(one).map(([name, n]) => [name, before[name]! + n]));
    await eventually(
      'what is long over is gone',
      async () => JSON.stringify(await count()) === JSON.stringify(after),
    );
    const certified = (await officer.ask<Erased>('GET', '/retention/certificates')).body.certificates;
    expect(certified.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['sign_in_challenges', 'account_codes', 'access_requests', 'sessions']),
    );
  });

  it('goes again of a case that was taken up again and ended again', async () => {
    const { id } = await desk.declare();
    const turn = (change: string) =>
      installation.adminQuery(`update incident_case set status = $2 where id = $1`, [id, change]);
    const gone = async () => (await ofCase(id)).filter(({ rule }) => rule === 'declarant_contact').length;
    for (const times of [1, 2]) {
      await installation.adminQuery(`update declaration set declarant = '{"name": "x"}' where case_id = $1`, [
        id,
      ]);
      await turn('closed');
      await installation.clock.moveTo((await installation.clock.now()) + 13 * MONTH);
      await eventually('what was said since is erased too', async () => (await gone()) === times);
      await turn('handling');
    }
  });

  it('cannot be hurried by the worker: a case that has not ended is refused by the database', async () => {
    const { id } = await desk.declare();
    await connectAs(installation, 'WORKER', async (client) => {
      await expect(client.query('select who.erase_case($1)', [id])).rejects.toThrow('has not ended');
      // Nor one that ended a moment ago, nor its parts, nor what is left of access.
      await installation.adminQuery(`update incident_case set status = 'closed' where id = $1`, [id]);
      await expect(client.query('select who.erase_case($1)', [id])).rejects.toThrow('has not ended');
      for (const part of ['declarant_contact', 'exchanged_messages', 'whole']) {
        const { rows } = await client.query('select who.erase_part($1, $2) as erased', [id, part]);
        expect([part, rows]).toEqual([part, [{ erased: null }]]);
      }
      await expect(client.query(`select who.erase_traces('sessions', now())`)).rejects.toThrow(
        'does not exist',
      );
      const { rows } = await client.query(`select who.erase_traces('sessions') as erased`);
      expect(rows).toEqual([{ erased: 0 }]);
      await expect(client.query('delete from incident_case')).rejects.toThrow('permission denied');
    });
    await connectAs(installation, 'API', (client) =>
      expect(client.query('select who.erase_case($1)', [id])).rejects.toThrow('permission denied'),
    );
  });
});
