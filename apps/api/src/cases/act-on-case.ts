import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import type { Given } from '../http/circumstances';
import { presentCase } from './case.presenter';
import { DecideOnCase, type Command, type Decide } from './decide-on-case';

/** An act of an account on a case; answers with the case as it is afterwards. */
@Injectable()
export class ActOnCase {
  constructor(
    private readonly desk: DecideOnCase,
    private readonly clock: Clock,
  ) {}

  async execute(
    { principal, requestId, commandKey, expectedVersion }: Given,
    command: Pick<Command, 'action' | 'caseId' | 'alongside'>,
    decide: Decide,
  ) {
    const complete = { ...command, requestId, commandKey, expectedVersion };
    const state = await this.desk.execute(principal, complete, decide);
    return presentCase(state, principal, this.clock.now());
  }
}
