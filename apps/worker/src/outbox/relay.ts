import { Inject, Injectable } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import { claimOutbox, returnOutbox } from '#persistence/deliveries';
import type { DataSource } from 'typeorm';
import { Queue } from './queue';

const BATCH = 100;

/**
 * Finds in PostgreSQL what is due and wakes the queue with ids. It is also the reconciler: a row whose job
 * was lost (Redis flushed, worker killed) becomes due again by itself. It never looks inside an event.
 */
@Injectable()
export class Relay {
  constructor(
    @Inject(getDataSourceToken()) private readonly db: DataSource,
    private readonly queue: Queue,
  ) {}

  async execute(stopping: AbortSignal): Promise<void> {
    // Nothing is claimed while Redis is away: claiming lengthens the wait of a row.
    while (!stopping.aborted && this.queue.isReady() && (await this.relayBatch()) === BATCH);
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
