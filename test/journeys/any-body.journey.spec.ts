import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { aQualifyingBody } from '../builders/declaration';
import { aFullDeclaration } from '../builders/full-declaration';
import { HOSTILE_KEYS, HOSTILE_TEXTS, IMPOSSIBLE_INSTANTS, WRONG_VALUES } from '../builders/hostile';
import { objectsIn, placesIn, without, withValue } from '../harness/body-paths';
import { Desk } from '../harness/desk';
import { alwaysHolds } from '../harness/holds';
import type { HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';
import { expectProblem, traces, type Refusal } from '../harness/refusals';

let installation: Installation;
let desk: Desk;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'any-body', processes: ['api'] });
  desk = new Desk(installation);
}, 60_000);
afterAll(() => installation?.stop());

interface Target {
  client: HttpClient;
  method: string;
  path: string;
  body: unknown;
}

/** Routes with a body, each with one that is right. */
async function targets(): Promise<Target[]> {
  const { id, declarant } = await desk.declare();
  await desk.qualify(id);
  const analyst = await desk.analyst();
  const agent = await desk.person('ars-32@autorite.example');
  const until = new Date(Date.now() + 86_400_000).toISOString();
  const consent = { to: 'anssi', items: ['incident'], until, evidence: 'courriel du 3' };
  const filing = { with: 'cnil', phase: 'complement', reference: 'X', filedAt: '2024-02-11T03:00:00Z' };
  const call = { to: 'ars:32', answered: false, note: 'x' };
  const typedIn = { ...aFullDeclaration(), channel: 'phone', receivedAt: '2024-02-11T03:00:00Z' };
  const on = (client: HttpClient, base: string, bodies: Record<string, unknown>) =>
    Object.entries(bodies).map(([name, body]) => ({
      client,
      method: 'POST',
      path: `${base}${name}`,
      body,
    }));
  return [
    ...on(desk.nobody, '/', {
      declarations: aFullDeclaration(),
      sessions: { email: 'a@b.example', password: 'x' },
    }),
    ...on(analyst, '/declarations/', { 'typed-in': typedIn }),
    ...on(declarant, '/follow-up/', { complements: { narrative: 'x', data: { persons: 1 } } }),
    ...on(declarant, '/follow-up/', { filings: filing, consents: { ...consent, evidence: undefined } }),
    ...on(declarant, '/follow-up/', { 'persons-informed': { count: 1, means: 'courrier' } }),
    ...on(analyst, `/cases/${id}/`, { qualify: aQualifyingBody({ level: 'grave', overrideReason: 'x' }) }),
    ...on(analyst, `/cases/${id}/`, { calls: call, consents: consent }),
    ...on(analyst, `/cases/${id}/`, {
      ...{ tasks: { todo: 'x', dueAt: until }, messages: { body: 'x' }, rex: { draft: true, reason: 'x' } },
      ...{ recommendations: { sheet: 'call-list', note: 'x' }, resolve: { causes: 'x', costEuros: 1 } },
    }),
    ...on(declarant, '/follow-up/', { messages: { body: 'x' } }),
    ...on(agent, `/cases/${id}/`, { contest: { reason: 'x' } }),
  ];
}

describe('any body whatever', () => {
  let routes: Target[];
  beforeAll(async () => {
    routes = await targets();
  });

  const leaf = fc.oneof(
    fc.constantFrom(...HOSTILE_TEXTS.map(([, text]) => text)),
    fc.constantFrom(...WRONG_VALUES),
    fc.constantFrom(...IMPOSSIBLE_INSTANTS),
    fc.jsonValue({ maxDepth: 4 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
  );
  const key = fc.oneof(fc.constantFrom(...HOSTILE_KEYS, '__proto__'), fc.string());
  const step = fc.record({ where: fc.nat(), kind: fc.constantFrom('put', 'add', 'drop'), value: leaf, key });

  function mangle(body: unknown, steps: { where: number; kind: string; value: unknown; key: string }[]) {
    return steps.reduce<unknown>((held, { where, kind, value, key: name }) => {
      const places = placesIn(held);
      const place = places[where % Math.max(1, places.length)] ?? [];
      if (kind === 'put') return withValue(held, place, value);
      if (kind === 'drop') return place.length > 0 ? without(held, place) : held;
      const objects = objectsIn(held);
      return withValue(held, [...objects[where % objects.length]!, name], value);
    }, body);
  }

  it('is accepted or refused with a problem; a refused one leaves nothing behind', async () => {
    const chosen = fc.nat({ max: routes.length - 1 });
    const steps = fc.array(step, { minLength: 1, maxLength: 3 });
    const property = fc.asyncProperty(chosen, steps, async (n, changes) => {
      const { client, method, path, body } = routes[n]!;
      const before = await traces(installation);
      const headers = { 'idempotency-key': randomUUID(), 'if-match': '"999999"' };
      const answer = await client.ask<Refusal>(method, path, { body: mangle(body, changes), headers });
      if (answer.status < 300) return;
      expectProblem(answer);
      expect(await traces(installation)).toBe(before);
    });
    await alwaysHolds(property, 600);
  }, 600_000);

  it('may hold any instant that can be written', async () => {
    for (const { client, method, path, body } of routes)
      for (const place of placesIn(body).filter((at) => /At$|^at$|^until$/.test(String(at.at(-1)))))
        for (const instant of IMPOSSIBLE_INSTANTS) {
          const headers = { 'idempotency-key': randomUUID() };
          const said = withValue(body, place, instant);
          const { status } = await client.ask(method, path, { body: said, headers });
          const shown = `${path} ${place.join('.')} ${instant}`;
          expect([shown, status < 500]).toEqual([shown, true]);
        }
  }, 60_000);
});
