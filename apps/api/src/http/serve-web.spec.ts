import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { serveWeb } from './serve-web';

describe('the built pages', () => {
  let folder: string;
  let server: FastifyInstance;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'vigie-pages-'));
    mkdirSync(path.join(folder, 'assets'));
    for (const page of ['portal', 'console']) writeFileSync(path.join(folder, `${page}.html`), page);
    writeFileSync(path.join(folder, 'secret.txt'), 'secret');
    writeFileSync(path.join(folder, 'assets/portal-1a2b.js'), 'script');
    server = fastify();
    await serveWeb(server, folder);
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['/', 'portal'],
    ['/declarer', 'portal'],
    ['/recepisse', 'portal'],
    ['/suivi', 'portal'],
    ['/console', 'console'],
    ['/console/saisie', 'console'],
    ['/console/fermetures', 'console'],
    ['/console/recherche', 'console'],
    ['/console/a-decider', 'console'],
    ['/console/statistiques', 'console'],
    ['/console/dossiers/0190', 'console'],
    ['/console/dossiers/0190/enfants', 'console'],
  ])('are served at %s (%s), never stored, with nothing inline allowed', async (url, page) => {
    const { statusCode, body, headers } = await server.inject(url);
    expect([statusCode, body, headers['cache-control']]).toEqual([200, page, 'no-store']);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|nonce|sha256|https?:|\*/);
  });

  it('keep their hashed files for a year', async () => {
    const { statusCode, headers } = await server.inject('/assets/portal-1a2b.js');
    expect([statusCode, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
  });

  it.each(['/secret.txt', '/assets/../secret.txt', '/assets/%2e%2e/secret.txt', '/assets/', '/portal.html'])(
    'give nothing else away at %s',
    async (url) => {
      expect((await server.inject(url)).statusCode).toBe(404);
    },
  );

  it('may be absent: the API runs alone', async () => {
    const alone = fastify();
    await serveWeb(alone, path.join(folder, 'nowhere'));
    expect((await alone.inject('/')).statusCode).toBe(404);
    await alone.close();
  });
});
