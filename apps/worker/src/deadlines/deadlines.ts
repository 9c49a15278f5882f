import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Log } from '#platform/logging';
import { FollowClock } from '../ground/follow-clock';
import { LOG, WorkerSettings } from '../ground/providers';
import { LetTimePass } from './let-time-pass';

/**
 * Looks again and again for cases whose hour has come, and takes them one by one. Several workers may look:
 * each case is one's for the time of its transaction.
 */
@Injectable()
export class Deadlines implements BeforeApplicationShutdown {
  private stopped = false;
  private cycle: Promise<void> = Promise.resolve();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly followClock: FollowClock,
    private readonly letTimePass: LetTimePass,
    private readonly settings: WorkerSettings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  start(): void {
    if (this.stopped) return;
    this.cycle = this.runCycle().finally(() => {
      // Jitter, so that several workers do not ask at the same instant.
      const pause = Number(this.settings.DEADLINES_INTERVAL_MS) * (0.75 + Math.random() / 2);
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
      while (!this.stopped && (await this.takeOne()));
    } catch (error) {
      this.log.warn({ err: error }, 'the deadlines could not be looked at; it is tried again');
    }
  }

  /** @returns whether another may be due */
  private async takeOne(): Promise<boolean> {
    const looked = await this.letTimePass.execute();
    if (looked.kind === 'failed')
      this.log.error({ err: looked.error, caseId: looked.caseId }, 'a case could not be brought to its hour');
    return looked.kind !== 'none';
  }
}
