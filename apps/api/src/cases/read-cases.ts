import { Injectable } from '@nestjs/common';
import type { Case } from '#domain/cases';
import { DeclarationTable, findCase } from '#persistence/cases';
import { insertRows } from '#persistence/database';
import { DeliveryTable } from '#persistence/deliveries';
import { auditOf, CaseEventTable } from '#persistence/record';
import { execute, UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import { isAtLeast } from '#domain/marking';
import type { Principal } from '../http/access';
import { Problem } from '../http/problem';
import { readQueue, type QueuePage, type QueueQuestion } from './queue';

/** Reading cases: READ ONLY transactions, then one audit event for what is AMBER or above. */
@Injectable()
export class ReadCases {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async one(principal: Principal, id: string, requestId: string): Promise<Case> {
    const state = await this.unitOfWork.read(principal.bearer, (db) => findCase(db, id));
    if (!state) throw new Problem('not_found');
    if (isAtLeast(state.tlp, 'AMBER')) await this.recordReading(principal, state, requestId);
    return state;
  }

  queue(principal: Principal, question: QueueQuestion): Promise<QueuePage> {
    return this.unitOfWork.read(principal.bearer, (db) => readQueue(db, question));
  }

  /** History, oldest first. */
  async timeline(principal: Principal, id: string, requestId: string): Promise<CaseEventTable[]> {
    await this.one(principal, id, requestId);
    return this.unitOfWork.read(principal.bearer, (db) =>
      db.find(CaseEventTable, { where: { caseId: id }, order: { at: 'ASC', id: 'ASC' } }),
    );
  }

  /** What the facility said, version by version, with whom to call back. */
  async declarations(principal: Principal, id: string, requestId: string): Promise<DeclarationTable[]> {
    await this.one(principal, id, requestId);
    return this.unitOfWork.read(principal.bearer, (db) =>
      db.find(DeclarationTable, { where: { caseId: id }, order: { version: 'ASC' } }),
    );
  }

  deliveries(principal: Principal, id: string): Promise<DeliveryTable[]> {
    return this.unitOfWork.read(principal.bearer, (db) =>
      db.find(DeliveryTable, { where: { caseId: id }, order: { startedAt: 'ASC', id: 'ASC' } }),
    );
  }

  private async recordReading({ actor, bearer }: Principal, state: Case, requestId: string): Promise<void> {
    const change = { now: this.clock.now(), actor, newId, action: 'read', requestId };
    const object = { type: 'case', id: state.id, caseId: state.id };
    const reading = auditOf(change, object, { version: state.version });
    await this.unitOfWork.write(bearer, (db) => execute(db, insertRows('audit_event', [reading])));
  }
}
