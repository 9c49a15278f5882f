import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { AS_WORKER } from './as-worker';

/** Where the clock moves, its offset is read before each job, so that all processes agree. */
@Injectable()
export class FollowClock {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    if (!this.clock.movable) return;
    const [row] = await this.unitOfWork.read(AS_WORKER, (db) =>
      db.query<{ milliseconds: string }[]>('select milliseconds from clock_offset'),
    );
    this.clock.shiftBy(Number(row?.milliseconds ?? 0));
  }
}
