import { Injectable } from '@nestjs/common';
import { auditOf } from '#persistence/record';
import { insertRows } from '#persistence/database';
import { execute, UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Principal } from '../http/access';
import type { Given } from '../http/circumstances';
import { Problem } from '../http/problem';
import type { AskAccessRequest } from './access.request';

/** Access asked for with a reason: nobody learns by asking whether there is such a case. */
@Injectable()
export class AskAccess {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem after twenty requests in an hour */
  async ask({ principal, requestId }: Given, { reference, reason }: AskAccessRequest) {
    const id = newId();
    const asked = await this.unitOfWork.write(principal.bearer, async (db) => {
      const [row] = await db.query<[{ asked: boolean }]>('select who.ask_access($1, $2, $3) as asked', [
        ...[id, reference, reason],
      ]);
      const change = {
        now: this.clock.now(),
        actor: principal.actor,
        newId,
        action: 'ask_access',
        requestId,
      };
      const event = auditOf(change, { type: 'access_request', id, caseId: null }, { reference, reason });
      await execute(db, insertRows('audit_event', [event]));
      return row.asked;
    });
    if (!asked) throw new Problem('too_many_attempts', { headers: { 'retry-after': '3600' } });
    return { asked };
  }

  mine({ bearer }: Principal) {
    return this.unitOfWork.read(bearer, async (db) => ({
      requests: await db.query<Record<string, unknown>[]>(
        `select id, reference, reason, asked_at as "askedAt", decided_at as "decidedAt", outcome, answer
         from who.my_requests()`,
      ),
    }));
  }
}
