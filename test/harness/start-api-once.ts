import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { openLog } from '#platform/logging';
import { loadSettings } from '#platform/settings';
import { createApp } from '../../apps/api/src/create-app';
import { HealthController } from '../../apps/api/src/health/health.controller';
import { declaredRoutes } from '../../apps/api/src/http/declared-routes';

// A program of its own: the API loads ES modules while it starts, which jest cannot.
// Prints the routes of the API as JSON; with `planted`, a route without an access rule is among them.

function plant(): void {
  const planted = () => 'open to everybody';
  Reflect.defineMetadata(PATH_METADATA, 'planted', planted);
  Reflect.defineMetadata(METHOD_METADATA, RequestMethod.GET, planted);
  Object.assign(HealthController.prototype, { planted });
}

async function main(): Promise<void> {
  if (process.argv[2] === 'planted') plant();
  const app = await createApp(loadSettings('api'), openLog('test', 'silent'));
  process.stdout.write(JSON.stringify(declaredRoutes(app)));
  await app.close();
}

main().catch((error: unknown) => {
  process.stderr.write(String(error));
  process.exit(1);
});
