import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Log } from '#platform/logging';
import { LOG, WorkerSettings } from '../ground/providers';
import { MailWitnesses } from './mail-witnesses';
import { SealRecord } from './seal-record';
import { StampHeads } from './stamp-heads';

/** What one cycle does, with what the operator reads when it fails. */
@Injectable()
export class SealingSteps {
  readonly inOrder: readonly [failure: string, step: { execute(): Promise<void> }][];

  constructor(seal: SealRecord, stamp: StampHeads, mail: MailWitnesses) {
    this.inOrder = [
      ['the record could not be sealed', seal],
      ['the newest head could not be time-stamped', stamp],
      ['the newest head could not be mailed to its witnesses', mail],
    ];
  }
}

/**
 * Seals the record again and again, then dates and hands out the newest head. Several workers may run: a lock
 * lets one seal. Each step fails on its own: an authority that is down stops neither sealing nor witnesses.
 */
@Injectable()
export class Sealing implements BeforeApplicationShutdown {
  private stopped = false;
  private cycle: Promise<void> = Promise.resolve();
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly steps: SealingSteps,
    private readonly settings: WorkerSettings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  start(): void {
    if (this.stopped) return;
    this.cycle = this.runCycle().finally(() => {
      const pause = Number(this.settings.SEALING_INTERVAL_MS) * (0.75 + Math.random() / 2);
      if (!this.stopped) this.timer = setTimeout(() => this.start(), pause);
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.cycle;
  }

  private async runCycle(): Promise<void> {
    for (const [failure, step] of this.steps.inOrder) {
      try {
        await step.execute();
      } catch (error) {
        this.log.error({ err: error }, `${failure}; it is tried again`);
      }
    }
  }
}
