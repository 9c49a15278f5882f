import { Injectable } from '@nestjs/common';
import type { Given } from '../http/circumstances';
import { DecideOnCase, type Command, type Decide } from './decide-on-case';
import { ShowCase } from './show-case';

/** An act of an account on a case; answers with the case as it is afterwards. */
@Injectable()
export class ActOnCase {
  constructor(
    private readonly desk: DecideOnCase,
    private readonly show: ShowCase,
  ) {}

  async execute(
    { principal, requestId, commandKey, expectedVersion }: Given,
    command: Pick<Command, 'action' | 'caseId' | 'find' | 'alongside'>,
    decide: Decide,
  ) {
    const complete = { ...command, requestId, commandKey, expectedVersion };
    const state = await this.desk.execute(principal, complete, decide);
    return this.show.execute(state, principal);
  }
}
