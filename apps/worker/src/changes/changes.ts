import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { UnitOfWork } from '#persistence/unit-of-work';
import type { Log } from '#platform/logging';
import { AS_WORKER } from '../ground/as-worker';
import { Cycle } from '../ground/cycle';
import { LOG, WorkerSettings } from '../ground/providers';

/** Some tenths of a second of work: what it holds locked meanwhile waits no longer. */
const BATCH = 100;

/** Reads again the cases that changed, so that their words are found and their facts counted. One worker at a time does. */
@Injectable()
export class Changes implements BeforeApplicationShutdown {
  private readonly cycle: Cycle;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    settings: WorkerSettings,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.cycle = new Cycle(Number(settings.CHANGES_INTERVAL_MS), () => this.takeTurn());
  }

  start(): void {
    this.cycle.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.cycle.stop();
  }

  private async takeTurn(): Promise<void> {
    try {
      while (!this.cycle.isStopped && (await this.follow()) === BATCH);
    } catch (error) {
      this.log.warn({ err: error }, 'the changes could not be followed; it is tried again');
    }
  }

  private async follow(): Promise<number> {
    const [row] = await this.unitOfWork.write(AS_WORKER, (db) =>
      db.query<{ followed: number }[]>('select who.follow_changes($1) as followed', [BATCH]),
    );
    return row!.followed;
  }
}
