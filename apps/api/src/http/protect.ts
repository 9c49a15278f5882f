import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import type { Settings } from '#platform/settings';
import type { FastifyInstance } from 'fastify';

const CSP = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
};

/** Headers, cookies and body formats of every answer and request. */
export async function protect(fastify: FastifyInstance, settings: Settings): Promise<void> {
  await fastify.register(helmet, {
    contentSecurityPolicy: CSP,
    strictTransportSecurity: settings.PUBLIC_URL!.startsWith('https:'),
    referrerPolicy: { policy: 'no-referrer' },
  });
  await fastify.register(cookie);
  // Anything but JSON is told so (415), not read as an empty declaration.
  fastify.removeContentTypeParser('text/plain');
  // The acknowledgement page posts an empty form; nothing else is read from forms.
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { bodyLimit: 1024 },
    (_request, body, done) => {
      body.resume().on('end', () => done(null, {}));
    },
  );
  fastify.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
  });
}
