import { Inject, Injectable } from '@nestjs/common';
import { OutboxTable } from '#persistence/deliveries';
import { REACTIONS, type Topic } from '#persistence/record';
import { UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import type { Log } from '#platform/logging';
import { isUUID } from 'class-validator';
import { IsNull } from 'typeorm';
import { DeliverLetter } from '../deliveries/deliver-letter.handler';
import { LOG } from '../ground/providers';
import { SendPage } from '../oncall/send-page.handler';

/** One handler a topic. A handler reloads and re-checks: a job is a wake-up, never a truth. */
export interface Handler {
  handle(outboxId: string, subjectId: string): Promise<void>;
}

export const AS_WORKER = { audience: null, session: null } as const;

/** Which handler answers to which topic; complete, or the process does not start. */
@Injectable()
export class JobHandlers {
  private readonly byTopic: Record<Topic, Handler>;

  constructor(
    deliverLetter: DeliverLetter,
    sendPage: SendPage,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.byTopic = { 'letter.owed': deliverLetter, 'page.raised': sendPage };
    const orphans = Object.values(REACTIONS).filter((topic) => topic !== null && !(topic in this.byTopic));
    if (orphans.length > 0) throw new Error(`Topics without a handler: ${orphans.join(', ')}`);
  }

  /** Does what the outbox row asks. Whatever else a job says is ignored: Redis may hold anything. */
  async handle(data: unknown): Promise<void> {
    const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : null;
    if (!isUUID(id)) return this.log.warn('a job without an outbox id was ignored');
    await this.followClock();
    const row = await this.unitOfWork.read(AS_WORKER, (db) =>
      db.findOneBy(OutboxTable, { id: id as string, doneAt: IsNull() }),
    );
    if (!row) return;
    await this.byTopic[row.topic].handle(row.id, row.subjectId);
  }

  private async followClock(): Promise<void> {
    if (!this.clock.movable) return;
    const [row] = await this.unitOfWork.read(AS_WORKER, (db) =>
      db.query<{ milliseconds: string }[]>('select milliseconds from clock_offset'),
    );
    this.clock.shiftBy(Number(row?.milliseconds ?? 0));
  }
}
