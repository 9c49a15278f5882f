// The servers under the product: PostgreSQL and Redis, given or our own, lasting or thrown away.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { askPostgres, startPostgres } from './postgres.mjs';
import { keepSecrets, makeSecrets } from './secrets.mjs';
import { portBook } from './ports.mjs';
import { canConnect, startRedis } from './redis.mjs';
import { Trouble } from './trouble.mjs';

async function givenPostgres(url) {
  try {
    await askPostgres(url, 'select 1');
  } catch (error) {
    throw new Trouble(`The PostgreSQL of DATABASE_URL does not answer: ${error.message}`, [
      'check the address, the database and the password',
      'or unset DATABASE_URL: a PostgreSQL is then started here',
    ]);
  }
  return { url, adminUrl: url };
}

async function givenRedis(url) {
  if (await canConnect(url)) return { url };
  throw new Trouble('The Redis of REDIS_URL does not answer.', [
    'check the address',
    'or unset REDIS_URL: a Redis is then started here',
  ]);
}

/**
 * Brings up the servers, both at once.
 * @param {{ folder: string, lasting: boolean, database?: string, databaseUrl?: string, redisUrl?: string | null }} options
 *   folder: of the data, created; lasting: keep secrets, ports and data over restarts, fsync on;
 *   databaseUrl, redisUrl: use these servers instead of our own; redisUrl null: no Redis at all
 * @returns {Promise<{ databaseUrl, adminUrl, redisUrl, secrets, ports, onCrash(listener), stop(): Promise<void> }>}
 *   databaseUrl has every right on its database: for migrations and seeds only
 * @throws {Trouble} after stopping what had been started
 */
export async function bringUp({ folder, lasting, database = 'vigie', databaseUrl, redisUrl }) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const secrets = lasting ? keepSecrets(folder) : makeSecrets();
  const ports = portBook(lasting ? path.join(folder, 'ports.json') : undefined);
  const common = (name) => ({
    ...{ lasting, folder: path.join(folder, name), password: secrets[name] },
    logFile: path.join(folder, 'logs', `${name}.log`),
  });
  const own = {
    postgres: async () =>
      startPostgres({ ...common('postgres'), database, port: await ports.choose('postgres') }),
    redis: async () => startRedis({ ...common('redis'), port: await ports.choose('redis') }),
  };
  const started = await Promise.allSettled([
    redisUrl === null ? null : redisUrl ? givenRedis(redisUrl) : own.redis(),
    databaseUrl ? givenPostgres(databaseUrl) : own.postgres(),
  ]);
  const children = started.map(({ value }) => value?.child).filter(Boolean);
  const stop = async () => {
    for (const child of children) await child.stop();
    // The data may lie elsewhere than asked for, where the caller would not look for it.
    const { folder: data } = started[1].value ?? {};
    if (!lasting && data) rmSync(data, { recursive: true, force: true });
  };
  const failed = started.find(({ status }) => status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const [redis, postgres] = started.map(({ value }) => value);
  return {
    ...{ databaseUrl: postgres.url, adminUrl: postgres.adminUrl, redisUrl: redis?.url, secrets, ports, stop },
    onCrash: (listener) => children.forEach((child) => child.onCrash(listener)),
  };
}
