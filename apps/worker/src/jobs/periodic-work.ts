import { Inject, Injectable, type BeforeApplicationShutdown, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Log } from '#platform/logging';
import { Changes } from '../changes/changes';
import { AlarmUnreviewed } from '../deadlines/alarm-unreviewed';
import { Deadlines } from '../deadlines/deadlines';
import { FollowClock } from '../ground/follow-clock';
import { LOG, WorkerSettings } from '../ground/providers';
import { Relay } from '../outbox/relay';
import { EraseDue } from '../retention/erase-due';
import { MailWitnesses } from '../sealing/mail-witnesses';
import { SealRecord } from '../sealing/seal-record';
import { StampHeads } from '../sealing/stamp-heads';
import { Cycle } from './cycle';

interface Periodic {
  /** @param stopping is aborted when the worker ends: a long turn looks at it between two transactions */
  execute(stopping: AbortSignal): Promise<void>;
}

/**
 * What nobody asks for: the work, the setting that holds its pause, and what the operator reads when a turn fails.
 * Several workers may run: each work takes its own locks. Each is a cycle of its own: an authority of time stamps
 * that is slow delays neither seals nor witnesses.
 */
const PERIODIC: readonly [work: Type<Periodic>, pause: keyof WorkerSettings, failure: string][] = [
  [Relay, 'RELAY_INTERVAL_MS', 'the relay could not work'],
  [Deadlines, 'DEADLINES_INTERVAL_MS', 'the deadlines could not be looked at'],
  [AlarmUnreviewed, 'DEADLINES_INTERVAL_MS', 'broken glasses without a review could not be looked at'],
  [SealRecord, 'SEALING_INTERVAL_MS', 'the record could not be sealed'],
  [StampHeads, 'SEALING_INTERVAL_MS', 'the newest head could not be time-stamped'],
  [MailWitnesses, 'SEALING_INTERVAL_MS', 'the newest head could not be mailed to its witnesses'],
  [EraseDue, 'RETENTION_INTERVAL_MS', 'retention could not be looked at'],
  [Changes, 'CHANGES_INTERVAL_MS', 'the changes could not be followed'],
];

/** Does again and again what is in the table. */
@Injectable()
export class PeriodicWork implements BeforeApplicationShutdown {
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

  async beforeApplicationShutdown(): Promise<void> {
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
