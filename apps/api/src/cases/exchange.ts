import { Injectable } from '@nestjs/common';
import { functionOf, originatorOf } from '#domain/access';
import { keepsNoDetails, type Case } from '#domain/cases';
import { NOTHING_COLLECTED } from '#domain/declarations';
import { findMessages, messageRow, readUpTo, type ExchangeMessageTable } from '#persistence/exchanges';
import { UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Principal } from '../http/access';
import { Problem } from '../http/problem';
import { presentMessages } from './message.presenter';
import { ReadCases } from './read-cases';

type Rows = ReturnType<typeof messageRow>;
interface Composed {
  id: string;
  alongside: (after: Case) => Rows;
}

/** What the desk and the declarant write to each other, read and written beside the decisions on the case. */
@Injectable()
export class Exchange {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cases: ReadCases,
  ) {}

  /** @throws when the case is not there for this reader */
  async readByDesk(principal: Principal, caseId: string) {
    await this.cases.one(principal, caseId);
    return presentMessages(await this.list(principal, caseId));
  }

  list({ bearer }: Principal, caseId: string): Promise<ExchangeMessageTable[]> {
    return this.unitOfWork.read(bearer, (db) => findMessages(db, caseId));
  }

  /**
   * A message about to be written: its identifier for the history, its row for the same commit. Of an
   * armed-forces hospital nothing is collected (art. L.1111-8-2 CSP), not here either.
   */
  compose({ actor }: Principal, caseId: string, body: string): Composed {
    const id = newId();
    const sender = actor.kind === 'declarant' ? 'declarant' : 'desk';
    const row = { id, caseId, at: this.clock.now(), sender, by: functionOf(actor), body } as const;
    const originator = originatorOf(actor);
    const bodyFor = (state: Case) =>
      sender === 'declarant' && keepsNoDetails(state) ? NOTHING_COLLECTED : body;
    return { id, alongside: (after) => messageRow({ ...row, originator, body: bodyFor(after) }) };
  }

  /**
   * What marks as read a message of the other side, and those before it.
   * @throws Problem not_found when the other side wrote no such message in this case
   */
  async reading(principal: Principal, caseId: string, messageId: string): Promise<() => Rows> {
    const other = principal.actor.kind === 'declarant' ? 'desk' : 'declarant';
    const messages = await this.list(principal, caseId);
    const read = messages.find(({ id, sender }) => id === messageId && sender === other);
    if (!read) throw new Problem('not_found');
    const { id, sender, at: sentAt } = read;
    return () => readUpTo({ id, caseId, sender, sentAt, at: this.clock.now() });
  }
}
