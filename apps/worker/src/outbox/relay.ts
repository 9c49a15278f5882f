import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { claimOutbox, returnOutbox } from '#persistence/deliveries';
import { UnitOfWork } from '#persistence/unit-of-work';
import type { Log } from '#platform/logging';
import { AS_WORKER } from '../ground/as-worker';
import { Cycle } from '../ground/cycle';
import { LOG, WorkerSettings } from '../ground/providers';
import { Queue } from './queue';

const BATCH = 100;

/**
 * Finds in PostgreSQL what is due and wakes the queue with ids. It is also the reconciler: a row whose job
 * was lost (Redis flushed, worker killed) becomes due again by itself. It never looks inside an event.
 */
@Injectable()
export class Relay implements BeforeApplicationShutdown {
  private readonly cycle: Cycle;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: Queue,
    settings: WorkerSettings,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.cycle = new Cycle(Number(settings.RELAY_INTERVAL_MS), () => this.takeTurn());
  }

  start(): void {
    this.cycle.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.cycle.stop();
  }

  private async takeTurn(): Promise<void> {
    try {
      // Nothing is claimed while Redis is away: claiming lengthens the wait of a row.
      while (!this.cycle.isStopped && this.queue.isReady() && (await this.relayBatch()) === BATCH);
    } catch (error) {
      this.log.warn({ err: error }, 'the relay could not work; it tries again');
    }
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
