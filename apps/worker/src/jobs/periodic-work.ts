import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Log } from '#platform/logging';
import { FollowClock } from '../ground/follow-clock';
import { LOG, WorkerSettings } from '../ground/providers';
import { Cycle } from './cycle';
import { PERIODIC, type Periodic } from './periodic-table';

/** Does again and again what is in the table. */
@Injectable()
export class PeriodicWork implements OnModuleDestroy {
  private cycles: readonly Cycle[] = [];

  constructor(
    private readonly module: ModuleRef,
    private readonly settings: WorkerSettings,
    private readonly followClock: FollowClock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  start(): void {
    this.cycles = PERIODIC.map(([type, pause, failure]) => {
      const work = this.module.get(type);
      return new Cycle(Number(this.settings[pause]), (stopping) => this.takeTurn(work, failure, stopping));
    });
    for (const cycle of this.cycles) cycle.start();
  }

  /** Before the queue and the connections close, of which a turn may be making use. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.cycles.map((cycle) => cycle.stop()));
  }

  private async takeTurn(work: Periodic, failure: string, stopping: AbortSignal): Promise<void> {
    try {
      await this.followClock.execute();
      await work.execute(stopping);
    } catch (error) {
      this.log.error({ err: error }, `${failure}; it is tried again`);
    }
  }
}
