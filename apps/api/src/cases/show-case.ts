import { Injectable } from '@nestjs/common';
import type { Case } from '#domain/cases';
import { UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import type { Principal } from '../http/access';
import { presentCase } from './case.presenter';
import { NOTHING_WAITS, readBeside } from './read-beside';
import { knownTies } from './ties';

/** A case as its reader may know it, with what waits for the desk beside it. */
@Injectable()
export class ShowCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(state: Case, principal: Principal) {
    const { actor, bearer } = principal;
    const { ties, waiting } = await this.unitOfWork.read(bearer, async (db) => ({
      ties: await knownTies(db, state),
      waiting: actor.kind === 'staff' ? await readBeside(db, state.id) : NOTHING_WAITS,
    }));
    return presentCase({ ...state, ...ties }, principal, { now: this.clock.now(), ...waiting });
  }
}
