import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { newToken } from '#platform/ids';
import { REPOSITORY } from '../harness/child-process';
import { freePort, readTestGround } from '../harness/test-ground';

/** A running server; `gone` resolves once it is. */
interface Server {
  url: string;
  pid: number;
  gone: Promise<unknown>;
}

/** A Redis that may be killed: nobody else's queue lies in it. */
export class PrivateRedis {
  private server?: Server;
  private readonly password = newToken();

  private constructor(
    private readonly port: number,
    private readonly folder: string,
  ) {}

  static async start(name: string): Promise<PrivateRedis> {
    const folder = path.join(readTestGround().folder, `${name}-redis-${process.pid}`);
    const redis = new PrivateRedis(await freePort(), folder);
    await redis.start();
    return redis;
  }

  /** Address with its password; the same over restarts. */
  get url(): string {
    if (!this.server) throw new Error('Redis is down');
    return this.server.url;
  }

  /** Starts it again on the same port, with what its append-only file still holds. */
  async start(): Promise<void> {
    const script = path.join(REPOSITORY, 'test/faults/redis-process.mjs');
    const child = spawn(process.execPath, [script, this.folder, String(this.port), this.password]);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    this.server = await new Promise<Server>((resolve, reject) => {
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (text: Buffer) => {
          said += text.toString();
          const [line] = /^\{.*\}$/m.exec(said) ?? [];
          if (line) resolve({ ...(JSON.parse(line) as { url: string; pid: number }), gone });
        });
      void gone.then(() => reject(new Error(`Redis did not start: ${said}`)));
    });
  }

  /** SIGKILL. @param lost also loses the volume: the queue comes back empty */
  async kill({ lost = false } = {}): Promise<void> {
    if (this.server) {
      process.kill(this.server.pid, 'SIGKILL');
      await this.server.gone;
    }
    this.server = undefined;
    if (lost) rmSync(this.folder, { recursive: true, force: true });
  }

  async stop(): Promise<void> {
    await this.kill({ lost: true });
  }
}
