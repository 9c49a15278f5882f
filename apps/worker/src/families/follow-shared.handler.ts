import { Inject, Injectable } from '@nestjs/common';
import { SharedFactsTable } from '#persistence/cases';
import { deferOutbox, finishOutbox, OutboxTable } from '#persistence/deliveries';
import { UnitOfWork } from '#persistence/unit-of-work';
import type { Log } from '#platform/logging';
import type { EntityManager } from 'typeorm';
import { AS_WORKER } from '../ground/as-worker';
import { LOG, WorkerSettings } from '../ground/providers';
import { BringUp, type Child } from './bring-up';

/** Children that could not follow are tried again this soon the first time, real seconds; then twice as late each time. */
const RETRY_SECONDS = 5;
/** Tries of one share, ten minutes in all; then a person is asked. */
const MOST_TRIES = 8;

interface Share {
  outboxId: string;
  attempts: number;
  parentId: string;
  revision: number;
}

/**
 * Brings every child of a parent up to what it shared, each in a transaction of its own: one that cannot
 * follow, or that somebody holds, does not hold the others. The outbox row is done when no child is behind; killed
 * in the middle, the next try goes on with those that are.
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
    const share = await this.look(outboxId, sharedId);
    const stuck = new Map<string, Child>();
    for (;;) {
      // Asked again after each round: a case may have come into the family meanwhile.
      const behind = await this.unitOfWork.read(AS_WORKER, (db) => findBehind(db, share));
      const left = behind.filter(({ id }) => !stuck.has(id));
      if (left.length === 0) return this.end(share, behind);
      for (const child of left) if (!(await this.bring(share, child))) stuck.set(child.id, child);
    }
  }

  private async bring({ outboxId, parentId }: Share, child: Child): Promise<boolean> {
    await this.hold(outboxId);
    try {
      return await this.bringUp.follow(child, parentId);
    } catch (error) {
      this.log.error({ err: error, case: child.id }, 'a case could not follow its parent; it is tried again');
      return false;
    }
  }

  private async end({ outboxId, parentId, attempts }: Share, stuck: readonly Child[]): Promise<void> {
    const isOver = stuck.length === 0 || attempts >= MOST_TRIES;
    if (isOver && stuck.length > 0) {
      this.log.error({ parent: parentId, cases: stuck.length }, 'cases never could follow their parent');
      await this.bringUp.leave(parentId, stuck);
    }
    const seconds = RETRY_SECONDS * 2 ** Math.max(0, attempts - 1);
    await this.unitOfWork.write(AS_WORKER, (db) =>
      isOver ? finishOutbox(db, outboxId) : deferOutbox(db, outboxId, seconds),
    );
  }

  private look(outboxId: string, sharedId: string): Promise<Share> {
    return this.unitOfWork.read(AS_WORKER, async (db) => {
      const { attempts } = await db.findOneByOrFail(OutboxTable, { id: outboxId });
      const { caseId: parentId, revision } = await db.findOneByOrFail(SharedFactsTable, { id: sharedId });
      return { outboxId, attempts, parentId, revision };
    });
  }

  /** While one worker goes through the children, no other one needs to. */
  private hold(outboxId: string): Promise<void> {
    const seconds = Number(this.settings.LEASE_MS) / 1000;
    return this.unitOfWork.write(AS_WORKER, (db) => deferOutbox(db, outboxId, seconds));
  }
}

function findBehind(db: EntityManager, { parentId, revision }: Share): Promise<Child[]> {
  return db.query<Child[]>(
    'select id, reference from incident_case where parent_id = $1 and shared_revision < $2 order by id',
    [parentId, revision],
  );
}
