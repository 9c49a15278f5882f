import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import type { Settings } from '#platform/settings';
import { errorCodes, type FastifyInstance } from 'fastify';

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

/** The only routes that a page without scripts posts to. */
const FORMS = '/api/v1/acknowledgements/';

/** Headers, cookies and body formats of every answer and request. */
export async function protect(fastify: FastifyInstance, settings: Settings): Promise<void> {
  await fastify.register(helmet, {
    contentSecurityPolicy: CSP,
    strictTransportSecurity: settings.PUBLIC_URL!.startsWith('https:'),
    referrerPolicy: { policy: 'no-referrer' },
  });
  await fastify.register(cookie);
  fastify.decorate('ownOrigin', new URL(settings.PUBLIC_URL!).origin);
  // Anything but JSON is told so (415), not read as an empty declaration.
  fastify.removeContentTypeParser('text/plain');
  // The acknowledgement page posts an empty form; a form anywhere else is told so.
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { bodyLimit: 1024 },
    (request, body, done) => {
      const { url } = request.routeOptions;
      body.resume();
      if (url?.startsWith(FORMS)) return void body.on('end', () => done(null, {}));
      done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE());
    },
  );
  fastify.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
  });
}
