import { Injectable } from '@nestjs/common';
import { refuse } from '#domain/cases';
import { Clock } from '#platform/clock';
import { DecideOnCase, type Command, type Decide } from '../cases';
import type { Given } from '../http/circumstances';
import { presentFollowUp } from './follow-up.presenter';
import { ReadFollowUp } from './read-follow-up';

type DeclarantCommand = Pick<Command, 'action' | 'alongside'> & {
  /** What takes nothing but one's own word back stays possible on a duplicate. */
  evenMerged?: boolean;
};

/** An act of the holder of a follow-up code on its case; answers with the follow-up page. */
@Injectable()
export class ActAsDeclarant {
  constructor(
    private readonly follow: ReadFollowUp,
    private readonly desk: DecideOnCase,
    private readonly clock: Clock,
  ) {}

  async execute(
    { principal, requestId, commandKey }: Given,
    { evenMerged = false, ...command }: DeclarantCommand,
    decide: Decide,
  ) {
    const caseId = await this.follow.caseOf(principal);
    const complete = { ...command, caseId, requestId, commandKey, expectedVersion: null };
    // The desk goes on elsewhere, and this code does not open it.
    const judge: Decide = (state, o) =>
      state.mergedInto !== null && !evenMerged
        ? refuse('not_allowed_in_this_status', [state.status])
        : decide(state, o);
    await this.desk.execute(principal, complete, judge);
    return presentFollowUp(await this.follow.page(principal), this.clock.now());
  }
}
