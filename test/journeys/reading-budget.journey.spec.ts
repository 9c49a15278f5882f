import { Desk } from '../harness/desk';
import { eventually } from '../harness/eventually';
import type { Answer, HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';
import { mailsOf } from '../harness/mails';
import type { OpenedSession } from '../harness/people';

const ANALYST = 'analyste@desk.example';
const COLLEAGUE = 'analyste2@desk.example';
const FACILITY = '590000758@etablissement.example';
const HOUR = 3_600_000;

let installation: Installation;
let desk: Desk;
/** More cases than anybody is shown in ten minutes, all of one facility. */
let cases: string[];

beforeAll(async () => {
  installation = await startInstallation({ suite: 'reading-budget' });
  desk = new Desk(installation);
  await desk.declare();
  // The same case under other numbers: what is counted is who was shown which.
  await installation.adminQuery(COPIES);
  const rows = await installation.adminQuery<{ id: string }>('select id from incident_case order by id');
  cases = rows.map(({ id }) => id);
  expect(cases).toHaveLength(300);
}, 120_000);
afterAll(() => installation?.stop());
beforeEach(() => installation.adminQuery('truncate case_seen, refusal_tally'));

const COPIES = `
  set session_replication_role = replica;
  create temp table copies as select gen_random_uuid() as id, 'VG-COPY-' || n as reference from generate_series(1, 299) n;
  do $$
  declare named text; columns text;
  begin
    foreach named in array array['incident_case', 'case_grant', 'case_facility', 'declaration'] loop
      select string_agg(attname, ', ') into columns from pg_attribute
      where attrelid = named::regclass and attnum > 0 and attgenerated = '' and not attisdropped;
      execute format('insert into %1$I (%2$s) select %2$s from (select (jsonb_populate_record(o, case %1$L
          when ''incident_case'' then to_jsonb(k)
          else jsonb_build_object(''id'', gen_random_uuid(), ''case_id'', k.id, ''follow_up_hash'', null, ''idempotency_hash'', null) end)).*
        from %1$I o, copies k) made', named, columns);
    end loop;
  end $$`;

const SLOWLY = `
  create function slowly() returns trigger language plpgsql as 'begin perform pg_sleep(0.05); return new; end';
  create trigger slowly before insert on case_seen for each row execute function slowly()`;

interface Problem {
  type: string;
  title: string;
  refusal?: string;
}
const bearing = (token: string) => desk.nobody.as(`Bearer ${token}`);
const kindOf = ({ status, body }: Answer<Problem>) =>
  status < 400 ? 'shown' : body.type.replace('urn:vigie:problem:', '');
const open = async (client: HttpClient, id: string, path = '', method = 'GET') =>
  kindOf(await client.ask<Problem>(method, `/cases/${id}${path}`));

/** Opens cases one after the other, until one is not shown. @returns how many were, and why the next was not */
async function openUntilRefused(client: HttpClient, from: number): Promise<[number, string]> {
  for (let n = from; n < cases.length; n += 1) {
    const kind = await open(client, cases[n]!);
    if (kind !== 'shown') return [n - from, kind];
  }
  return [cases.length - from, 'shown'];
}

async function prove(client: HttpClient, email: string): Promise<HttpClient> {
  await desk.people.letCodesPass(email);
  const body = { code: desk.people.codeOf(email) };
  const up = await client.ask<OpenedSession>('POST', '/sessions/current/totp', { body });
  return bearing(up.body.token);
}

/** As if so many cases had been shown to somebody that long ago. */
const seenBefore = (how: string, many: number, minutes: number, email: string) =>
  installation.adminQuery(
    `insert into case_seen (reader, how, case_id, at)
     select a.id, $1, gen_random_uuid(), clock_timestamp() - make_interval(mins => $3)
     from account a, generate_series(1, $2::int) where a.email = $4`,
    [how, many, minutes, email],
  );
const letPass = (minutes: number) =>
  installation.adminQuery('update case_seen set at = at - make_interval(mins => $1)', [minutes]);
const woken = () =>
  installation.adminQuery<{ address: string | null }>(
    `select address from page where reason = 'readings_stopped' order by named, address`,
  );

describe('a robot in a valid account', () => {
  it('is asked for a proof, then refused; people are woken once, and the record says it', async () => {
    let client = bearing(await desk.tokenOf(ANALYST));
    expect(await openUntilRefused(client, 0)).toEqual([100, 'step_up_needed']);
    client = await prove(client, ANALYST);
    expect(await openUntilRefused(client, 100)).toEqual([100, 'step_up_needed']);
    client = await prove(client, ANALYST);
    await seenBefore('opened', 180, 5, ANALYST);
    expect(await openUntilRefused(client, 200)).toEqual([20, 'too_many_readings']);
    for (let n = 220; n < 250; n += 1) await open(client, cases[n]!);
    const addresses = (await woken()).map(({ address }) => address);
    expect(addresses).toHaveLength(2);
    expect(addresses).toContain('rssi@desk.example');
    const lines = await installation.adminQuery<{ action: string; reason: string | null }>(
      `select action, reason from audit_event where action = 'stop_readings' or reason like 'too_many_readings%'`,
    );
    expect(lines.filter(({ action }) => action === 'stop_readings')).toHaveLength(1);
    expect(lines.length).toBeLessThan(25);
    const told = await eventually('the on-call person and the security officer are written to', async () => {
      const mails = await mailsOf(installation);
      const pages = mails.filter(({ outerSubject }) => outerSubject.includes('lectures en masse'));
      return pages.length === 2 && pages;
    });
    expect(told[0]!.text).toContain('Le registre dit lequel');
    expect(told.map(({ text }) => text).join()).not.toMatch(/VG-|analyste@/);
  }, 180_000);

  it('is told how long to wait, in French and in English, and keeps what is open', async () => {
    const client = await desk.analyst();
    await open(client, cases[0]!);
    await seenBefore('opened', 399, 4, ANALYST);
    const ask = (language: string) =>
      client.ask<Problem>('GET', `/cases/${cases[1]}`, { headers: { 'accept-language': language } });
    const [french, english] = [await ask('fr'), await ask('en')];
    expect([french.status, french.body.title]).toEqual([429, 'Trop de dossiers ouverts']);
    expect([english.status, english.body.title]).toEqual([429, 'Too many cases opened']);
    expect(french.headers['content-type']).toContain('application/problem+json');
    expect(Number(french.headers['retry-after'])).toBeGreaterThan(5 * 60);
    expect(Number(french.headers['retry-after'])).toBeLessThanOrEqual(6 * 60);
    expect(await open(client, cases[0]!)).toBe('shown');
    expect(await open(client, cases[0]!, '/timeline')).toBe('shown');
    expect(await open(await desk.person(COLLEAGUE), cases[1]!)).toBe('shown');
  });

  it('comes no further by many requests at once, nor by many sessions', async () => {
    const clients = [bearing(await desk.tokenOf(ANALYST)), bearing(await desk.tokenOf(ANALYST))];
    await installation.adminQuery(`update session set stepped_up_at = now() - interval '1 hour'`);
    await seenBefore('opened', 90, 1, ANALYST);
    // Slow, so that those who do not wait for each other would all count the same.
    await installation.adminQuery(SLOWLY);
    const asked = cases.slice(0, 40).map((id, n) => open(clients[n % 2]!, id));
    const kinds = await Promise.all(asked);
    await installation.adminQuery('drop function slowly cascade');
    expect(kinds.filter((kind) => kind === 'shown')).toHaveLength(10);
    expect(new Set(kinds)).toEqual(new Set(['shown', 'step_up_needed']));
  }, 90_000);

  it.each([
    ['another method', '', 'HEAD'],
    ['a part of the case', '/declarations', 'GET'],
    ['a sheet', '/sheets/synthesis/pdf', 'GET'],
    ['an act that answers with it', '/take', 'POST'],
  ])('comes no further by %s', async (_, path, method) => {
    const client = await desk.person(COLLEAGUE);
    await seenBefore('opened', 400, 1, COLLEAGUE);
    const { status } = await client.ask(method, `/cases/${cases[250]}${path}`);
    expect(status).toBe(429);
    const upper = await client.ask(method, `/cases/${cases[250]!.toUpperCase()}${path}`);
    expect(upper.status).toBe(429);
    const [{ status: untouched }] = (await installation.adminQuery<{ status: string }>(
      'select status from incident_case where id = $1',
      [cases[250]],
    )) as [{ status: string }];
    expect(untouched).toBe('received');
  });

  it('comes no further when the clock of the cases is moved, and by its own waiting does', async () => {
    const client = await desk.analyst();
    await seenBefore('opened', 400, 1, ANALYST);
    await installation.clock.moveTo((await installation.clock.now()) + 26 * HOUR);
    expect(await open(client, cases[0]!)).toBe('too_many_readings');
    await letPass(10);
    expect(await open(client, cases[0]!)).toBe('shown');
  });

  it('that is patient meets the budget of the day', async () => {
    const client = await desk.analyst();
    for (let hour = 1; hour <= 10; hour += 1) await seenBefore('opened', 150, 60 * hour, ANALYST);
    expect(await open(client, cases[0]!)).toBe('too_many_readings');
    await letPass(15 * 60);
    expect(await open(client, cases[0]!)).toBe('shown');
  });

  it('wakes people again in another episode, and says nothing of what may not be known', async () => {
    const before = (await woken()).length;
    const client = await desk.analyst();
    await seenBefore('opened', 400, 1, ANALYST);
    expect(await open(client, '01890000-0000-7000-8000-000000000000')).toBe('not_found');
    expect(await woken()).toHaveLength(before);
    await open(client, cases[0]!);
    expect(await woken()).toHaveLength(before + 2);
    await installation.adminQuery(`update refusal_tally set since = since - interval '2 hours'`);
    await open(client, cases[0]!);
    expect(await woken()).toHaveLength(before + 4);
  });
});

describe('a list', () => {
  it.each(['/cases?limit=200', '/search?q=VG-COPY', '/cases/:id/children'])(
    '%s counts what it shows that is new',
    async (path) => {
      const email = 'responsable@desk.example';
      const client = await desk.person(email);
      const asked = path.replace(':id', cases[0]!);
      if (path.includes('children'))
        await installation.adminQuery('update incident_case set parent_id = $1 where id = $2', [
          cases[0],
          cases[1],
        ]);
      const ask = async () => kindOf(await client.ask<Problem>('GET', asked));
      expect(await ask()).toBe('shown');
      await seenBefore('listed', 3000, 1, email);
      expect(await ask()).toBe('shown');
      await installation.adminQuery(`delete from case_seen where case_id = any ($1)`, [cases]);
      expect(await ask()).toBe('too_many_readings');
      await installation.adminQuery(
        `delete from case_seen where ctid in (select ctid from case_seen limit 1500)`,
      );
      await installation.adminQuery(`update session set stepped_up_at = now() - interval '1 hour'`);
      expect(await ask()).toBe('step_up_needed');
    },
  );

  it('is met by no night at the desk: the queue every twenty seconds, and forty searches', async () => {
    const client = await desk.person('responsable@desk.example');
    await installation.adminQuery(`update session set stepped_up_at = now() - interval '10 hours'`);
    for (let n = 0; n < 40; n += 1)
      for (const path of ['/cases', `/search?q=VG-COPY-${n}`])
        expect(kindOf(await client.ask<Problem>('GET', path))).toBe('shown');
  }, 90_000);
});

describe('the tool of a facility', () => {
  it('has a budget of its own, is asked for no proof, and is stopped all the same', async () => {
    const member = await desk.person(FACILITY);
    const body = { label: 'SIEM', scopes: ['read_own'], days: 90 };
    const { body: made } = await member.ask<{ id: string; key: string }>('POST', '/api-keys', { body });
    const tool = bearing(made.key);
    await installation.adminQuery(
      `insert into case_seen (reader, how, case_id, at)
       select $1, 'opened', gen_random_uuid(), clock_timestamp() from generate_series(1, 395)`,
      [made.id],
    );
    expect(await openUntilRefused(tool, 0)).toEqual([5, 'too_many_readings']);
    expect(await open(member, cases[299]!)).toBe('shown');
    const [line] = await installation.adminQuery<{ object_type: string; object_id: string }>(
      `select object_type, object_id from audit_event where action = 'stop_readings' order by recorded_at desc limit 1`,
    );
    expect(line).toEqual({ object_type: 'api_key', object_id: made.id });
  }, 90_000);
});

describe('a crisis of three hundred cases', () => {
  it('stays workable for one analyst: proofs let on, and nobody is woken', async () => {
    const before = (await woken()).length;
    let client = bearing(await desk.tokenOf(ANALYST));
    let proofs = 0;
    for (const [n, id] of cases.entries()) {
      let kind = await open(client, id, '/timeline');
      if (kind === 'step_up_needed') {
        proofs += 1;
        client = await prove(client, ANALYST);
        kind = await open(client, id, '/timeline');
      }
      expect([n, kind]).toEqual([n, 'shown']);
    }
    expect(proofs).toBe(2);
    expect(await woken()).toHaveLength(before);
  }, 180_000);
});
