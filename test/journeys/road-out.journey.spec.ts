import { findFingerprint, generateDemonstrationKey, type DemonstrationKey } from '#notifications/openpgp';
import { newId } from '#platform/ids';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { generateKey } from 'openpgp';
import { PrivateRedis } from '../faults/private-redis';
import { Desk, type CaseView, type Declared } from '../harness/desk';
import { eventually } from '../harness/eventually';
import { startInstallation, type Installation } from '../harness/installation';
import { openTaken, ScriptedRelay } from '../harness/scripted-relay';

const FSSI = 'fssi@autorite.example';
const ARS = 'ars-32@autorite.example';
const CORRUSS = 'corruss@autorite.example';

let redis: PrivateRedis;
let relay: ScriptedRelay;
let installation: Installation;
let desk: Desk;

beforeAll(async () => {
  [redis, relay] = await Promise.all([PrivateRedis.start('road-out'), ScriptedRelay.start()]);
  const settings = { REDIS_URL: redis.url, SMTP_URL: relay.url, LEASE_MS: '1500', RELAY_INTERVAL_MS: '100' };
  installation = await startInstallation({ suite: 'road-out', processes: ['api', 'worker'], settings });
  desk = new Desk(installation);
}, 60_000);
afterAll(async () => {
  await installation?.stop();
  await relay?.stop();
  await redis?.stop();
});

const letterTo = ({ letters }: CaseView, recipient: string) =>
  letters.find((letter) => letter.recipient === recipient)!;
const stateOf = async (id: string, recipient: string) =>
  letterTo((await desk.read(id)).body, recipient).state;
const inState = (id: string, recipient: string, state: string, seconds = 20) =>
  eventually(`${recipient} ${state}`, async () => (await stateOf(id, recipient)) === state, seconds);
const openTasks = async (id: string) =>
  (await desk.read(id)).body.desk.tasks.filter(({ doneAt }) => doneAt === null);
const attempts = (id: string, recipient: string) =>
  installation.adminQuery<{ state: string; message_id: string }>(
    `select d.state, d.message_id from delivery d join letter l on l.id = d.letter_id
     where d.case_id = $1 and l.recipient = $2 order by d.number`,
    [id, recipient],
  );
/** Mails to an address that are about one case: by the reference, which the outer subject carries. */
const about = ({ receipt }: Declared, address: string) =>
  relay.to(address).filter(({ raw }) => raw.toString().replace(/=\r\n/g, '').includes(receipt.reference));

async function retry(declared: Declared, recipient: string) {
  const { id } = letterTo((await desk.read(declared.id)).body, recipient);
  return (await desk.analyst()).ask('POST', `/cases/${declared.id}/letters/${id}/retry`);
}

const REGISTRAR = 'set role vigie_registrar;';
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const withdrawKeys = (code: string) =>
  installation.adminQuery(
    `${REGISTRAR} update organisation_key set withdrawn_at = now() where withdrawn_at is null
       and organisation_id = (select id from organisation where code = ${quoted(code)})`,
  );
async function pinKey(code: string, armored: string): Promise<void> {
  const fingerprint = (await findFingerprint(armored))!.toUpperCase();
  await installation.adminQuery(
    `${REGISTRAR} insert into organisation_key
       (id, organisation_id, fingerprint, armored, proof_of_origin, pinned_at)
     select '${newId()}', id, '${fingerprint}', ${quoted(armored)}, 'épelée au téléphone', now()
     from organisation where code = ${quoted(code)}`,
  );
}

describe('a recipient to whom nothing can be encrypted', () => {
  let declared: Declared;
  let key: DemonstrationKey;

  it('gets nothing in clear: the letter is held and a task says so', async () => {
    await withdrawKeys('fssi');
    declared = await desk.declare();
    await desk.qualify(declared.id);
    await inState(declared.id, 'fssi', 'held');
    await inState(declared.id, 'ars:32', 'sent');
    expect(relay.to(FSSI)).toEqual([]);
    expect(await openTasks(declared.id)).toMatchObject([{ kind: 'no_valid_key', subject: 'fssi' }]);
    expect(await attempts(declared.id, 'fssi')).toEqual([]);
  });

  it('stays without letter when the key that comes has expired', async () => {
    const expired = await generateKey({
      ...{ type: 'ecc', curve: 'ed25519Legacy', userIDs: { email: FSSI }, keyExpirationTime: 3600 },
      ...{ date: new Date(Date.now() - 7_200_000), config: { v6Keys: false, aeadProtect: false } },
    });
    await pinKey('fssi', expired.publicKey);
    expect((await retry(declared, 'fssi')).status).toBe(200);
    await inState(declared.id, 'fssi', 'held');
    expect(relay.to(FSSI)).toEqual([]);
    expect(await openTasks(declared.id)).toMatchObject([{ kind: 'no_valid_key' }]);
  });

  it('gets its letter once a key is pinned and somebody tries again', async () => {
    key = await generateDemonstrationKey({ name: 'FSSI', email: FSSI });
    await pinKey('fssi', key.publicKey);
    expect((await retry(declared, 'fssi')).status).toBe(200);
    await inState(declared.id, 'fssi', 'sent');
    const [mail, ...others] = relay.to(FSSI);
    expect(others).toEqual([]);
    const { inner, signature } = await openTaken(mail!, installation.settings.KEYS_FOLDER!, key.privateKey);
    expect(inner?.text).toContain(declared.receipt.reference);
    expect(signature).toBe('good');
    expect(await openTasks(declared.id)).toEqual([]);
  });

  it('is not tried again when nothing stopped it', async () => {
    expect((await retry(declared, 'fssi')).status).toBe(404);
  });
});

describe('a relay that', () => {
  it('is busy gets the letter later, once and unmarked', async () => {
    relay.next(ARS, 'busy');
    const declared = await desk.declare();
    await desk.qualify(declared.id);
    await inState(declared.id, 'ars:32', 'sent', 30);
    expect((await attempts(declared.id, 'ars:32')).map(({ state }) => state)).toEqual([
      'deferred',
      'accepted',
    ]);
    const mails = about(declared, ARS);
    expect(mails).toHaveLength(1);
    expect(mails[0]!.raw.toString()).not.toMatch(/renvoi/i);
  }, 45_000);

  it.each(['refuse', 'refuse recipient'] as const)(
    'says no for good (%s) fails the letter, and a person is asked to act',
    async (act) => {
      relay.next(CORRUSS, act);
      const declared = await desk.declare();
      await desk.qualify(declared.id);
      await inState(declared.id, 'corruss', 'failed');
      expect((await attempts(declared.id, 'corruss')).map(({ state }) => state)).toEqual(['refused']);
      const [task] = await openTasks(declared.id);
      expect(task).toMatchObject({ kind: 'delivery_failed', subject: 'corruss' });
      expect(task!.todo).toMatch(/refusé|refused/);
      await retry(declared, 'corruss');
      await inState(declared.id, 'corruss', 'sent');
      expect(about(declared, CORRUSS)).toHaveLength(1);
    },
  );

  it('hangs up after the final dot gets a marked copy with the same Message-ID and link', async () => {
    relay.next(ARS, 'drop');
    const declared = await desk.declare();
    await desk.qualify(declared.id);
    await inState(declared.id, 'ars:32', 'sent', 30);
    const tried = await attempts(declared.id, 'ars:32');
    expect(tried.map(({ state }) => state)).toEqual(['unknown', 'accepted']);
    const mails = about(declared, ARS);
    expect(mails.map(({ answered }) => answered)).toEqual([false, true]);
    const opened = await Promise.all(
      mails.map((mail) => openTaken(mail, installation.settings.KEYS_FOLDER!)),
    );
    const [first, copy] = opened as [(typeof opened)[0], (typeof opened)[0]];
    const ids = mails.map(({ raw }) => /^Message-ID: (<[^>]+>)/im.exec(raw.toString())?.[1]);
    expect(ids).toEqual(tried.map(({ message_id: id }) => id));
    expect(new Set(ids).size).toBe(1);
    expect(first.inner!.text).not.toContain('Renvoi');
    expect(copy.inner!.subject).toMatch(/\(renvoi n° 1\)$/);
    expect(copy.outer.subject).toMatch(/\(renvoi n° 1\)$/);
    expect(copy.inner!.text).toContain('Renvoi n° 1 : ce message vous est peut-être déjà parvenu.');
    const links = [first, copy].map(({ inner }) => /\/acknowledgements\/\S+/.exec(inner!.text)?.[0]);
    expect(links[0]).toBe(links[1]);
  }, 45_000);
});

describe('an address that no mail can carry', () => {
  const setAddress = (email: string) =>
    installation.adminQuery(
      `${REGISTRAR} update organisation set email = ${quoted(email)} where code = 'corruss'`,
    );
  afterAll(() => setAddress(CORRUSS));

  it('fails the letter, asks a person to act, and the letter leaves once it is mended', async () => {
    await setAddress('garde@bücher.example');
    const declared = await desk.declare();
    await desk.qualify(declared.id);
    await inState(declared.id, 'corruss', 'failed');
    expect(await attempts(declared.id, 'corruss')).toEqual([]);
    const [task, ...others] = await openTasks(declared.id);
    expect(task).toMatchObject({ kind: 'delivery_failed', subject: 'corruss' });
    expect(task!.todo).toMatch(/adresse.*corriger/);
    expect(others).toEqual([]);
    const { id } = letterTo((await desk.read(declared.id)).body, 'corruss');
    const waiting = 'select 1 from outbox where done_at is null and subject_id = $1';
    expect(await installation.adminQuery(waiting, [id])).toEqual([]);
    await setAddress(CORRUSS);
    await retry(declared, 'corruss');
    await inState(declared.id, 'corruss', 'sent');
    expect(await openTasks(declared.id)).toEqual([]);
  });

  it('of a shift does not silence its page: the last resort is woken', async () => {
    const shift = newId();
    await installation.adminQuery(
      `${REGISTRAR} insert into shift (id, starts_at, ends_at, email)
       values ('${shift}', now() - interval '1 hour', now() + interval '1 hour', 'garde@bücher.example')`,
    );
    const { receipt } = await desk.declare({ urgent: true });
    const paged = () =>
      relay
        .to(installation.settings.ONCALL_EMAIL!)
        .some(({ raw }) => raw.toString().includes(receipt.reference));
    await eventually('the last resort is paged', async () => paged());
    await installation.adminQuery(
      `${REGISTRAR} update shift set ends_at = now() - interval '1 minute' where id = '${shift}'`,
    );
  });
});

describe('Redis', () => {
  const mailsOf = (all: Declared[]) =>
    all.flatMap((one) => [ARS, CORRUSS].map((to) => about(one, to).length));
  const nothingWaits = () =>
    eventually(
      'everything owed has left',
      async () => (await installation.adminQuery('select 1 from outbox where done_at is null')).length === 0,
      45,
    );
  const manyCases = async (n: number) => {
    const all = [];
    for (let i = 0; i < n; i += 1) {
      const declared = await desk.declare();
      await desk.qualify(declared.id);
      all.push(declared);
    }
    return all;
  };

  it('may forget everything in the middle: nothing is lost, nothing leaves twice', async () => {
    const client = new Redis(redis.url);
    const all = manyCases(8);
    const declared = all.then(() => true);
    const pause = () => new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 20));
    do await client.flushall();
    while (!(await Promise.race([declared, pause()])));
    client.disconnect();
    await nothingWaits();
    expect(mailsOf(await all)).toEqual(Array.from({ length: 16 }, () => 1));
  }, 90_000);

  it('may hold anything: nothing leaves that is not owed', async () => {
    const [declared] = await manyCases(1);
    await nothingWaits();
    const letter = letterTo((await desk.read(declared!.id)).body, 'ars:32').id;
    const rows = await installation.adminQuery<{ id: string }>('select id from outbox where case_id = $1', [
      declared!.id,
    ]);
    const sentSoFar = relay.taken.length;
    const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
    const queue = new Queue('outbox', { connection, prefix: installation.settings.REDIS_PREFIX });
    const forged: unknown[] = [
      ...[null, 0, '', 'x', [], {}, { id: null }, { id: 1 }, { id: 'x' }, { id: newId() }, { id: letter }],
      ...[{ id: declared!.id }, { id: `${newId()}'; select 1` }, { id: { $ne: 1 } }, { id: ['x'] }],
      ...[{ id: rows[0]!.id, topic: 'letter.owed', subjectId: letter }, 'x'.repeat(100_000)],
      ...rows.flatMap(({ id }) => [{ id }, { id, attempt: 99 }, { id }]),
    ];
    for (const data of forged)
      await queue.add('outbox', data, { removeOnComplete: true, removeOnFail: true });
    await queue.add('another name', { id: rows[0]!.id });
    await connection.hset(`${installation.settings.REDIS_PREFIX}:outbox:1`, 'data', 'no JSON at all');
    await connection.rpush(`${installation.settings.REDIS_PREFIX}:outbox:wait`, '1', 'no such job');
    await eventually('the queue is empty', async () => (await queue.getWaitingCount()) === 0);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(relay.taken.length).toBe(sentSoFar);
    await queue.close();
    connection.disconnect();
    const after = await manyCases(1);
    await nothingWaits();
    expect(mailsOf(after)).toEqual([1, 1]);
    expect(installation.pids('worker')).toHaveLength(1);
  }, 90_000);

  it('may be away: a declaration is taken, and its letters leave when it is back', async () => {
    await redis.kill();
    const [declared] = await manyCases(1);
    expect(declared!.receipt.reference).toMatch(/^VG-/);
    const health = await desk.nobody.ask('GET', '/health');
    expect([health.status, health.body.status]).toEqual([200, 'ok']);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(mailsOf([declared!])).toEqual([0, 0]);
    await redis.start();
    await nothingWaits();
    expect(mailsOf([declared!])).toEqual([1, 1]);
  }, 90_000);
});
