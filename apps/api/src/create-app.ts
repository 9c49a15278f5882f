import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { getDataSourceToken } from '@nestjs/typeorm';
import { refuseUnsoundWorkflow } from '#domain/cases';
import { Pipeline, refuseDangerousRole, refuseDemonstration } from '#persistence/database';
import { newId } from '#platform/ids';
import type { Log } from '#platform/logging';
import type { Settings } from '#platform/settings';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module';
import { serveOpenApi } from './description/describe-api';
import { NestLog } from './ground/nest-log';
import { AnswerProblems } from './http/answer-problems';
import { declaredRoutes, refuseUnruledRoutes } from './http/declared-routes';
import { followClock } from './http/follow-clock';
import { protect } from './http/protect';
import { RecordAnswers } from './record/record-answers';
import { refuseUnrecordedReadings } from './record/refuse-unrecorded-readings';
import { serveWeb } from './http/serve-web';

/** 256 KiB: a long declaration is 20; files come another way. */
const BODY_LIMIT = 256 * 1024;

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
  refuseUnsoundWorkflow();
  const routes = declaredRoutes(app);
  refuseUnruledRoutes(routes);
  refuseUnrecordedReadings(routes);
  const db = app.get<DataSource>(getDataSourceToken());
  const intake = app.get(Pipeline);
  await refuseDangerousRole(db, 'API_DATABASE_URL');
  await refuseDemonstration(db, settings.mode);
  await refuseDangerousRole({ query: (text) => intake.query(text, []) }, 'INTAKE_DATABASE_URL');
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await protect(fastify, settings);
  followClock(fastify, app);
  RecordAnswers.hook(fastify, app);
  serveOpenApi(app);
  await serveWeb(fastify);
  await app.init();
  fastify.addHook('onClose', () => intake.close());
  return app;
}
