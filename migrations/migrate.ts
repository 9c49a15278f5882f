import { DataSource } from 'typeorm';
import { loadSettings } from '#platform/settings';
import { openLog } from '#platform/logging';
import { MIGRATIONS } from './index';
import { keepTemporaryAway } from './keep-temporary-away';
import { keepWitness } from './keep-witness';
import { refuseOtherSchema } from './refuse-other-schema';

/** Gives each login role the password found in the address by which its process will connect. */
async function setPasswords(db: DataSource, addresses: string[]): Promise<void> {
  for (const address of addresses) {
    const { username, password } = new URL(address);
    const [{ statement }] = (await db.query(
      `select format('alter role %I password %L', $1::text, $2::text) as statement`,
      [decodeURIComponent(username), decodeURIComponent(password)],
    )) as [{ statement: string }];
    await db.query(statement);
  }
}

async function migrate(): Promise<void> {
  const settings = loadSettings('migrate');
  const log = openLog('migrate', settings.LOG_LEVEL!);
  const db = new DataSource({
    type: 'postgres',
    url: settings.DATABASE_URL,
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
  });
  await db.initialize();
  try {
    // Two processes that migrate at once take turns.
    const one = db.createQueryRunner();
    await one.query(`select pg_advisory_lock(715000)`);
    const done = await db.runMigrations();
    await refuseOtherSchema(db, done.length > 0);
    await keepTemporaryAway(one);
    await setPasswords(db, [
      settings.API_DATABASE_URL!,
      settings.INTAKE_DATABASE_URL!,
      settings.WORKER_DATABASE_URL!,
      settings.SEALER_DATABASE_URL!,
    ]);
    await one.query('set role vigie_registrar');
    await keepWitness(one, settings.SIGN_IN_SECRET!);
    await one.query('reset role');
    await one.query(`select pg_advisory_unlock(715000)`);
    await one.release();
    log.info({ applied: done.map((m) => m.name) }, 'database migrated');
  } finally {
    await db.destroy();
  }
}

migrate().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
