import { Injectable } from '@nestjs/common';
import { functionOf } from '#domain/access';
import { insertRows } from '#persistence/database';
import { ClosureDayTable } from '#persistence/directory';
import { auditOf } from '#persistence/record';
import { execute, UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import type { EntityManager } from 'typeorm';
import type { Given } from '../http/circumstances';
import type { Principal } from '../http/access';
import { Problem } from '../http/problem';

/** Days on which the desk keeps no office hours: written and withdrawn by an administrator, each act audited. */
@Injectable()
export class AdministerClosures {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** All of them, withdrawn ones too, by day. */
  list({ bearer }: Principal): Promise<ClosureDayTable[]> {
    return this.unitOfWork.read(bearer, (db) => db.find(ClosureDayTable, { order: { day: 'ASC' } }));
  }

  /** Writes a day, changes its label, or takes it up again. */
  set(given: Given, day: string, label: string): Promise<void> {
    const { principal } = given;
    return this.unitOfWork.write(principal.bearer, async (db) => {
      await db.query(
        `insert into closure_day (day, label, set_at, set_by) values ($1, $2, $3, $4)
         on conflict (day) do update
         set label = excluded.label, set_at = excluded.set_at, set_by = excluded.set_by, withdrawn_at = null`,
        [day, label, new Date(this.clock.now()), functionOf(principal.actor)],
      );
      await this.audit(db, given, { action: 'set_closure', day, payload: { day, label } });
    });
  }

  /** Done twice, it changes nothing. @throws Problem when nobody wrote that day */
  withdraw(given: Given, day: string): Promise<void> {
    return this.unitOfWork.write(given.principal.bearer, async (db) => {
      const closure = await db.findOneBy(ClosureDayTable, { day });
      if (!closure) throw new Problem('not_found');
      if (closure.withdrawnAt !== null) return;
      await db.update(ClosureDayTable, { day }, { withdrawnAt: this.clock.now() });
      await this.audit(db, given, { action: 'withdraw_closure', day, payload: { day } });
    });
  }

  private async audit(
    db: EntityManager,
    { principal, requestId }: Given,
    { action, day, payload }: { action: string; day: string; payload: unknown },
  ): Promise<void> {
    const change = { now: this.clock.now(), actor: principal.actor, newId, action, requestId };
    const event = auditOf(change, { type: 'closure_day', id: day, caseId: null }, payload);
    await execute(db, insertRows('audit_event', [event]));
  }
}
