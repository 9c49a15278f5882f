import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { REPOSITORY } from '../harness/child-process';
import { basic, HttpClient } from '../harness/http-client';
import { isOpen } from './oracle';
import {
  follow,
  HIDDEN,
  PLACE,
  queriesOf,
  SECRET,
  settle,
  SHARED,
  STATES,
  TOLD,
  type Side,
} from './paired-worlds';
import { SUBJECTS, type Subject } from './subjects.data';
import { idOf, referenceOf, tokenOf } from './world-rows';

const RECEIVED_AT = new Date(Date.now() - 3_600_000).toISOString();
const QUERIES = queriesOf(RECEIVED_AT);

/** The world without, then one with each hidden case. */
let sides: Side[] = [];
let routes: string[];
/** Which routes showed something to somebody: a comparison of refusals alone would say little. */
const shown = new Set<string>();

beforeAll(async () => {
  sides = [await settle('without', null, RECEIVED_AT)];
  for (const [i, thing] of Object.values(HIDDEN).entries())
    sides.push(await settle(`with-${i}`, thing, RECEIVED_AT));
  const script = path.join(REPOSITORY, 'dist/test/harness/start-api-once.js');
  const env = { ...process.env, ...sides[0]!.installation.settings };
  const { stdout } = spawnSync(process.execPath, [script], { cwd: REPOSITORY, env, encoding: 'utf8' });
  const declared = JSON.parse(stdout) as { method: string; path: string }[];
  routes = declared.filter(({ method }) => method === 'GET').map(({ path: route }) => route);
}, 180_000);
afterAll(async () => {
  for (const { installation } of sides) await installation.stop();
});

const clientOf = ({ url }: Side, { name, account, holds }: Subject): HttpClient => {
  const nobody = new HttpClient(url, { 'accept-language': 'fr' });
  if (account) return nobody.as(`Bearer ${tokenOf(`session ${name}`)}`);
  return holds?.kind === 'code'
    ? nobody.as(basic(referenceOf(holds.object), tokenOf(`code ${holds.object}`)))
    : nobody;
};

/** Every address of a route, with the hidden case, two known ones and one that is not there in the place of a case. */
function addressesOf(route: string): string[] {
  const cases = [PLACE, TOLD, 0, 'x'].map((n) => idOf('incident_case', n, 0));
  const filled = route.includes(':id') ? cases.map((id) => route.replace(':id', id)) : [route];
  const sheets = route.includes(':sheet') ? ['synthesis', 'cnil'] : [''];
  const whole = filled.flatMap((one) =>
    sheets.map((sheet) => one.replace(':sheet', sheet).replace(':token', 'T'.repeat(52))),
  );
  return whole.flatMap((one) => (QUERIES[route] ?? ['']).map((query) => one + query));
}

// What differs between any two answers: the request, the hour, what each world named by chance, and of a line of the
// record its own identifier.
const plain = (text: string, { chance }: Side) =>
  chance
    .reduce((said, name) => said.replaceAll(name, 'chance'), text)
    .replace(/"id":"[0-9a-f-]+","action"/g, '"action"')
    .replace(/"requestId":"[0-9a-f-]+"/g, '"requestId":"R"')
    .replace(/urn:vigie:request:[0-9a-f-]+/g, '')
    .replace(/"[^"]*T\d\d:\d\d:\d\d[^"]*Z"/g, '"T"')
    .replace(/"(measured|elapsed|lagSeconds)\w*":\s*\d+/g, '');

// The record names every case by its reference to those who see to the use of rights, who read nothing else of it.
const READ_RECORD = ['security_officer', 'data_protection_officer'];
const isTold = ({ account, session }: Subject, address: string) =>
  session === 'live' && READ_RECORD.includes(account?.role ?? '') && address.includes('/record?reference=');

async function compare(subject: Subject, route: string): Promise<number> {
  const addresses = addressesOf(route).filter((address) => !isTold(subject, address));
  for (const address of addresses) {
    const answers = [];
    for (const side of sides) {
      const { status, text, headers } = await clientOf(side, subject).ask('GET', address);
      const kept = route.endsWith('pdf') ? '' : plain(text, side);
      // The mark of the next page of the record names its last line.
      const said = route === '/record' ? kept.replace(/"next":"[^"]+"/, '"next":"N"') : kept;
      answers.push({ address, status, type: headers['content-type'], said });
      if (status === 200) shown.add(route);
    }
    for (const withIt of answers.slice(1)) expect(withIt).toEqual(answers[0]);
  }
  return addresses.length;
}

const unknowing = SUBJECTS.filter((subject) =>
  Object.values(HIDDEN).every((thing) => !isOpen(subject, thing, thing)),
);
const second = SUBJECTS.find(({ name }) => name === 'second analyst')!;
const DERIVED = ['/search', '/statistics', '/cases'];

describe.each(Object.keys(STATES) as (keyof typeof STATES)[])(
  'worlds that differ by what somebody may not know, %s',
  (state) => {
    beforeAll(async () => {
      for (const side of sides) await follow(side, state);
    }, 60_000);

    it.each(unknowing.map((subject) => [subject.name, subject] as const))(
      'are the same to %s',
      async (_, subject) => {
        let compared = 0;
        // What is derived changes what is found and counted; the other routes do not read it.
        const asked = state === 'before anything is derived' ? routes : DERIVED;
        for (const route of asked) compared += await compare(subject, route);
        expect(compared).toBeGreaterThanOrEqual(asked === routes ? 110 : 20);
      },
      120_000,
    );

    // Last, since the record tells of what somebody was shown who does know.
    it('are not the same to whom the case is granted', async () => {
      const asked = [
        `/cases?reference=${referenceOf(PLACE)}`,
        ...QUERIES['/statistics']!.map((query) => `/statistics${query}`),
      ];
      if (state !== 'before anything is derived') asked.push(`/search?q=${SECRET}`);
      for (const address of asked) {
        const [without, ...withIt] = await Promise.all(
          sides.map(async (side) => (await clientOf(side, second).ask('GET', address)).text),
        );
        for (const said of withIt) expect([address, said === without]).toEqual([address, false]);
        if (address.startsWith('/statistics')) continue;
        for (const said of withIt) expect(said).toContain(referenceOf(PLACE));
        expect(without).not.toContain(referenceOf(PLACE));
      }
    });
  },
);

const PAIRS = 500;
/** Noise would break it on a machine that is busy with other tests: `npm run campaign`. */
const timed = process.env.CAMPAIGN ? it : it.skip;
const TIMED = [
  '/cases?limit=200',
  `/cases/${idOf('incident_case', PLACE, 0)}`,
  `/search?q=${SECRET}`,
  `/search?q=${SHARED}`,
  ...QUERIES['/statistics']!.map((query) => `/statistics${query}`),
];

async function elapsed(side: Side, address: string): Promise<number> {
  const client = clientOf(
    side,
    SUBJECTS.find(({ name }) => name === 'analyst')!,
  );
  const began = performance.now();
  await client.ask('GET', address);
  return performance.now() - began;
}

const medianOf = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;

describe('the time that an answer takes', () => {
  timed.each(TIMED)(
    `is within 5 ms the same with what is hidden and without it, over ${PAIRS} pairs: %s`,
    async (address) => {
      for (const withIt of sides.slice(1)) {
        const pair = [sides[0]!, withIt];
        const times: [number[], number[]] = [[], []];
        // Each goes first every second time.
        for (let n = 0; n < 2 * PAIRS; n += 1) {
          const which = (n + (n >> 1)) % 2;
          times[which as 0].push(await elapsed(pair[which]!, address));
        }
        const difference = medianOf(times[1]) - medianOf(times[0]);
        process.stdout.write(
          `\n${address}: ${difference.toFixed(2)} ms apart, of ${medianOf(times[0]).toFixed(1)}\n`,
        );
        expect(Math.abs(difference)).toBeLessThan(5);
      }
    },
    300_000,
  );
});

describe('the comparison', () => {
  it('was of every route that shows something to somebody who does not know', () => {
    // Nothing is sealed nor erased where no worker runs; the link is of no letter.
    const silent = ['/record/export', '/retention/certificates/:certificate', '/acknowledgements/:token'];
    expect(routes.filter((route) => !shown.has(route)).sort()).toEqual(silent.sort());
  });
});
