import { spawn } from 'node:child_process';
import path from 'node:path';
import { REPOSITORY } from './child-process';
import type { Installation } from './installation';

/** One transaction that the planted API committed, and what was said in it, its context first. */
export interface Committed {
  readOnly: boolean;
  said: string[];
}

/**
 * Puts the API with holes planted in it (`start-planted-api.ts`) in the place of that of an installation.
 * @returns what stops it
 */
export async function startPlantedApi(installation: Installation): Promise<() => Promise<void>> {
  await installation.kill('api');
  const script = path.join(REPOSITORY, 'dist/test/harness/start-planted-api.js');
  const env = { ...process.env, ...installation.settings, PORT: new URL(installation.url).port };
  const planted = spawn(process.execPath, [script], {
    ...{ cwd: REPOSITORY, env, stdio: ['ignore', 'pipe', 'inherit'] },
  });
  await new Promise<void>((resolve, reject) => {
    planted.stdout!.once('data', () => resolve());
    planted.once('exit', (code) => reject(new Error(`the planted API ended with ${String(code)}`)));
  });
  return async () => {
    const gone = new Promise((resolve) => planted.once('exit', resolve));
    planted.kill('SIGKILL');
    await gone;
  };
}
