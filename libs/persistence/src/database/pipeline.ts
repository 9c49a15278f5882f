import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { Pool, type PoolClient } from 'pg';
import type { Statement } from './statement';

/** A pool that sends a whole transaction without waiting between its statements. */
export class Pipeline {
  private readonly pool: Pool;
  private readonly names = new Map<string, string>();

  constructor(url: string, application: string, max = 10) {
    // `pipeline` sends queries without waiting for the answer of the one before.
    const options = { connectionString: url, application_name: application, max, pipeline: true };
    this.pool = new Pool(options);
    // An idle connection that dies (a restarted server) must not end the process.
    this.pool.on('error', () => undefined);
  }

  /** Runs the statements in one transaction; a failed one turns the commit into a rollback. */
  async commit(statements: readonly Statement[]): Promise<void> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await this.send(client, statements);
    } catch (error) {
      broken = error as Error;
      throw error;
    } finally {
      // A connection whose server went away must not go back to the pool.
      client.release(broken !== undefined && !('constraint' in broken));
    }
  }

  async query<T>(text: string, values: unknown[]): Promise<T[]> {
    return (await this.pool.query(text, values)).rows as T[];
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private async send(client: PoolClient, statements: readonly Statement[]): Promise<void> {
    // One write for the whole transaction: the driver would wake the kernel and the server once a statement.
    const { stream } = (client as PoolClient & { connection: { stream: Socket } }).connection;
    stream.cork();
    const sent = [
      client.query('begin'),
      ...statements.map((s) => client.query({ ...s, name: this.nameOf(s.text) })),
      client.query('commit'),
    ];
    stream.uncork();
    const outcomes = await Promise.allSettled(sent);
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** A prepared statement is planned once per connection; its name stands for its text. */
  private nameOf(text: string): string {
    const known = this.names.get(text);
    if (known) return known;
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
    this.names.set(text, name);
    return name;
  }
}
