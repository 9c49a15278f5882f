import { Client } from 'pg';
import type { Installation } from './installation';

/** Runs `work` on a bare connection of one of the product's processes. */
export async function connectAs<T>(
  { settings }: Installation,
  login: 'API' | 'INTAKE' | 'WORKER' | 'SEALER',
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: settings[`${login}_DATABASE_URL`] });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** How many rows of a table the connection sees; `refused` when it may not even ask. */
export async function tryRows(client: Client, table: string): Promise<number | 'refused'> {
  try {
    return (await client.query(`select 1 from ${table}`)).rows.length;
  } catch (error) {
    if ((error as { code?: string }).code === '42501') {
      await client.query('rollback').catch(() => undefined);
      return 'refused';
    }
    throw error;
  }
}
