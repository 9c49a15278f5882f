import 'reflect-metadata';
import { openLog } from '#platform/logging';
import { loadSettings } from '#platform/settings';
import { createApp } from './create-app';

async function main(): Promise<void> {
  const settings = loadSettings('api');
  const log = openLog('api', settings.LOG_LEVEL!);
  const app = await createApp(settings, log);
  await app.listen(Number(settings.PORT), settings.HOST!);
  log.info({ address: `http://${settings.HOST}:${settings.PORT}` }, 'api ready');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
