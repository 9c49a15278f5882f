import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Log } from '#platform/logging';
import { Cycle } from '../ground/cycle';
import { FollowClock } from '../ground/follow-clock';
import { LOG, WorkerSettings } from '../ground/providers';
import { AlarmUnreviewed } from './alarm-unreviewed';
import { LetTimePass } from './let-time-pass';

/**
 * Looks again and again for cases whose hour has come, and takes them one by one. Several workers may look:
 * each case is one's for the time of its transaction.
 */
@Injectable()
export class Deadlines implements BeforeApplicationShutdown {
  private readonly cycle: Cycle;
  @Inject() private readonly alarmUnreviewed: AlarmUnreviewed;

  constructor(
    private readonly followClock: FollowClock,
    private readonly letTimePass: LetTimePass,
    settings: WorkerSettings,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.cycle = new Cycle(Number(settings.DEADLINES_INTERVAL_MS), () => this.takeTurn());
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
      while (!this.cycle.isStopped && (await this.takeOne()));
      while (!this.cycle.isStopped && (await this.alarmUnreviewed.execute()));
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
