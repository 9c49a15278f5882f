import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { getDataSourceToken } from '@nestjs/typeorm';
import { faultsOfWorkflow } from '#domain/cases';
import { Pipeline, refuseDangerousRole } from '#persistence/database';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Log } from '#platform/logging';
import type { Settings } from '#platform/settings';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module';
import { NestLog } from './ground/nest-log';
import { AnswerProblems } from './http/answer-problems';
import { declaredRoutes, refuseUnruledRoutes } from './http/declared-routes';
import { serveOpenApi } from './http/open-api';
import { serveWeb } from './http/serve-web';

/** 256 KiB: a long declaration is 20; files come another way. */
const BODY_LIMIT = 256 * 1024;

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

async function protect(fastify: FastifyInstance, settings: Settings): Promise<void> {
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

/** Where the clock moves, its offset is read before each request, so that all processes agree. */
function followClock(fastify: FastifyInstance, clock: Clock, db: DataSource): void {
  if (!clock.movable) return;
  fastify.addHook('onRequest', async () => {
    const [row] = await db.query<{ milliseconds: string }[]>('select milliseconds from clock_offset');
    clock.shiftBy(Number(row?.milliseconds ?? 0));
  });
}

/** The application, checked and ready to listen. @throws when a route has no rule or a role sees too much. */
export async function createApp(settings: Settings, log: Log): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: () => newId(),
    // Addresses that Fastify itself cannot read never reach Nest's filter.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      new AnswerProblems(log).answer(error, request, reply),
    trustProxy: settings.TRUST_PROXY === 'true',
    connectionTimeout: 60_000,
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings, log), adapter, {
    logger: new NestLog(log),
    abortOnError: false,
    bodyParser: false,
  });
  app.setGlobalPrefix('api/v1');
  app.enableShutdownHooks();
  const faults = faultsOfWorkflow();
  if (faults.length > 0) throw new Error(`The workflow table is unsound: ${faults.join(', ')}`);
  refuseUnruledRoutes(declaredRoutes(app));
  const db = app.get<DataSource>(getDataSourceToken());
  const intake = app.get(Pipeline);
  await refuseDangerousRole(db, 'API_DATABASE_URL');
  await refuseDangerousRole({ query: (text) => intake.query(text, []) }, 'INTAKE_DATABASE_URL');
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await protect(fastify, settings);
  followClock(fastify, app.get(Clock), db);
  serveOpenApi(app);
  await serveWeb(fastify);
  await app.init();
  fastify.addHook('onClose', () => intake.close());
  return app;
}
