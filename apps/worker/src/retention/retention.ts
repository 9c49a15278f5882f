import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Log } from '#platform/logging';
import { FollowClock } from '../ground/follow-clock';
import { LOG, WorkerSettings } from '../ground/providers';
import { EraseDue } from './erase-due';

/** Looks again and again for what has been kept long enough. Two workers may look: a case goes once. */
@Injectable()
export class Retention implements BeforeApplicationShutdown {
  private stopped = false;
  private cycle: Promise<void> = Promise.resolve();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly followClock: FollowClock,
    private readonly eraseDue: EraseDue,
    private readonly settings: WorkerSettings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  start(): void {
    if (this.stopped) return;
    this.cycle = this.runCycle().finally(() => {
      const pause = Number(this.settings.RETENTION_INTERVAL_MS) * (0.75 + Math.random() / 2);
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
      await this.followClock.execute();
      await this.eraseDue.execute();
    } catch (error) {
      this.log.warn({ err: error }, 'retention could not be looked at; it is tried again');
    }
  }
}
