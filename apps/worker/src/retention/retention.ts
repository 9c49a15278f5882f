import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Log } from '#platform/logging';
import { Cycle } from '../ground/cycle';
import { FollowClock } from '../ground/follow-clock';
import { LOG, WorkerSettings } from '../ground/providers';
import { EraseDue } from './erase-due';

/** Looks again and again for what has been kept long enough. Two workers may look: a case goes once. */
@Injectable()
export class Retention implements BeforeApplicationShutdown {
  private readonly cycle: Cycle;

  constructor(
    private readonly followClock: FollowClock,
    private readonly eraseDue: EraseDue,
    settings: WorkerSettings,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.cycle = new Cycle(Number(settings.RETENTION_INTERVAL_MS), () => this.takeTurn());
  }

  start(): void {
    this.cycle.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.cycle.stop();
  }

  private async takeTurn(): Promise<void> {
    try {
      await this.followClock.execute();
      await this.eraseDue.execute();
    } catch (error) {
      this.log.warn({ err: error }, 'retention could not be looked at; it is tried again');
    }
  }
}
