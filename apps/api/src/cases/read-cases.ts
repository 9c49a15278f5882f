import { Injectable } from '@nestjs/common';
import type { Case } from '#domain/cases';
import { DeclarationTable } from '#persistence/cases';
import { namesOf } from '#persistence/directory';
import { DeliveryTable } from '#persistence/deliveries';
import { UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import type { Principal } from '../http/access';
import { loadReadable } from './refusal-of-access';
import { organisationsIn, type History } from './timeline.presenter';
import { knownHistory } from './ties';
import { readQueue, type QueuePage, type QueueQuestion } from './queue';

/** Reading cases, in READ ONLY transactions. That it was read is recorded where the answer leaves (../record). */
@Injectable()
export class ReadCases {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  one(principal: Principal, id: string): Promise<Case> {
    return this.unitOfWork.read(principal.bearer, (db) =>
      loadReadable(db, principal, { id, now: this.clock.now() }),
    );
  }

  queue(principal: Principal, question: QueueQuestion): Promise<QueuePage> {
    return this.unitOfWork.read(principal.bearer, (db) => readQueue(db, question));
  }

  /** History, oldest first, as far as the reader may know the cases that it names. */
  async timeline(principal: Principal, id: string): Promise<History> {
    const state = await this.one(principal, id);
    return this.unitOfWork.read(principal.bearer, async (db) => {
      const events = await knownHistory(db, id);
      return { state, events, names: await namesOf(db, organisationsIn(events)) };
    });
  }

  /** What the facility said, version by version, with whom to call back. */
  async declarations(principal: Principal, id: string): Promise<DeclarationTable[]> {
    await this.one(principal, id);
    return this.unitOfWork.read(principal.bearer, (db) =>
      db.find(DeclarationTable, { where: { caseId: id }, order: { version: 'ASC' } }),
    );
  }

  deliveries(principal: Principal, id: string): Promise<DeliveryTable[]> {
    return this.unitOfWork.read(principal.bearer, (db) =>
      db.find(DeliveryTable, { where: { caseId: id }, order: { startedAt: 'ASC', id: 'ASC' } }),
    );
  }
}
