import { randomUUID } from 'node:crypto';
import { aDeclaration } from '../builders/declaration';
import { aFullDeclaration } from '../builders/full-declaration';
import { HOSTILE_KEYS, HOSTILE_TEXTS, IMPOSSIBLE_INSTANTS, WRONG_VALUES } from '../builders/hostile';
import { objectsIn, placesIn, valueAt, withValue, type Path } from '../harness/body-paths';
import { Desk } from '../harness/desk';
import { eventually } from '../harness/eventually';
import type { Answer } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';
import { mailsOf } from '../harness/mails';
import { expectProblem, fieldsOf, traces, type Refusal } from '../harness/refusals';

let installation: Installation;
let desk: Desk;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'bad-bodies', processes: ['mailbox', 'api'] });
  desk = new Desk(installation);
}, 60_000);
afterAll(() => installation?.stop());

const declare = (body: unknown, headers: Record<string, string> = {}) =>
  desk.nobody.ask<Refusal>('POST', '/declarations', {
    body,
    headers: { 'idempotency-key': randomUUID(), ...headers },
  });
/** The fault is told at the field, inside it, or at the list that holds it. */
function expectNamed(answer: Answer<Refusal>, path: Path): void {
  expectProblem(answer);
  const inList = path.findIndex((key) => typeof key === 'number');
  const list = inList < 0 ? '' : path.slice(0, inList).join('.');
  const own = path.join('.');
  const named = fieldsOf(answer).filter((f) => f === own || f.startsWith(`${own}.`) || f === list);
  expect({ path: own, named: named.length > 0 }).toEqual({ path: own, named: true });
}

const leaves = placesIn(aFullDeclaration()).filter(
  (path) => typeof valueAt(aFullDeclaration(), path) !== 'object',
);
const FREE_TEXTS = ['facility.name', 'declarant.name', 'declarant.phone', 'narrative', 'commonProvider'];
const alsoFree = ['otherSites.0.name', 'alreadyDone.0.reference'];
const isFree = (path: Path) => [...FREE_TEXTS, ...alsoFree].includes(path.join('.'));
const isInstant = (path: Path) => /At$|\.at$/.test(path.join('.'));

describe('a declaration that cannot be read', () => {
  it.each([
    ['nothing', '', 400],
    ['half an object', '{"narrative": "x"', 400],
    ['a trailing comma', '{"narrative": "x",}', 400],
    ['null', 'null', 422],
    ['a list', '[]', 422],
    ['a list of declarations', JSON.stringify([aDeclaration()]), 422],
    ['a text', '"x"', 422],
    ['a number', '1e400', 422],
    ['a prototype', '{"__proto__": {"admin": true}}', 400],
    ['a prototype by its constructor', '{"constructor": {"prototype": {"admin": true}}}', 400],
    ['lists in lists, never closed', '['.repeat(250_000), 400],
    ['objects in objects', `${'{"data":'.repeat(20_000)}1${'}'.repeat(20_000)}`, 422],
    ['many empty sites', `{"otherSites": [${'{},'.repeat(50_000)}{}]}`, 422],
    ['more than 256 KiB', JSON.stringify(aDeclaration({ narrative: 'x'.repeat(262_144) })), 413],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 422],
  ])('is refused: %s', async (_, raw, status) => {
    const before = await traces(installation);
    const headers = { 'idempotency-key': randomUUID() };
    const answer = await desk.nobody.ask<Refusal>('POST', '/declarations', { raw, headers });
    expectProblem(answer);
    expect(answer.status).toBe(status);
    expect(answer.bytes.length).toBeLessThan(20_000);
    expect(await traces(installation)).toBe(before);
  });

  it.each(['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/jsonp', 'x', ''])(
    'is refused as %p',
    async (type) => {
      const answer = await declare(aDeclaration(), { 'content-type': type });
      expectProblem(answer);
      expect([400, 415]).toContain(answer.status);
    },
  );

  it('is refused as a form, which only the acknowledgement page posts', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'idempotency-key': randomUUID() };
    const analyst = await desk.analyst();
    for (const raw of ['', 'narrative=x&noticedAt=hier']) {
      for (const path of ['/declarations', '/sessions', '/acknowledgements', `/cases/${randomUUID()}/take`]) {
        const answer = await analyst.ask<Refusal>('POST', path, { raw, headers });
        expectProblem(answer);
        expect({ path, status: answer.status }).toEqual({ path, status: 415 });
      }
    }
  });

  it('is told what is wrong in the language of its reader, French when nothing is said', async () => {
    const wrong = aDeclaration({ narrative: 12, noticedAt: 'hier' });
    const words = async (language: string) => {
      const answer = await declare(wrong, { 'accept-language': language });
      expect(answer.headers['content-language']).toBe(
        answer.body.title === 'Fields to correct' ? 'en' : 'fr',
      );
      return [answer.body.title, ...answer.body.errors!.map(({ message }) => message)].join(' ');
    };
    for (const language of ['en', 'en-GB, fr;q=0.5']) expect(await words(language)).toMatch(/^Fields.*zone/);
    for (const language of ['fr-FR', '', 'de', '*', 'fr, en'])
      expect(await words(language)).toMatch(/^Champs à corriger.*fuseau/);
  });
});

describe('each field of a declaration', () => {
  it.each(leaves.map((path) => [path.join('.'), path] as const))(
    '%s refuses other types',
    async (_, path) => {
      const before = await traces(installation);
      const said = valueAt(aFullDeclaration(), path);
      const wrong = WRONG_VALUES.filter((value) => typeof value !== typeof said);
      for (const value of wrong) expectNamed(await declare(withValue(aFullDeclaration(), path, value)), path);
      expect(await traces(installation)).toBe(before);
    },
  );

  it.each(leaves.filter(isInstant).map((path) => [path.join('.'), path] as const))(
    '%s refuses instants that cannot be',
    async (_, path) => {
      for (const instant of IMPOSSIBLE_INSTANTS)
        expectNamed(await declare(withValue(aFullDeclaration(), path, instant)), path);
    },
  );

  it.each(leaves.filter((path) => !isInstant(path)).map((path) => [path.join('.'), path] as const))(
    '%s refuses hostile texts, or keeps them as they are',
    async (_, path) => {
      let before = await traces(installation);
      for (const [, text] of HOSTILE_TEXTS) {
        const answer = await declare(withValue(aFullDeclaration(), path, text));
        if (answer.status !== 201) {
          expectNamed(answer, path);
          continue;
        }
        before = '';
        expect(isFree(path)).toBe(true);
        const { reference } = answer.body as unknown as { reference: string };
        const [kept] = await installation.adminQuery(
          `select d.declarant, d.facility, d.facts,
             (select jsonb_agg(f.name) from case_facility f where f.case_id = d.case_id) as sites
           from declaration d join incident_case c on c.id = d.case_id where c.reference = $1`,
          [reference],
        );
        const texts = placesIn(kept).map((place) => valueAt(kept, place));
        expect(texts).toContain(text);
      }
      if (before !== '') expect(await traces(installation)).toBe(before);
    },
    60_000,
  );

  it('is known by its name: every other key is refused, at every level', async () => {
    const columns = await installation.adminQuery<{ name: string }>(
      `select distinct column_name as name from information_schema.columns where table_schema = 'public'`,
    );
    const body = aFullDeclaration();
    const taken = ['facility', 'declarant', 'data', 'type', 'siret', 'department', 'channel'];
    const expectRefused = async (places: Path[]) => {
      const answer = await declare(
        places.reduce<unknown>((held, place) => withValue(held, place, 'x'), body),
      );
      expectProblem(answer);
      expect(fieldsOf(answer)).toEqual(expect.arrayContaining(places.map((place) => place.join('.'))));
    };
    for (const level of objectsIn(body)) {
      const own = [...Object.keys(valueAt(body, level) as object), ...taken];
      const strange = columns.map(({ name }) => name).filter((name) => !own.includes(name));
      for (let from = 0; from < strange.length; from += 50)
        await expectRefused(strange.slice(from, from + 50).map((name) => [...level, name]));
      for (const name of HOSTILE_KEYS) await expectRefused([[...level, name]]);
      expect((await declare(withValue(body, [...level, '__proto__'], { admin: true }))).status).toBe(400);
    }
  }, 60_000);
});

describe('dates', () => {
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  it.each([
    ['an end before the start', { startedAt: at(-4), endedAt: at(-5) }, 'endedAt', /end before start/],
    ['noticed before the start', { startedAt: at(-2) }, 'noticedAt', /before the supposed start/],
    [
      'aware before the start',
      { startedAt: at(-4), data: { awarenessAt: at(-5) } },
      'data.awarenessAt',
      /before the supposed start/,
    ],
    ['noticed in the future', { noticedAt: at(1) }, 'noticedAt', /future/],
    ['ended in the future', { endedAt: at(1) }, 'endedAt', /future/],
    ['aware in the future', { data: { awarenessAt: at(1) } }, 'data.awarenessAt', /future/],
    ['before the first machines', { startedAt: '1970-01-01T00:00:00Z' }, 'startedAt', /too old/],
  ])('are refused: %s', async (_, change, field, words) => {
    const before = await traces(installation);
    const answer = await declare(aDeclaration(change));
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([{ field, message: expect.stringMatching(words) }]);
    expect(await traces(installation)).toBe(before);
  });
});

describe('a facility that the directory does not know', () => {
  it.each([
    ['unknown', '999999993'],
    ['with a wrong key', '590000759'],
    ['of Corsica', '2A0000014'],
  ])('is accepted and shown as unverified: %s', async (_, finess) => {
    const { id } = await desk.declare({ facility: { name: 'Clinique inconnue', finess, department: '59' } });
    const { facilities } = (await desk.read(id)).body as unknown as { facilities: unknown[] };
    expect(facilities).toMatchObject([{ name: 'Clinique inconnue', verified: false, ars: 'ars:32' }]);
  });
});

describe('hostile words', () => {
  it('leave as words: nothing is obeyed in a letter, a header or a page', async () => {
    const [, html] = HOSTILE_TEXTS[0]!;
    const narrative = `${html}\n\${7*7} {{7*7}} #read("/etc/passwd")\n\nBcc: voleur@mal.example\n.\nFin`;
    const facility = { name: `${html} \${7*7}`, department: '59', type: 'public_hospital' };
    const { id } = await desk.declare({ narrative, facility });
    await desk.qualify(id, { reason: `${html}\nMotif` });
    await installation.start('worker');
    const { reference } = (await desk.read(id)).body;
    const mails = await eventually('five letters', async () => {
      const own = (await mailsOf(installation)).filter(({ text }) => text?.includes(reference));
      return own.length === 5 && own;
    });
    const toAgency = mails.find(({ recipients }) => recipients.includes('ars-32@autorite.example'))!;
    // Quoted, so that no line of it passes for one of ours.
    expect(toAgency.text).toContain(narrative.replace(/^/gm, '> '));
    expect(toAgency.text).toContain(facility.name);
    for (const { recipients, raw } of mails) {
      expect(recipients).toHaveLength(1);
      expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc|mal\.example|script/im);
    }
    const page = await (await fetch(`${installation.mailbox}/letters/${toAgency.id}`)).text();
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script&gt;');
  });
});
