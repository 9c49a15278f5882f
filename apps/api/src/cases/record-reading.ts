import { Injectable } from '@nestjs/common';
import type { Case } from '#domain/cases';
import { isAtLeast } from '#domain/marking';
import { insertRows } from '#persistence/database';
import { auditOf } from '#persistence/record';
import { execute, UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Principal } from '../http/access';

/** One audit event for each reading of what is AMBER or above; without it, nothing is shown. */
@Injectable()
export class RecordReading {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute({ actor, bearer }: Principal, state: Case, requestId: string): Promise<void> {
    if (!isAtLeast(state.tlp, 'AMBER')) return;
    const change = { now: this.clock.now(), actor, newId, action: 'read', requestId };
    const object = { type: 'case', id: state.id, caseId: state.id };
    const reading = auditOf(change, object, { version: state.version });
    await this.unitOfWork.write(bearer, (db) => execute(db, insertRows('audit_event', [reading])));
  }
}
