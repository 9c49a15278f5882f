import type { Client } from 'pg';
import { startInstallation, type Installation } from '../harness/installation';
import { THINGS_OF_LOCKS, type Lock } from './lock';
import { LOCKS } from './locks.data';
import { fillWorld, openAdmin } from './sql-world';
import { likeliest, mutantsOfLocks, prepareLocks, tryLock, type Opened } from './trigger-mutants';

let installation: Installation;
let db: Client;

beforeAll(async () => {
  installation = await startInstallation({ suite: 'trigger-mutants', processes: ['api'] });
  await fillWorld(installation, { things: THINGS_OF_LOCKS, whole: true });
  db = await openAdmin(installation);
  await prepareLocks(db);
}, 120_000);
afterAll(async () => {
  await db?.end();
  await installation?.stop();
});

const holding: Lock[] = [];

describe('what the database holds by itself, whoever writes', () => {
  it.each(LOCKS.map((lock) => [lock.name, lock] as const))('%s', async (_, lock) => {
    expect(await tryLock(db, lock)).toEqual(lock.answer);
    // What answers otherwise anyway sees nothing.
    holding.push(lock);
  });
});

/** Said twice: the condition of the trigger spares a call, and its function asks the same. */
const SAID_TWICE: Record<string, { besides: string; lock: Lock }> = {
  'incident_case.incident_case_keeps_restriction: without any condition': {
    besides: `do $do$ begin execute replace(pg_get_functiondef('who.keep_restriction'::regproc), 'r.case_id = new.split_from', 'true'); end $do$`,
    lock: LOCKS.find(({ name }) => name === 'a case of its own is in no chain')!,
  },
};

const isSeenBy = async (lock: Lock, sql: string) =>
  JSON.stringify(await tryLock(db, lock, sql)) !== JSON.stringify(lock.answer);

async function isSeen({ name, sql }: Opened): Promise<boolean> {
  const twice = SAID_TWICE[name];
  if (twice)
    return !(await isSeenBy(twice.lock, twice.besides)) && isSeenBy(twice.lock, `${twice.besides};${sql}`);
  for (const lock of likeliest(name, holding)) if (await isSeenBy(lock, sql)) return true;
  return false;
}

describe('a lock that is opened', () => {
  it('is seen: each trigger, each of its conditions, each rule of two persons', async () => {
    const mutants = await mutantsOfLocks(db);
    const survivors = [];
    for (const mutant of mutants) {
      const seen = await isSeen(mutant).catch((cause: unknown) => {
        throw new Error(`cannot be read: ${mutant.name}`, { cause });
      });
      if (!seen) survivors.push(mutant.name);
    }
    process.stdout.write(`\nmutants of locks: ${mutants.length}, ${survivors.length} survive\n`);
    expect(survivors).toEqual([]);
  }, 300_000);
});
