import { createServer } from 'node:net';
import { Client } from 'pg';

/** The throw-away servers of `npm test`, from the environment that it gives to jest. */
export interface TestGround {
  /** PostgreSQL as super-user, on a database that is nobody's. */
  adminUrl: string;
  /** A migrated database that nobody may connect to. */
  template: string;
  redisUrl: string;
  folder: string;
  rolePasswords: Record<string, string>;
}

/** A migrated and seeded database to clone, with the keys and secrets that belong to it. */
export interface Seeded {
  database: string;
  keysFolder: string;
  secrets: Record<string, string>;
}

/** @throws when it is not `npm test` that runs the tests. */
export function readTestGround(): TestGround {
  const { TEST_DATABASE_URL, TEST_TEMPLATE, TEST_REDIS_URL, TEST_FOLDER, TEST_ROLE_PASSWORDS } = process.env;
  if (!TEST_DATABASE_URL || !TEST_TEMPLATE || !TEST_REDIS_URL || !TEST_FOLDER || !TEST_ROLE_PASSWORDS)
    throw new Error('This test needs the servers that `npm test` starts.');
  const rolePasswords = JSON.parse(TEST_ROLE_PASSWORDS) as Record<string, string>;
  const urls = { adminUrl: TEST_DATABASE_URL, redisUrl: TEST_REDIS_URL };
  return { ...urls, template: TEST_TEMPLATE, folder: TEST_FOLDER, rolePasswords };
}

/** Runs `work` with a super-user's connection, to the cluster or to one database of it. */
export async function asAdmin<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The address of one database of the cluster. */
export function databaseUrl(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/**
 * A free loopback port below those that the kernel lends to outgoing connections, so that a server killed
 * on purpose finds it again.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 15_000 + Math.floor(Math.random() * 17_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
