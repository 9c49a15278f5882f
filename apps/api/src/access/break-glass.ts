import { Injectable } from '@nestjs/common';
import { insertRows } from '#persistence/database';
import { auditOf } from '#persistence/record';
import { execute, UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../http/access';
import type { Given } from '../http/circumstances';
import { Problem } from '../http/problem';
import type { BreakGlassRequest, ReviewGlassRequest } from './access.request';

const LIST = `
  select id, reference, by, reason, ticket, readings::int as readings, at, until, review_due_at as "reviewDueAt",
    reviewed_at as "reviewedAt", reviewed_by as "reviewedBy", verdict, review
  from who.broken_glasses()`;

/** Somebody reads without a grant because it cannot wait; the database opens it, and says whom it woke. */
@Injectable()
export class BreakGlass {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the case that is open for an hour
   * @throws Problem when there is none that the clearance reaches, or when it is known anyway
   */
  async break(given: Given, { reference, reason, ticket }: BreakGlassRequest) {
    const id = newId();
    const caseId = await this.unitOfWork.write(given.principal.bearer, async (db) => {
      const [{ opened }] = await db.query<[{ opened: string | null }]>(
        'select who.break_glass($1, $2, $3, $4) as opened',
        [id, reference, reason, ticket],
      );
      await this.audit(db, given, { action: 'break_glass', id, caseId: opened, payload: { reason, ticket } });
      return opened;
    });
    if (caseId === null) throw new Problem('not_found');
    return { caseId };
  }

  list({ bearer }: Principal) {
    return this.unitOfWork.read(bearer, async (db) => ({
      brokenGlasses: await db.query<Record<string, unknown>[]>(LIST),
    }));
  }

  /** @throws Problem when there is none that waits for this person */
  review(given: Given, id: string, { verdict, review }: ReviewGlassRequest): Promise<void> {
    return this.unitOfWork.write(given.principal.bearer, async (db) => {
      const [{ done }] = await db.query<[{ done: boolean }]>('select who.review_glass($1, $2, $3) as done', [
        ...[id, verdict, review],
      ]);
      if (!done) throw new Problem('not_found');
      await this.audit(db, given, { action: 'review_glass', id, caseId: null, payload: { verdict, review } });
    });
  }

  private async audit(
    db: EntityManager,
    { principal: { actor }, requestId }: Given,
    { action, id, caseId, payload }: { action: string; id: string; caseId: string | null; payload: unknown },
  ): Promise<void> {
    const change = { now: this.clock.now(), actor, newId, action, requestId };
    const refused = action === 'break_glass' && caseId === null ? 'not_found' : undefined;
    const event = auditOf(change, { type: 'broken_glass', id, caseId }, payload, refused);
    await execute(db, insertRows('audit_event', [event]));
  }
}
