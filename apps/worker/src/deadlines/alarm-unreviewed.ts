import { Injectable } from '@nestjs/common';
import { insertRows } from '#persistence/database';
import { execute, UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import { AS_WORKER } from '../ground/as-worker';

const DUE = `
  select id, case_id as "caseId" from broken_glass
  where reviewed_at is null and alarmed_at is null and review_due_at <= $1
  order by review_due_at limit 1 for update skip locked`;

/** A broken glass that nobody has reviewed within 72 hours wakes whoever is on call, once. */
@Injectable()
export class AlarmUnreviewed {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted && (await this.alarmOne()));
  }

  /** @returns whether another may be due */
  private alarmOne(): Promise<boolean> {
    const now = this.clock.now();
    return this.unitOfWork.write(AS_WORKER, async (db) => {
      const [due] = await db.query<{ id: string; caseId: string }[]>(DUE, [new Date(now)]);
      if (!due) return false;
      const [page, { caseId }] = [newId(), due];
      await execute(db, [
        ...insertRows('page', [{ id: page, caseId, reason: 'glass_unreviewed', raisedAt: now }]),
        ...insertRows('outbox', [
          { id: newId(), topic: 'page.raised', subjectId: page, caseId, createdAt: now },
        ]),
        { text: 'update broken_glass set alarmed_at = $2 where id = $1', values: [due.id, new Date(now)] },
      ]);
      return true;
    });
  }
}
