import { Inject, Injectable } from '@nestjs/common';
import { OutboxTable } from '#persistence/deliveries';
import { UnitOfWork } from '#persistence/unit-of-work';
import type { Log } from '#platform/logging';
import { isUUID } from 'class-validator';
import { IsNull } from 'typeorm';
import { AS_WORKER } from '../ground/as-worker';
import { FollowClock } from '../ground/follow-clock';
import { LOG } from '../ground/providers';
import { HandlerTable } from './handler-table';

/** Takes jobs. Whatever a job says beside an outbox id is ignored: Redis may hold anything. */
@Injectable()
export class JobHandlers {
  constructor(
    private readonly table: HandlerTable,
    private readonly unitOfWork: UnitOfWork,
    private readonly followClock: FollowClock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async handle(data: unknown): Promise<void> {
    const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : null;
    if (!isUUID(id)) return this.log.warn('a job without an outbox id was ignored');
    await this.followClock.execute();
    const row = await this.unitOfWork.read(AS_WORKER, (db) =>
      db.findOneBy(OutboxTable, { id: id as string, doneAt: IsNull() }),
    );
    if (!row) return;
    await this.table.byTopic[row.topic].handle(row.id, row.subjectId);
  }
}
