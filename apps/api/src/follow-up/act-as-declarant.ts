import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { DecideOnCase, type Command, type Decide } from '../cases';
import type { Given } from '../http/circumstances';
import { presentFollowUp } from './follow-up.presenter';
import { ReadFollowUp } from './read-follow-up';

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
    command: Pick<Command, 'action' | 'alongside'>,
    decide: Decide,
  ) {
    const caseId = await this.follow.caseOf(principal);
    const complete = { ...command, caseId, requestId, commandKey, expectedVersion: null };
    await this.desk.execute(principal, complete, decide);
    return presentFollowUp(await this.follow.page(principal), this.clock.now());
  }
}
