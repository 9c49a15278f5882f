import { createHash } from 'node:crypto';
import { Pool, type PoolClient } from 'pg';
import { OneSync, type NamedStatement } from './one-sync';
import type { Statement } from './statement';

/** A pool that sends a whole transaction without waiting between its statements. */
export class Pipeline {
  private readonly pool: Pool;
  private readonly names = new Map<string, string>();
  private readonly planned = new WeakMap<PoolClient, Set<string>>();

  constructor(url: string, application: string, max = 10) {
    this.pool = new Pool({ connectionString: url, application_name: application, max });
    // An idle connection that dies (a restarted server) must not end the process.
    this.pool.on('error', () => undefined);
  }

  /** Runs the statements in one transaction: all of them are committed, or none. */
  async commit(statements: readonly Statement[]): Promise<void> {
    const client = await this.pool.connect();
    const planned = this.planned.get(client) ?? new Set();
    const named = statements.map((statement) => this.named(statement));
    let broken: Error | undefined;
    try {
      const submission = new OneSync(named, planned);
      client.query(submission);
      await submission.outcome;
      for (const { name } of named) planned.add(name);
      this.planned.set(client, planned);
    } catch (error) {
      broken = error as Error;
      throw error;
    } finally {
      // After an error nobody knows which plans the server took; and its connection may be gone.
      const sure = named.every(({ name }) => planned.has(name));
      client.release(broken !== undefined && !(sure && 'constraint' in broken));
    }
  }

  async query<T>(text: string, values: unknown[]): Promise<T[]> {
    // The driver keeps its own account of the plans that it asked for: they have names of their own.
    const { name, ...statement } = this.named({ text, values });
    return (await this.pool.query({ ...statement, name: `read-${name}` })).rows as T[];
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  /** A prepared statement is planned once per connection; its name stands for its text. */
  private named({ text, values }: Statement): NamedStatement {
    let name = this.names.get(text);
    if (!name) {
      name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
      this.names.set(text, name);
    }
    return { name, text, values };
  }
}
