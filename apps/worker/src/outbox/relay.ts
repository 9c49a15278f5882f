import { Injectable } from '@nestjs/common';
import { claimOutbox, returnOutbox } from '#persistence/deliveries';
import { UnitOfWork } from '#persistence/unit-of-work';
import { AS_WORKER } from '../ground/as-worker';
import { Queue } from './queue';

const BATCH = 100;

/**
 * Finds in PostgreSQL what is due and wakes the queue with ids. It is also the reconciler: a row whose job
 * was lost (Redis flushed, worker killed) becomes due again by itself. It never looks inside an event.
 */
@Injectable()
export class Relay {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: Queue,
  ) {}

  async execute(stopping: AbortSignal): Promise<void> {
    // Nothing is claimed while Redis is away: claiming lengthens the wait of a row.
    while (!stopping.aborted && this.queue.isReady() && (await this.relayBatch()) === BATCH);
  }

  private async relayBatch(): Promise<number> {
    const claimed = await this.unitOfWork.write(AS_WORKER, (db) => claimOutbox(db, BATCH));
    if (claimed.length === 0) return 0;
    try {
      await this.queue.add(claimed);
    } catch (error) {
      await this.unitOfWork.write(AS_WORKER, (db) => returnOutbox(db, claimed));
      throw error;
    }
    return claimed.length;
  }
}
