import { Injectable } from '@nestjs/common';
import { functionOf } from '#domain/access';
import { grantAccess, noteRefusedAccess } from '#domain/cases';
import type { Statement } from '#persistence/database';
import { UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { ActOnCase } from '../cases';
import type { Given } from '../http/circumstances';
import { Problem } from '../http/problem';
import type { AnswerAccessRequest } from './access.request';

interface Asked {
  account_id: string;
  organisation: string;
}

/** Thirty days, in ms: what is asked for has an end. */
const USUALLY = 30 * 86_400_000;

/** Grants what was asked, or refuses it, in the commit that answers the request. */
@Injectable()
export class AnswerAccess {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly desk: ActOnCase,
  ) {}

  /** @throws Problem when the case holds no such request that waits */
  async execute(
    given: Given,
    { caseId, requestId }: { caseId: string; requestId: string },
    { outcome, capabilities, until: said, answer }: AnswerAccessRequest,
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
      const until = said ? Date.parse(said) : o.now + USUALLY;
      const grant = { principal: `account:${account}`, organisation, tlpMax: state.tlp, until };
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
