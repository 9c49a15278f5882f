import { Inject, Injectable } from '@nestjs/common';
import { OutboxTable } from '#persistence/deliveries';
import { REACTIONS, type Topic } from '#persistence/record';
import { UnitOfWork } from '#persistence/unit-of-work';
import type { Log } from '#platform/logging';
import { isUUID } from 'class-validator';
import { IsNull } from 'typeorm';
import { DeliverLetter } from '../deliveries/deliver-letter.handler';
import { AS_WORKER } from '../ground/as-worker';
import { FollowClock } from '../ground/follow-clock';
import { LOG } from '../ground/providers';
import { SendPage } from '../oncall/send-page.handler';

/** A handler reloads and re-checks: a job is a wake-up, never a truth. */
interface Handler {
  handle(outboxId: string, subjectId: string): Promise<void>;
}

/** Which handler answers to which topic; complete, or the process does not start. */
@Injectable()
export class HandlerTable {
  readonly byTopic: Record<Topic, Handler>;

  constructor(deliverLetter: DeliverLetter, sendPage: SendPage) {
    this.byTopic = { 'letter.owed': deliverLetter, 'page.raised': sendPage };
    const orphans = Object.values(REACTIONS).filter((topic) => topic !== null && !(topic in this.byTopic));
    if (orphans.length > 0) throw new Error(`Topics without a handler: ${orphans.join(', ')}`);
  }
}

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
