import { execFileSync, spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ContentInfo, PKIStatusInfo, TimeStampReq, TimeStampResp } from 'pkijs';
import { askTimeStamp, TimeStampRefused } from '../../apps/worker/src/sealing/ask-time-stamp';
import { ROOT } from '../architecture/cruise';
import { TimeStampAuthority } from '../builders/time-stamp-authority';

const HEAD = Buffer.from('vigie-head/1\nnumber 1\n');
type Answer = (query: Buffer) => Promise<Buffer> | Buffer;
interface Reader {
  readToken(token: Buffer, bytes: Buffer, trusted: unknown[]): Promise<number>;
  readCertificates(pem: string): unknown[];
}

let server: Server | undefined;
let authority: TimeStampAuthority;
let reader: Reader;
beforeAll(async () => {
  authority = await TimeStampAuthority.found();
  reader = (await import(path.join(ROOT, 'scripts/record/read-token.mjs'))) as Reader;
});
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A time-stamping authority over HTTP. @returns its address */
async function serve(answer: Answer, status = 200): Promise<string> {
  server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      void Promise.resolve(Buffer.concat(pieces))
        .then(answer)
        .then((body) => {
          response.writeHead(status, { 'content-type': 'application/timestamp-reply' }).end(body);
        })
        .catch((error: Error) => response.destroy(error));
    });
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const nonceOf = (query: Buffer) =>
  Buffer.from(TimeStampReq.fromBER(new Uint8Array(query)).nonce!.valueBlock.valueHexView);
function respond(token: Buffer): Buffer {
  const timeStampToken = ContentInfo.fromBER(new Uint8Array(token));
  const response = new TimeStampResp({ status: new PKIStatusInfo({ status: 0 }), timeStampToken });
  return Buffer.from(response.toSchema().toBER());
}

describe('a time stamp', () => {
  const at = Date.parse('2026-11-22T10:00:00Z');

  it('is taken when it dates the head, answers this request and is signed', async () => {
    const url = await serve(async (query) => respond(await authority.stamp(HEAD, at, nonceOf(query))));
    const stamp = await askTimeStamp(url, HEAD);
    expect(stamp.at).toBe(at);
    expect(await reader.readToken(stamp.token, HEAD, [authority.anchor])).toBe(at);
    const other = await TimeStampAuthority.found();
    await expect(reader.readToken(stamp.token, HEAD, [other.anchor])).rejects.toThrow('certificate');
  });

  const swapped = (token: Buffer) => {
    // The type of the content, which nobody signs: under another one nothing would be asked of what it dates.
    const hex = token.toString('hex').replace('060b2a864886f70d0109100104a0', '060b2a864886f70d0109100105a0');
    return Buffer.from(hex, 'hex');
  };
  it.each<[string, number, Answer]>([
    ['answers another request', 200, async () => respond(await authority.stamp(HEAD, at, Buffer.of(9)))],
    [
      'dates something else',
      200,
      async (q) => respond(await authority.stamp(Buffer.from('x'), at, nonceOf(q))),
    ],
    [
      'hides what it dates',
      200,
      async (q) => respond(swapped(await authority.stamp(Buffer.from('x'), at, nonceOf(q)))),
    ],
    ['is a refusal', 200, () => Buffer.from('30053003020102', 'hex')],
    ['is no token', 200, () => Buffer.from('not asn.1')],
    ['is an error page', 503, () => Buffer.from('down')],
    ['is endless', 200, () => Buffer.alloc(200_000)],
  ])('is refused when what comes %s', async (_why, status, answer) => {
    const url = await serve(answer, status);
    await expect(askTimeStamp(url, HEAD)).rejects.toThrow(TimeStampRefused);
  });
});

const openssl = spawnSync('openssl', ['version'], { encoding: 'utf8' });
const missing = openssl.status === 0 ? null : 'skipped: no openssl program here to be the authority';
if (missing) process.stdout.write(`\n${missing}\n`);

(missing ? describe.skip : describe)('an authority that somebody else wrote', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vigie-tsa-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const run = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });

  beforeAll(() => {
    writeFileSync(path.join(folder, 'serial'), '01\n');
    writeFileSync(path.join(folder, 'ts.cnf'), CONFIGURATION);
    run(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
      '-subj',
      '/CN=Racine',
      '-days',
      '3650',
    );
    run(
      'req',
      '-new',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'tsa.key',
      '-out',
      'tsa.csr',
      '-subj',
      '/CN=Horodatage',
    );
    run(
      'x509',
      '-req',
      '-in',
      'tsa.csr',
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      '-out',
      'tsa.pem',
      '-days',
      '3650',
      '-extfile',
      'ts.cnf',
      '-extensions',
      'stamping',
    );
  });

  it('gives a token that the worker takes and the verifier believes', async () => {
    const url = await serve((query) => {
      writeFileSync(path.join(folder, 'query'), query);
      run('ts', '-reply', '-config', 'ts.cnf', '-queryfile', 'query', '-out', 'reply');
      return readFileSync(path.join(folder, 'reply'));
    });
    const stamp = await askTimeStamp(url, HEAD);
    expect(Math.abs(stamp.at - Date.now())).toBeLessThan(60_000);
    const trusted = reader.readCertificates(readFileSync(path.join(folder, 'ca.pem'), 'utf8'));
    expect(await reader.readToken(stamp.token, HEAD, trusted)).toBe(stamp.at);
    await expect(reader.readToken(stamp.token, Buffer.from('other'), trusted)).rejects.toThrow();
  });
});

const CONFIGURATION = `
[tsa]
default_tsa = own
[own]
serial = serial
signer_cert = tsa.pem
certs = ca.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
[stamping]
extendedKeyUsage = critical,timeStamping
`;
