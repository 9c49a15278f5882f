import { Injectable } from '@nestjs/common';
import type { Case } from '#domain/cases';
import { findRevisionsAfter } from '#persistence/cases';
import { closuresInForce } from '#persistence/directory';
import { countUnread } from '#persistence/exchanges';
import { findCalls, firstTimes } from '#persistence/record';
import { UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import type { Principal } from '../http/access';
import { presentCase } from './case.presenter';
import { MILESTONES } from './clocks.presenter';

const NOTHING_WAITS = {
  ...{ unreadMessages: 0, calls: [], updates: [] },
  measured: { closures: [], firstTimes: {} },
};

/** A case as its reader may know it, with what waits for the desk beside it. */
@Injectable()
export class ShowCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(state: Case, principal: Principal) {
    const { actor } = principal;
    const waiting = actor.kind === 'staff' ? await this.readForDesk(state, principal) : NOTHING_WAITS;
    return presentCase(state, principal, { now: this.clock.now(), ...waiting });
  }

  private readForDesk({ id }: Case, { bearer }: Principal) {
    return this.unitOfWork.read(bearer, async (db) => {
      const [unreadMessages, calls, updates, closures, times] = await Promise.all([
        countUnread(db, id, 'declarant'),
        findCalls(db, id),
        findRevisionsAfter(db, id, 0),
        closuresInForce(db),
        firstTimes(db, id, MILESTONES),
      ]);
      return { unreadMessages, calls, updates, measured: { closures, firstTimes: times } };
    });
  }
}
