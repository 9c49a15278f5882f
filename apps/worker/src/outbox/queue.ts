import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Claimed } from '#persistence/deliveries';
import type { Log } from '#platform/logging';
import { Queue as BullQueue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { LOG, WorkerSettings } from '../ground/providers';
import { JobHandlers } from '../jobs/job-handlers';

const NAME = 'outbox';
const CONCURRENCY = 8;
// PostgreSQL remembers what was done: a kept job would only block its own id.
const FORGET = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const;

/** BullMQ spreads the work over workers; what it loses, the relay finds again in PostgreSQL. */
@Injectable()
export class Queue implements BeforeApplicationShutdown {
  private readonly producer: Redis;
  private readonly consumer: Redis;
  private readonly queue: BullQueue;
  private worker?: Worker;

  constructor(
    private readonly settings: WorkerSettings,
    private readonly handlers: JobHandlers,
    @Inject(LOG) private readonly log: Log,
  ) {
    // A producer fails at once when Redis is away; a consumer waits for it.
    this.producer = new Redis(settings.REDIS_URL, { maxRetriesPerRequest: 1, enableOfflineQueue: false });
    this.consumer = new Redis(settings.REDIS_URL, { maxRetriesPerRequest: null });
    for (const redis of [this.producer, this.consumer]) redis.on('error', () => undefined);
    this.queue = new BullQueue(NAME, { connection: this.producer, prefix: settings.REDIS_PREFIX });
    this.queue.on('error', () => undefined);
  }

  /** Whether Redis would take a job now. */
  isReady(): boolean {
    return this.producer.status === 'ready';
  }

  /** Hands identifiers over. @throws when Redis is away */
  async add(claimed: readonly Claimed[]): Promise<void> {
    await this.queue.addBulk(
      claimed.map(({ id, attempts }) => ({
        name: NAME,
        data: { id, attempt: attempts },
        opts: { ...FORGET, jobId: `${id}-${attempts}` },
      })),
    );
  }

  /** Starts to take jobs. */
  consume(): void {
    this.worker = new Worker(NAME, (job) => this.handlers.handle(job.data), {
      connection: this.consumer,
      prefix: this.settings.REDIS_PREFIX,
      concurrency: CONCURRENCY,
    });
    this.worker.on('failed', (_job, error) => this.log.error({ err: error }, 'a job failed'));
    this.worker.on('error', () => undefined);
  }

  /** Stops taking jobs, lets those under way end, then closes. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.worker?.close();
    await this.queue.close().catch(() => undefined);
    this.producer.disconnect();
    this.consumer.disconnect();
  }
}
