import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Log } from '#platform/logging';
import { Cycle } from '../ground/cycle';
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
  private readonly cycle: Cycle;

  constructor(
    private readonly steps: SealingSteps,
    settings: WorkerSettings,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.cycle = new Cycle(Number(settings.SEALING_INTERVAL_MS), () => this.takeTurn());
  }

  start(): void {
    this.cycle.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.cycle.stop();
  }

  private async takeTurn(): Promise<void> {
    for (const [failure, step] of this.steps.inOrder) {
      try {
        await step.execute();
      } catch (error) {
        this.log.error({ err: error }, `${failure}; it is tried again`);
      }
    }
  }
}
