import { Injectable } from '@nestjs/common';
import { functionOf } from '#domain/access';
import { grantAccess, noteRefusedAccess } from '#domain/cases';
import { auditOf } from '#persistence/record';
import { insertRows, type Statement } from '#persistence/database';
import { execute, UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import { ActOnCase } from '../cases';
import type { Principal } from '../http/access';
import type { Given } from '../http/circumstances';
import { Problem } from '../http/problem';
import type { AnswerAccessRequest, AskAccessRequest } from './access.request';

interface Asked {
  account_id: string;
  organisation: string;
}

/** Access asked for with a reason: nobody learns by asking whether there is such a case. */
@Injectable()
export class AskAccess {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly desk: ActOnCase,
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

  /** @throws Problem when the case holds no such request that waits */
  async answer(
    given: Given,
    { caseId, requestId }: { caseId: string; requestId: string },
    { outcome, capabilities, answer }: AnswerAccessRequest,
  ) {
    const { account_id: account, organisation } = await this.load(given, caseId, requestId);
    const now = this.clock.now();
    const decided: Statement = {
      text: `update access_request set decided_at = $2, decided_by = $3, outcome = $4, answer = $5
             where id = $1 and decided_at is null`,
      values: [requestId, new Date(now), functionOf(given.principal.actor), outcome, answer],
    };
    const command = { action: 'answer_access_request', caseId, alongside: () => [decided] };
    return this.desk.execute(given, command, (state, o) => {
      if (outcome === 'refused') return noteRefusedAccess(state, { requestId, reason: answer }, o);
      const grant = { principal: `account:${account}`, organisation, tlpMax: state.tlp, until: null };
      return grantAccess(state, { ...grant, capabilities: capabilities ?? ['read'], reason: answer }, o);
    });
  }

  private async load({ principal }: Given, caseId: string, requestId: string): Promise<Asked> {
    const [row] = await this.unitOfWork.read(principal.bearer, (db) =>
      db.query<Asked[]>(
        `select account_id, organisation from access_request where id = $1 and case_id = $2 and decided_at is null`,
        [requestId, caseId],
      ),
    );
    if (!row) throw new Problem('not_found');
    return row;
  }
}
