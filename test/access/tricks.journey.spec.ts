import type { Client } from 'pg';
import { startInstallation, type Installation } from '../harness/installation';
import { THINGS_OF_LOCKS } from './lock';
import { fillWorld, openAdmin } from './sql-world';
import { tryLock } from './trigger-mutants';
import { TRICKS } from './tricks.data';

let installation: Installation;
let db: Client;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'tricks', processes: ['api'] });
  await fillWorld(installation, { things: THINGS_OF_LOCKS, whole: true });
  db = await openAdmin(installation);
}, 120_000);
afterAll(async () => {
  await db?.end();
  await installation?.stop();
});

describe('what somebody tries who writes SQL under a session of their own', () => {
  it.each(TRICKS.map((trick) => [trick.name, trick] as const))('%s', async (_, trick) => {
    expect(await tryLock(db, trick)).toEqual(trick.answer);
  });
});
