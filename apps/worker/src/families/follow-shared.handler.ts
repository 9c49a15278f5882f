import { Inject, Injectable } from '@nestjs/common';
import { SharedFactsTable } from '#persistence/cases';
import { deferOutbox, finishOutbox } from '#persistence/deliveries';
import { UnitOfWork } from '#persistence/unit-of-work';
import type { Log } from '#platform/logging';
import { AS_WORKER } from '../ground/as-worker';
import { LOG, WorkerSettings } from '../ground/providers';
import { BringUp } from './bring-up';

/** A child that could not follow is tried again this soon, real seconds. */
const RETRY_SECONDS = 5;

/**
 * Brings every child of a parent up to what it shared, each in a transaction of its own: one that cannot
 * follow does not hold the others. The outbox row is done when no child is behind; killed in the middle, the
 * next try goes on with those that are.
 */
@Injectable()
export class FollowShared {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly bringUp: BringUp,
    private readonly settings: WorkerSettings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async handle(outboxId: string, sharedId: string): Promise<void> {
    const { parentId, behind } = await this.look(sharedId);
    let failed = 0;
    for (const child of behind) {
      await this.hold(outboxId);
      try {
        await this.bringUp.execute(child, parentId);
      } catch (error) {
        failed += 1;
        this.log.error({ err: error, case: child }, 'a case could not follow its parent; it is tried again');
      }
    }
    await this.unitOfWork.write(AS_WORKER, (db) =>
      failed > 0 ? deferOutbox(db, outboxId, RETRY_SECONDS) : finishOutbox(db, outboxId),
    );
  }

  private look(sharedId: string): Promise<{ parentId: string; behind: string[] }> {
    return this.unitOfWork.read(AS_WORKER, async (db) => {
      const { caseId, revision } = await db.findOneByOrFail(SharedFactsTable, { id: sharedId });
      const children = await db.query<{ id: string }[]>(
        'select id from incident_case where parent_id = $1 and shared_revision < $2 order by id',
        [caseId, revision],
      );
      return { parentId: caseId, behind: children.map(({ id }) => id) };
    });
  }

  /** While one worker goes through the children, no other one needs to. */
  private hold(outboxId: string): Promise<void> {
    const seconds = Number(this.settings.LEASE_MS) / 1000;
    return this.unitOfWork.write(AS_WORKER, (db) => deferOutbox(db, outboxId, seconds));
  }
}
