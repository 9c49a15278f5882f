import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { getDataSourceToken } from '@nestjs/typeorm';
import { UnitOfWork } from '#persistence/unit-of-work';
import { openLog } from '#platform/logging';
import { loadSettings } from '#platform/settings';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { createApp } from '../../apps/api/src/create-app';
import { DESCRIBED } from '../../apps/api/src/description/described';
import { HealthController } from '../../apps/api/src/health/health.controller';
import { ACCESS_RULE, type AccessRule } from '../../apps/api/src/http/access';
import { declaredRoutes } from '../../apps/api/src/http/declared-routes';
import { UNRECORDED } from '../../apps/api/src/record/readings.data';
import type { Committed } from './planted-api';

// A program of its own: the API with holes planted in it, to see what holds behind them.
//   POST /planted/injection  runs the attacker's SQL in a transaction opened as whoever asks
//   GET  /planted/reading    the same in the transaction of a reading
//   GET  /planted/pool       what the connections of the pool are left with
//   GET  /planted/routes     the routes of the running application
//   GET  /planted/committed  which transactions were committed since it was last asked

const ATTACKS = ['injection', 'reading'];
// The attacker's readings leave no line: what is tried there is what the database holds by itself.
Object.assign(UNRECORDED, { 'GET /planted/reading': 'planted' });

/** Fewer connections than the product opens: the more people share one. */
const POOL = 5;

let app: NestFastifyApplication;
let unitOfWork: UnitOfWork;
let db: DataSource;

function plant(name: string, method: RequestMethod, handler: (request: FastifyRequest) => unknown): void {
  Reflect.defineMetadata(PATH_METADATA, `planted/${name}`, handler);
  Reflect.defineMetadata(METHOD_METADATA, method, handler);
  Reflect.defineMetadata(
    ACCESS_RULE,
    (ATTACKS.includes(name) ? 'session' : 'public') satisfies AccessRule,
    handler,
  );
  Reflect.defineMetadata(DESCRIBED, { summary: 'Planted.' }, handler);
  Object.assign(HealthController.prototype, { [name]: handler });
  const argument = { [`${RouteParamtypes.REQUEST}:0`]: { index: 0, data: undefined, pipes: [] } };
  Reflect.defineMetadata(ROUTE_ARGS_METADATA, argument, HealthController, name);
}

const SQL = 'x-sql';

/** What each statement of the attacker gave, or the code of its refusal. */
async function attack(request: FastifyRequest, how: 'read' | 'write'): Promise<unknown[]> {
  const said = JSON.parse(Buffer.from(String(request.headers[SQL]), 'base64').toString()) as string[];
  const { bearer } = request.principal!;
  const got: unknown[] = [];
  await unitOfWork[how](bearer, async (manager) => {
    for (const statement of said)
      got.push(
        await manager.query<unknown>(statement).catch((e: { code?: string }) => ({ refused: e.code ?? 'x' })),
      );
  }).catch(() => got.push({ refused: 'commit' }));
  return got;
}

const STATE = `select current_user::text as role, session_user::text as login,
  coalesce(current_setting('vigie.session', true), '') || coalesce(current_setting('vigie.follow_up', true), '')
    || coalesce(current_setting('vigie.acknowledgement', true), '') as secret,
  (select count(*)::int from pg_prepared_statements) as prepared,
  (select count(*)::int from pg_cursors) as cursors,
  current_setting('search_path') as path`;

/** Every connection of the pool at once. */
async function pool(): Promise<unknown[]> {
  const runners = Array.from({ length: POOL }, () => db.createQueryRunner());
  const states = [];
  try {
    for (const runner of runners) states.push(...((await runner.query(STATE)) as unknown[]));
  } finally {
    for (const runner of runners) await runner.release();
  }
  return states;
}

let committed: Committed[] = [];

/** Asks PostgreSQL at the end of every transaction whether it could have written. */
function watch(): void {
  const open = db.createQueryRunner.bind(db);
  db.createQueryRunner = (mode) => {
    const runner = open(mode);
    const said: string[] = [];
    const [query, commit] = [runner.query.bind(runner), runner.commitTransaction.bind(runner)];
    runner.query = ((...asked: Parameters<typeof query>) => {
      said.push(asked[0]);
      return query(...asked);
    }) as typeof runner.query;
    runner.commitTransaction = async () => {
      // One that a refused statement has ended answers nothing, and commits nothing.
      const [state] = (await query('show transaction_read_only').catch(() => [])) as Record<string, string>[];
      if (state) committed.push({ readOnly: state.transaction_read_only === 'on', said: [...said] });
      await commit();
    };
    return runner;
  };
}

function takeCommitted(): Committed[] {
  const taken = committed;
  committed = [];
  return taken;
}

async function main(): Promise<void> {
  plant('injection', RequestMethod.POST, (request) => attack(request, 'write'));
  plant('reading', RequestMethod.GET, (request) => attack(request, 'read'));
  plant('pool', RequestMethod.GET, () => pool());
  plant('routes', RequestMethod.GET, () => declaredRoutes(app));
  plant('committed', RequestMethod.GET, () => takeCommitted());
  const settings = loadSettings('api');
  app = await createApp(settings, openLog('test', 'silent'));
  unitOfWork = app.get(UnitOfWork, { strict: false });
  db = app.get<DataSource>(getDataSourceToken(), { strict: false });
  (db.driver as unknown as { master: Pool }).master.options.max = POOL;
  watch();
  await app.listen(Number(settings.PORT), '127.0.0.1');
  process.stdout.write('api ready\n');
}

main().catch((error: unknown) => {
  process.stderr.write(String(error));
  process.exit(1);
});
