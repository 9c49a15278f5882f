import { randomUUID } from 'node:crypto';
import { EXAMPLES } from '../../apps/api/src/description/examples.data';
import { actOnAccess } from '../harness/act-on-access';
import { actOnAccounts, REFUSED_ON_PURPOSE, SUCCEED_ELSEWHERE } from '../harness/act-on-accounts';
import { actOnFamilies } from '../harness/act-on-families';
import { actOnOwnChain } from '../harness/act-on-own-chain';
import { actOnOffices } from '../harness/act-on-offices';
import { actOnReleases } from '../harness/act-on-releases';
import type { CaseView, Receipt } from '../harness/desk';
import { DescribedApi, type Description } from '../harness/described-api';
import { example, keyed, statusOf } from '../harness/examples';
import { eventually } from '../harness/eventually';
import { basic, HttpClient, type Answer, type Asking } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';
import { linkOf, mailsTo } from '../harness/mails';
import { People } from '../harness/people';

let installation: Installation;
let api: DescribedApi;
let nobody: HttpClient;
let people: People;
let analyst: HttpClient;
let ars: HttpClient;
const faults: string[] = [];

beforeAll(async () => {
  installation = await startInstallation({ suite: 'described' });
  nobody = new HttpClient(installation.url);
  people = new People(installation, nobody);
  const { body } = await nobody.ask<Description>('GET', '/openapi.json');
  api = new DescribedApi(body);
  [analyst, ars] = await Promise.all([signIn('analyste@desk.example'), signIn('ars-32@autorite.example')]);
}, 60_000);
afterAll(() => installation?.stop());

/** Asks, and holds whatever is answered against the description. */
async function ask<T = CaseView>(
  client: HttpClient,
  method: string,
  path: string,
  asking: Asking = {},
): Promise<Answer<T>> {
  const answer = await client.ask<T>(method, path, asking);
  faults.push(...api.faultsOfAnswer(answer, { method, path }));
  return answer;
}

const signIn = async (email: string) => people.bearing(await people.tokenOf(email));

async function declare(name: string, client = nobody): Promise<{ receipt: Receipt; id: string }> {
  const path = client === nobody ? '/declarations' : '/declarations/typed-in';
  const { body: receipt } = await ask<Receipt>(client, 'POST', path, keyed(example(name)));
  const { body } = await ask<{ cases: CaseView[] }>(analyst, 'GET', `/cases?reference=${receipt.reference}`);
  return { receipt, id: body.cases[0]!.id };
}

async function qualify(id: string): Promise<CaseView> {
  const { headers } = await ask(analyst, 'POST', `/cases/${id}/take`, keyed());
  const asking = { ...example('QualifyRequest'), headers: { 'if-match': headers.etag } };
  return (await ask(analyst, 'POST', `/cases/${id}/qualify`, asking)).body;
}

afterEach(() => {
  expect(faults.splice(0)).toEqual([]);
});

describe('every answer is as the description says', () => {
  it('to whoever asks who is here', async () => {
    for (const path of ['/health', '/desk', '/facilities?q=arment', '/pages.css', '/demonstration/clock'])
      expect(await statusOf(ask(nobody, 'GET', path))).toBe(200);
    const now = { body: { now: new Date().toISOString() } };
    expect(await statusOf(ask(nobody, 'PUT', '/demonstration/clock', now))).toBe(200);
    expect(await statusOf(ask(nobody, 'GET', '/facilities'))).toBe(422);
    for (const path of ['/sessions/current', '/search?q=x', '/statistics?from=2026-01-01&to=2026-12-31'])
      expect(await statusOf(ask(analyst, 'GET', path))).toBe(200);
    expect(await statusOf(ask(nobody, 'GET', '/sessions/current'))).toBe(401);
    const wrong = { body: { email: 'personne@desk.example', password: 'wrong' } };
    for (let i = 0; i < 6; i += 1)
      expect([401, 429]).toContain(await statusOf(ask(nobody, 'POST', '/sessions', wrong)));
    expect(await statusOf(ask(nobody, 'POST', '/sessions', wrong))).toBe(429);
    const fssi = await signIn('fssi@autorite.example');
    expect(await statusOf(ask(fssi, 'DELETE', '/sessions/current'))).toBe(204);
  });

  it('to a declaration, and to what is wrong with one', async () => {
    const key = randomUUID();
    const own = example('OwnDeclarationRequest');
    const post = (asking: Asking) => statusOf(ask(nobody, 'POST', '/declarations', asking));
    expect(await post(keyed(own, key))).toBe(201);
    expect(await post(keyed({ body: { ...(own.body as object), urgent: false } }, key))).toBe(409);
    expect(await post(own)).toBe(400);
    expect(await post(keyed({ body: { ...(own.body as object), surprise: 1 } }))).toBe(422);
    const raw = (text: string, type = 'application/json') =>
      post(keyed({ raw: text, headers: { 'content-type': type } }));
    expect([await raw('{'), await raw(`"${'a'.repeat(300_000)}"`)]).toEqual([400, 413]);
    expect(await raw('a', 'text/csv')).toBe(415);
    expect(await statusOf(ask(nobody, 'POST', '/declarations/typed-in', keyed(own)))).toBe(401);
  });

  it('to what takes a chain of its own', async () => {
    const { id } = await declare('OwnDeclarationRequest');
    const manager = await signIn('responsable@desk.example');
    const seen = await actOnOwnChain(id, { nobody, analyst, manager }, ask);
    expect(seen).toEqual([200, 422, 409, 403, 200, 200, 200, 422, 422]);
  });

  it('to the desk, from the queue to the letters', async () => {
    const { id } = await declare('OwnDeclarationRequest');
    expect(await statusOf(ask(analyst, 'GET', '/cases?status=received,triage&limit=1'))).toBe(200);
    expect(await statusOf(ask(analyst, 'GET', '/cases?limit=0'))).toBe(422);
    const at = `/cases/${id}`;
    expect(await statusOf(ask(analyst, 'POST', `${at}/qualify`, example('QualifyRequest')))).toBe(428);
    const stale = { ...example('QualifyRequest'), headers: { 'if-match': '"99"' } };
    expect(await statusOf(ask(analyst, 'POST', `${at}/qualify`, stale))).toBe(412);
    const { letters } = await qualify(id);
    expect(await statusOf(ask(analyst, 'POST', `${at}/calls`, example('CallRequest')))).toBe(200);
    expect(await statusOf(ask(analyst, 'POST', `${at}/consents`, example('DeskConsentRequest')))).toBe(200);
    expect(await statusOf(ask(ars, 'POST', `${at}/contest`, example('ReasonRequest')))).toBe(200);
    expect(await statusOf(ask(ars, 'POST', `${at}/take`))).toBe(403);
    expect(await statusOf(ask(ars, 'GET', at))).toBe(200);
    expect(await statusOf(ask(analyst, 'GET', `/cases/${randomUUID()}`))).toBe(404);
    const [mail] = await eventually('the letter to the agency', async () => {
      const mails = await mailsTo(installation, 'ars:32');
      return mails.length > 0 && mails;
    });
    const link = linkOf(mail!);
    for (const accept of ['application/json', 'text/html']) {
      expect(await statusOf(ask(nobody, 'GET', link, { headers: { accept } }))).toBe(200);
      expect(await statusOf(ask(nobody, 'POST', link, { headers: { accept } }))).toBe(200);
    }
    expect(await statusOf(ask(nobody, 'GET', `${link.slice(0, -4)}0000`))).toBe(404);
    const failed = letters.find(({ recipient }) => recipient === 'corruss')!;
    await eventually('it left', async () => {
      const rows = await installation.adminQuery(
        `update letter set state = 'failed' where id = $1 and state = 'sent' returning 1`,
        [failed.id],
      );
      return rows.length > 0;
    });
    expect(await statusOf(ask(analyst, 'POST', `${at}/letters/${failed.id}/retry`))).toBe(200);
    expect(await statusOf(ask(analyst, 'GET', `${at}/letters`))).toBe(200);
    expect(await statusOf(ask(analyst, 'GET', `${at}/timeline`))).toBe(200);
  });

  it('to the end of a case, and to its coming back', async () => {
    const { id } = await declare('TypedInDeclarationRequest', analyst);
    const at = `/cases/${id}`;
    const { obligations } = await qualify(id);
    expect(await statusOf(ask(analyst, 'POST', `${at}/resolve`, example('ResolveRequest')))).toBe(200);
    expect(await statusOf(ask(analyst, 'POST', `${at}/close`))).toBe(409);
    const told = obligations.find(({ act }) => act === 'inform')!;
    const fulfil = `${at}/obligations/${told.id}/fulfil`;
    expect(await statusOf(ask(analyst, 'POST', fulfil, example('FulfilRequest')))).toBe(200);
    expect(await statusOf(ask(analyst, 'POST', fulfil, example('FulfilRequest')))).toBe(404);
    for (const { id: duty } of obligations)
      await ask(analyst, 'POST', `${at}/obligations/${duty}/waive`, example('ReasonRequest'));
    expect(await statusOf(ask(analyst, 'POST', `${at}/close`))).toBe(200);
    expect(await statusOf(ask(analyst, 'POST', `${at}/reopen`, example('ReasonRequest')))).toBe(200);
    const stray = await declare('TypedInDeclarationRequest', analyst);
    await ask(analyst, 'POST', `/cases/${stray.id}/take`);
    const outOfScope = ask(analyst, 'POST', `/cases/${stray.id}/out-of-scope`, example('OutOfScopeRequest'));
    expect(await statusOf(outOfScope)).toBe(200);
  });

  it('to whoever follows a declaration up', async () => {
    const { receipt, id } = await declare('OwnDeclarationRequest');
    await qualify(id);
    const declarant = nobody.as(basic(receipt.reference, receipt.followUpCode));
    const report = (path: string, name?: string) =>
      statusOf(ask(declarant, 'POST', `/follow-up/${path}`, keyed(name ? example(name) : {})));
    expect(await report('complements', 'ComplementRequest')).toBe(200);
    expect(await report('filings', 'FilingRequest')).toBe(200);
    expect(await report('filings', 'FilingRequest')).toBe(409);
    expect(await report('persons-informed', 'PersonsInformedRequest')).toBe(200);
    expect(await report('register-entry')).toBe(200);
    expect(await report('consents', 'AgreementRequest')).toBe(200);
    expect(await report('resolution', 'ResolveRequest')).toBe(200);
    expect(await report('resolution', 'CallRequest')).toBe(422);
    expect(await statusOf(ask(declarant, 'GET', '/follow-up'))).toBe(200);
    expect(await statusOf(ask(declarant, 'GET', '/follow-up/receipt.pdf'))).toBe(200);
    for (const form of ['', '/pdf']) {
      expect(await statusOf(ask(declarant, 'GET', `/follow-up/sheets/cnil${form}?stage=initial`))).toBe(200);
      expect(await statusOf(ask(declarant, 'GET', `/follow-up/sheets/unknown${form}`))).toBe(404);
      expect(await statusOf(ask(analyst, 'GET', `/cases/${id}/sheets/synthesis${form}`))).toBe(200);
      expect(await statusOf(ask(analyst, 'GET', `/cases/${id}/sheets/cnil${form}?stage=x`))).toBe(422);
    }
    const stranger = nobody.as(basic(receipt.reference, 'WRONG'));
    expect(await statusOf(ask(stranger, 'GET', '/follow-up'))).toBe(401);
    expect(await statusOf(ask(analyst, 'GET', `/cases/${id}`))).toBe(200);
    expect(await statusOf(ask(analyst, 'GET', `/cases/${id}/timeline`))).toBe(200);
    expect(await statusOf(ask(analyst, 'GET', `/cases/${id}/declarations`))).toBe(200);
  });

  it('to both sides of a facility that is accompanied', async () => {
    const { receipt, id } = await declare('TypedInDeclarationRequest', analyst);
    const declarant = nobody.as(basic(receipt.reference, receipt.followUpCode));
    const act = (path: string, asking: Asking = {}) => ask(analyst, 'POST', `/cases/${id}/${path}`, asking);
    const say = (path: string, asking: Asking = {}) => ask(declarant, 'POST', `/follow-up/${path}`, asking);
    const { body } = await act('tasks', example('TaskRequest'));
    const [task] = (body.desk as unknown as { tasks: { id: string }[] }).tasks;
    expect(await statusOf(act(`tasks/${task!.id}/done`, example('TaskDoneRequest')))).toBe(200);
    expect(await statusOf(act(`tasks/${task!.id}/done`, example('TaskDoneRequest')))).toBe(404);
    expect(await statusOf(act('recommendations', example('RecommendationRequest')))).toBe(200);
    expect(await statusOf(act('rex', example('RexRequest')))).toBe(200);
    expect(await statusOf(ask(analyst, 'GET', '/recommendations'))).toBe(200);
    type Page = { recommendations: { id: string }[] };
    const [sheet] = (await ask<Page>(declarant, 'GET', '/follow-up')).body.recommendations;
    expect(await statusOf(say(`recommendations/${sheet!.id}/read`))).toBe(200);
    const applied = say(`recommendations/${sheet!.id}/applied`, example('AppliedRequest'));
    expect(await statusOf(applied)).toBe(200);
    for (const [mine, write, theirs] of [
      ['/follow-up/messages', act, say],
      [`/cases/${id}/messages`, say, act],
    ] as const) {
      expect(await statusOf(write('messages', keyed(example('MessageRequest'))))).toBe(200);
      const reader = theirs === say ? declarant : analyst;
      const { body: held } = await ask<{ messages: { id: string }[] }>(reader, 'GET', mine);
      expect(await statusOf(theirs(`messages/${held.messages.at(-1)!.id}/read`))).toBe(200);
    }
    expect(await statusOf(say('complements', example('ComplementRequest')))).toBe(200);
    expect([await statusOf(say('confirmation')), await statusOf(say('confirmation'))]).toEqual([200, 409]);
    expect(await statusOf(ask(declarant, 'GET', '/follow-up/versions'))).toBe(200);
    expect(await statusOf(ask(analyst, 'GET', `/cases/${id}/declarations/compare?to=2`))).toBe(200);
  });

  it('to one incident of several facilities', async () => {
    const seen = await actOnFamilies({
      declare: (body) => ask<Receipt>(nobody, 'POST', '/declarations', keyed({ body })),
      desk: (method, path, body) => ask(analyst, method, `/cases${path}`, body ? keyed({ body }) : {}),
    });
    const statuses = [200, 200, 409, 200, 422, 200, 200, 200, 200, 200, 409];
    expect(seen.map(([, status]) => status)).toEqual(statuses);
  });

  it('to those who set clocks, ranks and closures', async () => {
    const { receipt, id } = await declare('OwnDeclarationRequest');
    const at = `/cases/${id}`;
    const { facilities } = (await ask<{ facilities: { id: string }[] }>(analyst, 'GET', at)).body;
    const act = (path: string, name: string) =>
      statusOf(ask(analyst, 'POST', `${at}/${path}`, example(name)));
    expect(await act(`facilities/${facilities[0]!.id}/awareness`, 'AwarenessRequest')).toBe(200);
    expect(await act('priority', 'PriorityRequest')).toBe(200);
    const declarant = nobody.as(basic(receipt.reference, receipt.followUpCode));
    const report = (path: string, name: string, who = declarant) =>
      statusOf(ask(who, 'POST', `/follow-up/${path}`, keyed(example(name))));
    await report('complements', 'ComplementRequest');
    expect(await act('persons-exception', 'ExceptionRequest')).toBe(200);
    expect(await report('persons-exception', 'ExceptionRequest')).toBe(409);
    expect(await report('filings-not-needed', 'FilingNotNeededRequest')).toBe(200);
    expect(await report('controllers', 'ControllersRequest')).toBe(409);
    const facility = { name: 'Éditeur de démonstration', type: 'provider', department: '59' };
    const body = { ...(EXAMPLES.OwnDeclarationRequest as object), facility };
    const provider = (await ask<Receipt>(nobody, 'POST', '/declarations', keyed({ body }))).body;
    const processor = nobody.as(basic(provider.reference, provider.followUpCode));
    expect(await report('controllers', 'ControllersRequest', processor)).toBe(200);
    await report('complements', 'ComplementRequest', processor);
    expect(await report('persons-exception', 'ExceptionRequest', processor)).toBe(200);
    const [manager, officer] = [await signIn('responsable@desk.example'), await signIn('dpo@desk.example')];
    const [erased] = await installation.adminQuery<{ id: string }>(
      `insert into erasure values (gen_random_uuid(), null, 'sessions', now(), '{}', '', '') returning id`,
    );
    const named = { reference: receipt.reference, certificate: erased!.id };
    const seen = await actOnOffices({ manager, officer, agency: ars, ...named }, ask);
    expect(seen).toEqual([200, 200, 404, ...Array<number>(10).fill(200), 409]);
  });

  it('to those who agree, take it back, share and choose', async () => {
    const { receipt, id } = await declare('OwnDeclarationRequest');
    await qualify(id);
    const declarant = nobody.as(basic(receipt.reference, receipt.followUpCode));
    const seen = await actOnReleases({
      say: (path, body) => ask(declarant, 'POST', `/follow-up/${path}`, keyed({ body })),
      desk: (method, path, body) => ask(analyst, method, `/cases/${id}/${path}`, body ? { body } : {}),
    });
    expect(seen.map(([, status]) => status)).toEqual([409, 200, 200, 200, 200, 404, 200, 200, 422, 200]);
  });

  it('to those who give, hand over, mark, ask and break the glass', async () => {
    const { receipt, id } = await declare('OwnDeclarationRequest');
    const seen = await actOnAccess({ reference: receipt.reference, id }, { signIn, ask });
    expect(seen.filter(([, status]) => status >= 400)).toEqual([]);
  });

  it('to who signs in, keeps an own account, and administers those of others', async () => {
    const asked = (who: HttpClient, how: string, path: string, body?: unknown) =>
      ask<never>(who, how, path, keyed(body ? { body } : {}));
    const seen = await actOnAccounts(people, asked);
    expect(seen.filter(([, status]) => status >= 300)).toEqual(REFUSED_ON_PURPOSE);
  });

  it('and every operation was asked, with the example of its body', () => {
    const silent = api.operations().filter(({ operation }) => !api.succeeded.has(operation.operationId));
    expect(silent.map(({ operation }) => operation.operationId)).toEqual(SUCCEED_ELSEWHERE);
  });
});
