import { Body, Controller, Param } from '@nestjs/common';
import { functionOf, originatorOf } from '#domain/access';
import { fulfilByOtherMeans, logCall, retryLetter, waiveObligation } from '#domain/cases';
import { insertRows } from '#persistence/database';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { ActOnCase } from './act-on-case';
import { CallRequest, FulfilRequest, ReasonRequest } from './command.request';
import { DescribedAct } from './case.response';

/** Calls, duties waived or done by other means, letters tried again. */
@Controller('cases/:id')
export class CoordinationController {
  constructor(
    private readonly desk: ActOnCase,
    private readonly clock: Clock,
  ) {}

  @Command('calls', { capability: 'call' })
  @DescribedAct('Logs a telephone call, answered or not.')
  call(
    @Param('id', CaseId) caseId: string,
    @Body() { to, answered, note = null }: CallRequest,
    @Circumstances() given: Given,
  ) {
    const { actor } = given.principal;
    const said = { organisation: to, answered, by: functionOf(actor), note, originator: originatorOf(actor) };
    const row = { id: newId(), caseId, at: this.clock.now(), ...said };
    const command = { action: 'call', caseId, alongside: () => insertRows('call_note', [row]) };
    return this.desk.execute(given, command, (state, o) => logCall(state, { to, answered, note }, o));
  }

  @Command('obligations/:obligation/waive', { capability: 'close' })
  @DescribedAct('Waives an obligation, with the reason that an auditor will read.')
  waive(
    @Param('id', CaseId) caseId: string,
    @Param('obligation', CaseId) obligation: string,
    @Body() { reason }: ReasonRequest,
    @Circumstances() given: Given,
  ) {
    return this.desk.execute(given, { action: 'waive', caseId }, (state, o) =>
      waiveObligation(state, obligation, reason, o),
    );
  }

  @Command('obligations/:obligation/fulfil', { capability: 'release' })
  @DescribedAct('A duty of the desk was done by other means than a letter, with what proves it.')
  fulfil(
    @Param('id', CaseId) caseId: string,
    @Param('obligation', CaseId) obligation: string,
    @Body() { proof }: FulfilRequest,
    @Circumstances() given: Given,
  ) {
    return this.desk.execute(given, { action: 'fulfil_by_other_means', caseId }, (state, o) =>
      fulfilByOtherMeans(state, obligation, proof, o),
    );
  }

  @Command('letters/:letter/retry', { capability: 'release' })
  @DescribedAct('Tries a held or failed letter again, after a person mended what stopped it.')
  retry(
    @Param('id', CaseId) caseId: string,
    @Param('letter', CaseId) letter: string,
    @Circumstances() given: Given,
  ) {
    return this.desk.execute(given, { action: 'retry_letter', caseId }, (state, o) =>
      retryLetter(state, letter, o),
    );
  }
}
