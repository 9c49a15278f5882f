import { existsSync } from 'node:fs';
import path from 'node:path';
import serveFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Where `npm run build` puts the pages, beside this program. */
const BUILT_PAGES = path.resolve(__dirname, '../../../../web');

/** Addresses that a person may type, keep or reload; the page itself decides what it shows there. */
const PAGES = {
  'portal.html': ['/', '/declarer', '/recepisse', '/suivi'],
  'console.html': [
    '/console',
    '/console/saisie',
    '/console/fermetures',
    '/console/compte',
    '/console/comptes',
    '/console/retour',
    '/console/recherche',
    '/console/statistiques',
    '/console/acces',
    '/console/a-decider',
    '/console/registre',
    '/console/conservation',
    '/console/bris-de-glace',
    '/console/dossiers/:id',
    '/console/dossiers/:id/enfants',
  ],
} as const;

/** Nothing inline, nothing from elsewhere, no text that becomes script (CSP 3, Trusted Types). */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join(';');

/**
 * Serves the built pages and their files, which are public and hold no data. They are no Nest routes: the rule
 * that each of those declares its access stands untouched. Without built pages the API runs alone.
 */
export async function serveWeb(fastify: FastifyInstance, folder = BUILT_PAGES): Promise<void> {
  const assets = path.join(folder, 'assets');
  if (!existsSync(assets)) return;
  // The names carry a hash of the content; the list of files is read once, at the start.
  await fastify.register(serveFiles, {
    root: assets,
    prefix: '/assets/',
    wildcard: false,
    index: false,
    preCompressed: true,
    maxAge: '365d',
    immutable: true,
  });
  for (const [page, addresses] of Object.entries(PAGES)) {
    const show = (_request: FastifyRequest, reply: FastifyReply) =>
      reply
        .header('content-security-policy', POLICY)
        .header('cache-control', 'no-store')
        .sendFile(page, folder, { cacheControl: false });
    for (const address of addresses) fastify.get(address, show);
  }
}
