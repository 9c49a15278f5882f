import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Log } from '#platform/logging';
import type { Settings } from '#platform/settings';
import { AppModule } from '../../apps/api/src/app.module';
import { describeApi } from '../../apps/api/src/description/describe-api';
import { DescribedApi, type Description } from './described-api';

const NOWHERE = 'postgres://nobody:none@127.0.0.1:1/none';
const SETTINGS = {
  ...{ MOVABLE_CLOCK: 'true', PUBLIC_URL: 'https://vigie.example' },
  ...{ NIS2_IN_FORCE_FROM: '', NIS2_RECIPIENT: 'anssi' },
  ...{ API_DATABASE_URL: NOWHERE, INTAKE_DATABASE_URL: NOWHERE },
};

/** The API as Nest reads it, connected to nothing, and its description as a client reads it. */
export async function previewApi(): Promise<{ app: NestFastifyApplication; api: DescribedApi }> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(SETTINGS as unknown as Settings, {} as Log),
    new FastifyAdapter(),
    { logger: ['error'], preview: true, abortOnError: false },
  );
  app.setGlobalPrefix('api/v1');
  return { app, api: new DescribedApi(JSON.parse(JSON.stringify(describeApi(app))) as Description) };
}
