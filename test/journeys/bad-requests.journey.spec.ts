import { connect } from 'node:net';
import { Desk } from '../harness/desk';
import type { HttpClient } from '../harness/http-client';
import { startInstallation, type Installation } from '../harness/installation';
import { expectProblem, traces, type Refusal } from '../harness/refusals';

let installation: Installation;
let desk: Desk;
let analyst: HttpClient;
let id: string;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'bad-requests', processes: ['api'] });
  desk = new Desk(installation);
  analyst = await desk.analyst();
  ({ id } = await desk.declare());
}, 60_000);
afterAll(() => installation?.stop());

const page = (mark: unknown) => Buffer.from(JSON.stringify(mark)).toString('base64url');
const NOW = '2026-01-01T00:00:00.000Z';
const UUID = '01890000-0000-7000-8000-000000000000';

/** Sends bytes as they are and gives the status of the answer. */
function sendBytes(text: string): Promise<number> {
  const { hostname, port } = new URL(installation.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text, 'latin1'));
    let seen = '';
    socket.on('data', (piece) => (seen += piece.toString('latin1')));
    socket.once('error', reject);
    socket.once('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(seen)?.[1] ?? 0)));
  });
}

describe('a page of the queue', () => {
  it.each([
    ['no base64', '%00%ff'],
    ['words', page('x')],
    ['an empty list', page([])],
    ['no identifier', page([1, NOW, '------------------------------------'])],
    ['the 30th of February', page([1, '2026-02-30T00:00:00.000Z', UUID])],
    ['the year 0', page([1, '0000-01-01T00:00:00.000Z', UUID])],
    ['a score that is none', page([1e9, NOW, UUID])],
    ['SQL', page([1, `${NOW}'; select 1 --`, UUID])],
    ['nothing', ''],
    ['blanks', '%20'],
    ['much', 'A'.repeat(5000)],
  ])('is refused at an unknown mark: %s', async (_, mark) => {
    const answer = await analyst.ask<Refusal>('GET', `/cases?after=${mark}`);
    expectProblem(answer);
    expect(answer.body.errors?.map(({ field }) => field)).toEqual(['after']);
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=x', 'limit'],
    ['limit=', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['status=open', 'status'],
    ['status=received&status=received', 'status'],
    ['status=', 'status'],
    ['assignee=x', 'assignee'],
    ['constructor=x', 'constructor'],
    ['after=a&after=b', 'after'],
  ])('is refused with %s', async (query, field) => {
    const answer = await analyst.ask<Refusal>('GET', `/cases?${query}`);
    expectProblem(answer);
    expect(answer.body.errors?.map((error) => error.field)).toContain(field);
  });

  it.each(['q=', 'q=%00', 'q=%20', '', `q=${'x'.repeat(101)}`, 'q=a&q=b', 'q[]=a', 'x=1&q=lille'])(
    'is searched for facilities by words only: %p',
    async (query) => {
      const answer = await desk.nobody.ask<Refusal>('GET', `/facilities?${query}`);
      expectProblem(answer);
    },
  );

  it('finds no facility by the signs of a pattern', async () => {
    for (const q of ['%25', '_', '.*', "'", '\\'])
      expect((await desk.nobody.ask('GET', `/facilities?q=${q}%25zz`)).body).toEqual({ facilities: [] });
  });
});

describe('an identifier in a path', () => {
  it.each([
    '1',
    'null',
    'undefined',
    '%00',
    '..',
    '%2e%2e',
    'x'.repeat(90),
    `${UUID}%00`,
    `'or''='`,
    '%F0%9F',
  ])('answers as an unknown case does: %s', async (wrong) => {
    for (const [method, path] of [
      ['GET', `/cases/${wrong}`],
      ['GET', `/cases/${wrong}/timeline`],
      ['POST', `/cases/${wrong}/take`],
      ['POST', `/cases/${id}/letters/${wrong}/retry`],
    ] as const) {
      const answer = await analyst.ask<Refusal>(method, path);
      expectProblem(answer);
      expect([400, 404]).toContain(answer.status);
    }
  });
});

describe('a path spelt otherwise', () => {
  // What a lenient router or a proxy before it might take for the case: none may open it to nobody.
  const spellings = (path: string) => [
    path,
    `${path}/`,
    `/${path}`,
    path.replace('/cases', '//cases'),
    path.replace('/cases/', '/cases//'),
    path.replace('/cases/', '/cases%2f'),
    path.replace('/cases/', '/cases%2F'),
    path.replace('/cases/', '/cases;x=1/'),
    path.replace('/cases', '/CASES'),
    path.replace('/cases', '/x/../cases'),
    path.replace('/cases', '/%63ases'),
    path.replace('/cases', '/./cases'),
    path.replace('/cases/', '/cases\\'),
    `${path};jsessionid=1`,
    `${path}%20`,
    `${path}%00`,
    `${path}.json`,
    `${path}?authorization=x`,
    `${path}#x`,
    path.toUpperCase(),
  ];

  it.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    'opens nothing to nobody with %s',
    async (method) => {
      for (const path of spellings(`/api/v1/cases/${id}`)) {
        const { status, text } = await desk.nobody.askRoot(method, path);
        expect([path, status >= 400 && status < 500]).toEqual([path, true]);
        expect(text).not.toContain('CH d’');
      }
    },
  );

  it('shows a case to its analyst under one name, and says the others in a problem', async () => {
    for (const path of spellings(`/api/v1/cases/${id}`)) {
      const answer = await analyst.askRoot<Refusal>('GET', path);
      if (answer.status === 200) expect(answer.text).toContain(id);
      else expectProblem(answer);
    }
  });

  it('answers a stranger with a problem wherever he knocks', async () => {
    for (const path of ['/api', '/api/v1', '/api/v1/', '/api/v2/cases', '/.env', '/api/v1/../../etc/passwd'])
      expectProblem(await desk.nobody.askRoot<Refusal>('GET', path));
  });

  it('needs a session for HEAD as for GET, and gives it no body', async () => {
    const seen = await analyst.ask('HEAD', `/cases/${id}`);
    expect([seen.status, seen.bytes.length]).toEqual([200, 0]);
    expect((await desk.nobody.ask('HEAD', `/cases/${id}`)).status).toBe(401);
  });
});

describe('a header', () => {
  it.each([
    ['authorization', 'Bearer'],
    ['authorization', 'Bearer \u00ff'],
    ['authorization', `Bearer ${'A'.repeat(5000)}`],
    ['authorization', "Bearer ' or 1=1"],
    ['authorization', 'Basic'],
    ['authorization', 'Basic !!!'],
    ['authorization', 'Digest x'],
    ['cookie', `__Host-vigie=${'A'.repeat(26)}`],
    ['cookie', '__Host-vigie=%00; =; ;;;'],
    ['cookie', `__proto__=x; constructor=y`],
  ])('that is no session opens nothing: %s: %s', async (name, value) => {
    const answer = await desk.nobody.ask<Refusal>('GET', '/cases', { headers: { [name]: value } });
    expectProblem(answer);
    expect(answer.status).toBe(401);
  });

  it('is no way to an act for a page of another site, even with the cookie', async () => {
    const cookie = `__Host-vigie=${await desk.tokenOf('analyste@desk.example')}`;
    const from = (site: string) => ({ headers: { cookie, 'sec-fetch-site': site } });
    expect((await desk.nobody.ask('POST', `/cases/${id}/take`, from('cross-site'))).status).toBe(401);
    expect((await desk.nobody.ask('POST', `/cases/${id}/take`, from('same-site'))).status).toBe(401);
    expect((await desk.nobody.ask('POST', `/cases/${id}/take`, from('same-origin'))).status).toBe(200);
  });

  it.each([
    ['accept-language', '\u00ff, q=x;;;,,'],
    ['accept', 'x'.repeat(4000)],
    ['x-forwarded-for', '127.0.0.1, \u00ff'],
    ['x-http-method-override', 'DELETE'],
    ['host', 'mal.example'],
    ['if-none-match', '*'],
    ['range', 'bytes=0-1'],
  ])('that is strange changes nothing: %s', async (name, value) => {
    expect((await analyst.ask('GET', `/cases/${id}`, { headers: { [name]: value } })).status).toBe(200);
  });

  it.each([
    ['a header line without a name', 'GET /api/v1/health HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n'],
    ['a control character', 'GET /api/v1/health HTTP/1.1\r\nHost: x\r\nX: a\u0001b\r\n\r\n'],
    ['a NUL in the path', 'GET /api/v1/health\u0000 HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['no host', 'GET /api/v1/health HTTP/1.1\r\n\r\n'],
    [
      'two lengths',
      'POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    ],
    [
      'a length and chunks',
      'POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['another protocol', 'EHLO mal.example\r\n\r\n'],
    ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`],
  ])('is refused when no HTTP can be read from it: %s', async (_, text) => {
    const status = await sendBytes(text);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  it('leaves nothing behind', async () => {
    const before = await traces(installation);
    await desk.nobody.ask('POST', '/declarations', {
      body: {},
      headers: { 'idempotency-key': '\u00ff'.repeat(20) },
    });
    expect(await traces(installation)).toBe(before);
    expect((await desk.nobody.ask('GET', '/health')).status).toBe(200);
  });
});
