import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { getDataSourceToken } from '@nestjs/typeorm';
import { refuseUnsoundWorkflow } from '#domain/cases';
import { refuseDangerousRole, refuseDemonstration } from '#persistence/database';
import { openLog } from '#platform/logging';
import { loadSettings, type Settings } from '#platform/settings';
import type { DataSource } from 'typeorm';
import type { DeskIdentity } from './ground/providers';
import { PeriodicWork } from './jobs/periodic-work';
import { Queue } from './outbox/queue';
import { RecordKey } from './sealing/record-key';
import { WorkerModule } from './worker.module';

async function readDesk(settings: Settings): Promise<DeskIdentity> {
  const { DESK_NAME: name, DESK_EMAIL: address, DESK_PHONE: phone } = settings;
  const privateKey = await readFile(settings.DESK_KEY_FILE!, 'utf8').catch(() => {
    throw new Error(`DESK_KEY_FILE cannot be read: ${settings.DESK_KEY_FILE}`);
  });
  const key = { privateKey, passphrase: settings.DESK_KEY_PASSPHRASE! };
  return { name: name!, address: address!, phone: phone!, key };
}

async function main(): Promise<void> {
  const settings = loadSettings('worker');
  const log = openLog('worker', settings.LOG_LEVEL!);
  refuseUnsoundWorkflow();
  const keys = { desk: await readDesk(settings), record: await RecordKey.read(settings.RECORD_KEY_FILE!) };
  const app = await NestFactory.createApplicationContext(WorkerModule.with(settings, log, keys), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  app.enableShutdownHooks();
  const db = app.get<DataSource>(getDataSourceToken());
  await refuseDangerousRole(db, 'WORKER_DATABASE_URL');
  await refuseDemonstration(db, settings.mode);
  app.get(Queue).consume();
  app.get(PeriodicWork).start();
  log.info('worker ready');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
