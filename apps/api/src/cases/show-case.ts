import { Injectable } from '@nestjs/common';
import type { Case } from '#domain/cases';
import { countUnread } from '#persistence/exchanges';
import { UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import type { Principal } from '../http/access';
import { presentCase } from './case.presenter';

/** A case as its reader may know it, with what waits for the desk beside it. */
@Injectable()
export class ShowCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(state: Case, principal: Principal) {
    const unreadMessages =
      principal.actor.kind === 'staff'
        ? await this.unitOfWork.read(principal.bearer, (db) => countUnread(db, state.id, 'declarant'))
        : 0;
    return presentCase(state, principal, { now: this.clock.now(), unreadMessages });
  }
}
