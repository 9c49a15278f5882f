import type { PoolClient } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { Statement } from '#persistence/database';

/**
 * On whose behalf a transaction runs. The secret is put into the transaction and verified by the database;
 * the audience is the role whose policies apply.
 */
export type Bearer =
  | { audience: 'vigie_staff' | 'vigie_party'; session: string }
  | { audience: 'vigie_declarant'; followUp: string }
  | { audience: 'vigie_recipient'; acknowledgement: string }
  /** The key of a tool of a facility, where it may read. */
  | { audience: 'vigie_party'; apiKey: string }
  /** No audience: only functions that check secrets can be asked. `request` goes into their record. */
  | { audience: null; session: string | null; apiKey?: string | null; request?: string };

type Setting = [name: string, value: string];

function secretsOf(bearer: Bearer): Setting[] {
  const settings: Setting[] = [];
  if ('session' in bearer && bearer.session) settings.push(['vigie.session', bearer.session]);
  if ('apiKey' in bearer && bearer.apiKey) settings.push(['vigie.api_key', bearer.apiKey]);
  if ('request' in bearer && bearer.request) settings.push(['vigie.request', bearer.request]);
  if ('followUp' in bearer) settings.push(['vigie.follow_up', bearer.followUp]);
  if ('acknowledgement' in bearer) settings.push(['vigie.acknowledgement', bearer.acknowledgement]);
  return settings;
}

/** Local to the transaction (third argument): the pooled connection comes back without a bearer. */
function setAll(settings: readonly Setting[]): Statement[] {
  if (settings.length === 0) return [];
  const calls = settings.map((_, i) => `set_config($${2 * i + 1}, $${2 * i + 2}, true)`);
  return [{ text: `select ${calls.join(', ')}`, values: settings.flat() }];
}

/** What shows the secret of a bearer in a transaction that keeps the role of its login; nothing for nobody. */
export const showSecret = (bearer: Bearer | null): Statement[] => setAll(bearer ? secretsOf(bearer) : []);

async function putOn(bearer: Bearer, readOnly: boolean, db: QueryRunner): Promise<void> {
  const settings = secretsOf(bearer);
  if (bearer.audience) settings.push(['role', bearer.audience]);
  // Before anything is read or asked: from then on the transaction cannot be made to write any more.
  if (readOnly) settings.unshift(['transaction_read_only', 'on']);
  for (const { text, values } of setAll(settings)) await db.query(text, values);
}

// All that DISCARD ALL does, but for the plans of our own functions, which are the same for everybody.
const AS_IT_CAME = `set session authorization default; reset all; close all; unlisten *; deallocate all; discard temp;
  select pg_advisory_unlock_all()`;

/**
 * The connection goes back as it came. What was set for longer than the transaction, by a statement that was not
 * ours, would meet the next person: a role, a setting, a temporary table in front of a real one, a lock. One that cannot
 * be made so goes back to nobody: the pool drops what has ended.
 */
async function giveBack(runner: QueryRunner): Promise<void> {
  await runner.query(AS_IT_CAME).catch(() => endOf(runner).catch(() => undefined));
  await runner.release();
}

async function endOf(runner: QueryRunner): Promise<void> {
  const connection = (await runner.connect()) as PoolClient & { end(): Promise<void> };
  await connection.end();
}

/** Opens transactions as somebody. Nothing else in the product opens one. */
export class UnitOfWork {
  constructor(private readonly db: DataSource) {}

  /** A transaction that may write. Everything in it is committed, or nothing. */
  write<T>(bearer: Bearer, work: (db: EntityManager) => Promise<T>): Promise<T> {
    return this.run(bearer, false, work);
  }

  /** A READ ONLY transaction, whatever the code inside believes. */
  read<T>(bearer: Bearer, work: (db: EntityManager) => Promise<T>): Promise<T> {
    return this.run(bearer, true, work);
  }

  private async run<T>(
    bearer: Bearer,
    readOnly: boolean,
    work: (db: EntityManager) => Promise<T>,
  ): Promise<T> {
    const runner = this.db.createQueryRunner();
    try {
      await runner.connect();
      await runner.startTransaction();
      await putOn(bearer, readOnly, runner);
      const result = await work(runner.manager);
      await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      // Whoever asked does not wait for it; the next one has the connection only afterwards.
      void giveBack(runner);
    }
  }
}

/** Executes statements in order inside the transaction of `db`. */
export async function execute(db: EntityManager, statements: readonly Statement[]): Promise<void> {
  for (const { text, values } of statements) await db.query(text, values);
}
