import { Desk } from '../harness/desk';
import type { Answer } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';
import { ONE_WHILE } from '../harness/one-while';

const ANALYST = 'analyste@desk.example';
/** Spellings of one address, by case, blanks and Unicode. */
const SPELLINGS = [
  'analyste@desk.example',
  'ANALYSTE@DESK.EXAMPLE',
  ' analyste@desk.example ',
  'ａｎａｌｙｓｔｅ@desk.example',
  'analyſte@desk.example',
  '𝐚nalyste@desk.example',
];

let installation: Installation;
let desk: Desk;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'throttling', processes: ['api'] });
  desk = new Desk(installation);
}, 60_000);
afterAll(() => installation?.stop());
beforeEach(() => installation.adminQuery('truncate sign_in_attempt'));

const sign = (email: string, password = 'wrong', headers = {}) =>
  desk.nobody.ask('POST', '/sessions', { body: { email, password }, headers });
const statuses = (answers: Answer<unknown>[]) => answers.map(({ status }) => status);
const signs = ({ status, text, headers }: Answer<unknown>) => {
  const { date, ...others } = headers;
  return {
    status,
    text: text.replace(/urn:vigie:request:[0-9a-f-]+/, ''),
    headers: others,
    dated: Boolean(date),
  };
};

describe('too many failures', () => {
  it('of one identity make it wait, however it is spelt', async () => {
    for (const email of SPELLINGS.slice(0, 5))
      expect([email, (await sign(email)).status]).toEqual([email, 401]);
    for (const email of SPELLINGS) {
      const answer = await sign(email, installation.password);
      expect([email, answer.status]).toEqual([email, 429]);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
  });

  it('cost nobody else anything: a whole hospital comes from one address', async () => {
    for (let i = 0; i < 12; i += 1) await sign(ANALYST);
    expect((await sign('analyste2@desk.example', installation.password)).status).toBe(201);
  });

  it('at once are counted as in a queue', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => sign(ANALYST)));
    const counted = statuses(answers).filter((status) => status === 401);
    expect(counted.length).toBe(5);
  });

  it('lengthen the wait, from seconds to a quarter of an hour, by the clock of the database alone', async () => {
    const waits: number[] = [];
    for (let n = 0; n < 9; n += 1) {
      for (let i = 0; i < (n === 0 ? 5 : 1); i += 1) await sign(ANALYST);
      waits.push(Number((await sign(ANALYST)).headers['retry-after']));
      await installation.adminQuery(`update sign_in_attempt set at = at - make_interval(secs => $1)`, [
        waits.at(-1)! + 1,
      ]);
    }
    expect(waits[0]).toBeLessThanOrEqual(5);
    expect(waits.every((wait, n) => n === 0 || wait >= waits[n - 1]!)).toBe(true);
    expect(waits.at(-1)).toBeGreaterThan(800);
    expect(waits.at(-1)).toBeLessThanOrEqual(900);
    await installation.clock.moveTo((await installation.clock.now()) + 3_600_000);
    await sign(ANALYST);
    expect((await sign(ANALYST)).status).toBe(429);
  });

  it('are forgiven by a complete sign-in, not by a right password', async () => {
    for (let i = 0; i < 4; i += 1) await sign(ANALYST);
    expect((await sign(ANALYST, installation.password)).status).toBe(201);
    expect((await sign(ANALYST)).status).toBe(401);
    expect((await sign(ANALYST, installation.password)).status).toBe(429);
    await desk.tokenOf(ANALYST);
    expect((await sign(ANALYST, installation.password)).status).toBe(201);
  });

  it('do not keep out a person who has a passkey, or a browser that was used before', async () => {
    const device = 'K'.repeat(52);
    await installation.adminQuery(
      `insert into known_device (account_id, device_hash) select id, sha256($1::bytea) from account where email = $2`,
      [device, ANALYST],
    );
    for (let i = 0; i < 6; i += 1) await sign(ANALYST);
    expect((await sign(ANALYST, installation.password)).status).toBe(429);
    const cookie = `__Host-vigie-device=${device}`;
    expect((await sign(ANALYST, installation.password, { cookie })).status).toBe(201);
    expect((await sign('analyste2@desk.example', installation.password, { cookie })).status).toBe(201);
    expect(await desk.tokenOf(ANALYST)).toMatch(/^\w{52}$/);
  });

  it('in the second factor are counted with those of the password', async () => {
    const { body } = await sign(ANALYST, installation.password);
    const half = desk.nobody.as(`Bearer ${String(body.token)}`);
    const guess = (path: string, code: string) =>
      half.ask('POST', `/sessions/current/${path}`, { body: { code } });
    const answers = [];
    for (const n of [1, 2, 3, 4, 5]) answers.push(await guess('totp', `00000${n}`));
    expect(statuses(answers)).toEqual([403, 403, 403, 403, 403]);
    await desk.people.letCodesPass(ANALYST);
    expect((await guess('totp', desk.people.codeOf(ANALYST))).status).toBe(429);
    expect((await guess('recovery-code', 'AAAA-BBBB-CCCC-DDDD')).status).toBe(429);
    expect((await sign(ANALYST, installation.password)).status).toBe(429);
  });
});

describe('other ways to try', () => {
  it('are counted with the password: a code that was handed over, in another spelling, from anywhere', async () => {
    const enrol = (email: string) =>
      desk.nobody.ask('POST', '/sessions/enrolment', {
        body: { email, code: 'AAAA-BBBB-CCCC-DDDD', password: 'trois mouettes sur un quai' },
      });
    for (const email of SPELLINGS.slice(0, 5))
      expect([email, (await enrol(email)).status]).toEqual([email, 401]);
    expect((await enrol(ANALYST)).status).toBe(429);
    for (const n of [1, 2, 3]) {
      const headers = {
        'x-forwarded-for': `192.0.2.${n}`,
        forwarded: `for=192.0.2.${n}`,
        'x-real-ip': `192.0.2.${n}`,
      };
      expect((await sign(ANALYST, installation.password, headers)).status).toBe(429);
    }
  });

  it('with another method try nothing, and count nothing', async () => {
    const body = { email: ANALYST, password: installation.password };
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE']) {
      const { status, headers } = await desk.nobody.ask(method, '/sessions', { body });
      expect([method, status >= 400, headers['set-cookie']]).toEqual([method, true, undefined]);
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
    expect(await installation.adminQuery('select 1 from sign_in_attempt')).toEqual([]);
  });

  it('are too many by far for a follow-up code, a link and a key, which keep nobody out', async () => {
    await installation.adminQuery(ONE_WHILE);
    const own = await desk.declare();
    const { reference, followUpCode } = own.receipt;
    const strangers = (secret: string) => desk.nobody.as(`Basic ${Buffer.from(secret).toString('base64')}`);
    const [first] = await Promise.all(
      [
        `${reference}:AAAA`,
        `${reference}\u00a0:${'A'.repeat(26)}`,
        `VG-0000-0000-0000:${followUpCode}`,
        ':',
        `${reference}`,
      ].map(async (secret) => signs(await strangers(secret).ask('GET', '/follow-up'))),
    );
    for (let i = 0; i < 40; i += 1) {
      const guess = strangers(`${reference}:${String(i).padStart(26, 'Z')}`);
      expect(signs(await guess.ask('GET', '/follow-up'))).toEqual(first);
      expect((await desk.nobody.ask('HEAD', `/acknowledgements/${String(i).padStart(52, 'Z')}`)).status).toBe(
        404,
      );
      const key = desk.nobody.as(`Bearer vgk_${String(i).padStart(52, 'Z')}`);
      expect((await key.ask('GET', '/cases')).status).toBe(401);
    }
    expect((await own.declarant.ask('GET', '/follow-up')).status).toBe(200);
    const spelt = strangers(` ${reference.toLowerCase()} : ${followUpCode.toLowerCase()} `);
    expect((await spelt.ask('GET', '/follow-up')).status).toBe(200);
    // What may be tried without end holds more than anybody tries: 128 bits.
    expect(followUpCode.replace(/-/g, '')).toHaveLength(26);
    const lines = await installation.adminQuery(
      `select 1 from audit_event where reason like 'unknown_reference_or_code%'`,
    );
    expect(lines.length).toBeLessThan(25);
  });
});

describe('an address that is unknown', () => {
  const unknown = (n: number) => `personne${n}@desk.example`;

  it('is answered like a known one: status, body, headers, from the first failure to the wait', async () => {
    for (let i = 0; i < 7; i += 1) {
      const [known, other] = [await sign('analyste2@desk.example'), await sign(unknown(0))];
      expect({ i, ...signs(known) }).toEqual({ i, ...signs(other) });
    }
  });

  it('is answered like an account that was closed, or never enrolled, and like a wrong code', async () => {
    await installation.adminQuery(
      `update account set active = false where email = 'ars-24@autorite.example'`,
    );
    await installation.adminQuery(
      `update account set enrolled_at = null where email = 'ars-27@autorite.example'`,
    );
    const other = signs(await sign(unknown(1), installation.password));
    for (const email of ['ars-24@autorite.example', 'ars-27@autorite.example'])
      expect(signs(await sign(email, installation.password))).toEqual(other);
    const enrol = (email: string) =>
      desk.nobody.ask('POST', '/sessions/enrolment', {
        body: { email, code: 'AAAA-BBBB-CCCC-DDDD', password: 'trois mouettes sur un quai' },
      });
    expect(signs(await enrol(ANALYST))).toEqual(signs(await enrol(unknown(2))));
  });

  it('takes as long', async () => {
    const time = async (email: string) => {
      await installation.adminQuery('truncate sign_in_attempt');
      const start = performance.now();
      await sign(email);
      return performance.now() - start;
    };
    const [known, others]: [number[], number[]] = [[], []];
    for (let i = 0; i < 15; i += 1) {
      known.push(await time(ANALYST));
      others.push(await time(unknown(i)));
    }
    // argon2id dominates; leaving it out for the unknown would show as a factor of three.
    // The fastest of fifteen says what the work is; the others say how busy the machine is.
    const ratio = Math.min(...known) / Math.min(...others);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});
