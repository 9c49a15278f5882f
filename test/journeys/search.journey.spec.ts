import { Desk, type Declared } from '../harness/desk';
import type { HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';

interface Page {
  found: { case: { id: string; reference: string }; matched: string[] }[];
  next: string | null;
}

const ELSEWHERE = { name: 'Clinique des Trois-Rivières', department: '75', type: 'private_hospital' };

let installation: Installation;
let desk: Desk;
let hospital: Declared;
let clinic: Declared;

/** Reads the changes again at once, as the worker does every half second. */
const follow = () => installation.adminQuery('select who.follow_changes(1000)');

beforeAll(async () => {
  installation = await startInstallation({ suite: 'search', processes: ['api'] });
  desk = new Desk(installation);
  hospital = await desk.declare({
    narrative: 'Le déchiffreur « Kobold » a touché l’imagerie ; 198.51.100.7 appelle.',
  });
  clinic = await desk.declare({
    facility: ELSEWHERE,
    narrative: 'L’Imagerie ne répond plus depuis le câblage.',
  });
  const message = { body: 'Le prestataire Quetzal arrive demain.' };
  await hospital.declarant.ask('POST', '/follow-up/messages', { body: message });
  await follow();
}, 90_000);
afterAll(() => installation?.stop());

async function search(who: HttpClient, words: string, more = ''): Promise<Page> {
  const { status, body, text } = await who.ask<Page>('GET', `/search?q=${encodeURIComponent(words)}${more}`);
  if (status !== 200) throw new Error(text);
  return body;
}
const refs = async (email: string, words: string) =>
  (await search(await desk.person(email), words)).found.map((one) => [
    one.case.reference,
    one.matched.join(),
  ]);
const ANALYST = 'analyste@desk.example';

describe('an analyst finds', () => {
  const hit = (declared: () => Declared, ...matched: string[]) => ({ declared, matched: matched.join() });
  it.each([
    ['the beginning of a name, without accents nor hyphens', 'trois rivier', hit(() => clinic, 'facility')],
    ['a town of the directory', 'armentieres', hit(() => hospital, 'facility')],
    ['a FINESS number', '590000758', hit(() => hospital, 'facility')],
    [
      'words of a declaration, as it is spelt elsewhere',
      'DECHIFFREUR kobold',
      hit(() => hospital, 'declaration'),
    ],
    ['an address that was seen', '198.51.100.7', hit(() => hospital, 'declaration')],
    ['words of a message', 'quetzal', hit(() => hospital, 'message')],
  ])('%s', async (_, words, { declared, matched }) => {
    expect(await refs(ANALYST, words)).toEqual([[declared().receipt.reference, matched]]);
  });

  it('a reference, whole or its beginning, in any case', async () => {
    const { reference } = hospital.receipt;
    for (const words of [reference, reference.toLowerCase(), reference.slice(0, 9)])
      expect(await refs(ANALYST, words)).toEqual([[reference, 'reference']]);
  });

  it('what several cases say, the newest first, page by page, each once', async () => {
    const analyst = await desk.analyst();
    const whole = await search(analyst, 'imagerie');
    expect(whole.found.map((one) => one.case.id)).toEqual([clinic.id, hospital.id]);
    const first = await search(analyst, 'imagerie', '&limit=1');
    const second = await search(analyst, 'imagerie', `&limit=1&after=${first.next}`);
    expect([...first.found, ...second.found]).toEqual(whole.found);
    expect(second.next).toBeNull();
  });

  it('nothing by words that say nothing, and nothing by half of a word', async () => {
    for (const words of ['le la les', 'zzz', '%', '!!', 'kobo', "' or 1=1", 'kobold & !x', 'a'.repeat(200)])
      expect([words, await refs(ANALYST, words)]).toEqual([words, []]);
  });
});

describe('somebody else finds', () => {
  it.each([
    ['ars-32@autorite.example', 'imagerie', 1],
    ['ars-11@autorite.example', 'imagerie', 1],
    ['590000758@etablissement.example', 'imagerie', 1],
    ['fssi@autorite.example', 'imagerie', 2],
    ['corruss@autorite.example', 'imagerie', 0],
    // What the desk and the facility write to each other is between them.
    ['ars-32@autorite.example', 'quetzal', 0],
    ['fssi@autorite.example', 'quetzal', 0],
  ])('%s, by « %s », in %i cases', async (email, words, number) => {
    expect(await refs(email, words)).toHaveLength(number);
  });
});

describe('a search', () => {
  it('leaves in the record that it was made and which cases it showed, never the words', async () => {
    await refs(ANALYST, 'kobold');
    const [event] = await installation.adminQuery<{ object_type: string; object_id: string; whole: string }>(
      `select object_type, object_id, to_jsonb(e)::text as whole from audit_event e where action = 'search' order by recorded_at desc limit 1`,
    );
    expect(event).toMatchObject({
      object_type: 'cases_shown',
      object_id: expect.stringMatching(/^1 [\da-f-]{36}$/) as string,
    });
    expect(event!.whole.toLowerCase()).not.toContain('kobold');
  });

  it.each([
    '',
    'q=',
    'q=%20',
    'q=a&limit=0',
    'q=a&limit=101',
    'q=a&after=x',
    'q=a&more=1',
    `q=${'a'.repeat(201)}`,
  ])('says what is wrong with ?%s', async (query) => {
    const { status, body } = await (
      await desk.analyst()
    ).ask<{ errors: unknown[] }>('GET', `/search?${query}`);
    expect([query, status]).toEqual([query, 422]);
    expect(body.errors).toHaveLength(1);
  });
});
