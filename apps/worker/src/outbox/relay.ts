import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import { claimOutbox, returnOutbox } from '#persistence/deliveries';
import type { Log } from '#platform/logging';
import type { DataSource } from 'typeorm';
import { LOG, WorkerSettings } from '../ground/providers';
import { Queue } from './queue';

const BATCH = 100;

/**
 * Finds in PostgreSQL what is due and wakes the queue with ids. It is also the reconciler: a row whose job
 * was lost (Redis flushed, worker killed) becomes due again by itself. It never looks inside an event.
 */
@Injectable()
export class Relay implements BeforeApplicationShutdown {
  private stopped = false;
  private cycle: Promise<void> = Promise.resolve();
  private timer?: NodeJS.Timeout;

  constructor(
    @Inject(getDataSourceToken()) private readonly db: DataSource,
    private readonly queue: Queue,
    private readonly settings: WorkerSettings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  start(): void {
    if (this.stopped) return;
    this.cycle = this.runCycle().finally(() => {
      // Jitter, so that several workers do not ask at the same instant.
      const pause = Number(this.settings.RELAY_INTERVAL_MS) * (0.75 + Math.random() / 2);
      if (!this.stopped) this.timer = setTimeout(() => this.start(), pause);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.cycle;
  }

  private async runCycle(): Promise<void> {
    try {
      // Nothing is claimed while Redis is away: claiming lengthens the wait of a row.
      while (!this.stopped && this.queue.isReady() && (await this.relayBatch()) === BATCH);
    } catch (error) {
      this.log.warn({ err: error }, 'the relay could not work; it tries again');
    }
  }

  private async relayBatch(): Promise<number> {
    const claimed = await claimOutbox(this.db, BATCH);
    if (claimed.length === 0) return 0;
    try {
      await this.queue.add(claimed);
    } catch (error) {
      await returnOutbox(this.db, claimed);
      throw error;
    }
    return claimed.length;
  }
}
