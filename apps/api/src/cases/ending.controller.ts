import { Body, Controller, Param } from '@nestjs/common';
import { closeCase, draftRex, reopenCase, resolveCase } from '#domain/cases';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { RexRequest } from './accompany.request';
import { ActOnCase } from './act-on-case';
import { ReasonRequest, ResolveRequest } from './command.request';
import { toReport } from './report.mapper';
import { DescribedAct } from './case.response';

/** From resolution to closing, and back. */
@Controller('cases/:id')
export class EndingController {
  constructor(private readonly desk: ActOnCase) {}

  @Command('resolve', { capability: 'close' })
  @DescribedAct('The incident is over, with its causes.')
  resolve(@Param('id', CaseId) caseId: string, @Body() said: ResolveRequest, @Circumstances() given: Given) {
    return this.desk.execute(given, { action: 'resolve', caseId }, (state, o) =>
      resolveCase(state, toReport(said), o),
    );
  }

  @Command('close', { capability: 'close' })
  @DescribedAct('Closes, when every obligation is done or waived.')
  close(@Param('id', CaseId) caseId: string, @Circumstances() given: Given) {
    return this.desk.execute(given, { action: 'close', caseId }, closeCase);
  }

  @Command('reopen', { capability: 'close' })
  @DescribedAct('Takes an ended case up again.')
  reopen(
    @Param('id', CaseId) caseId: string,
    @Body() { reason }: ReasonRequest,
    @Circumstances() given: Given,
  ) {
    return this.desk.execute(given, { action: 'reopen', caseId }, (state, o) => reopenCase(state, reason, o));
  }

  @Command('rex', { capability: 'close' })
  @DescribedAct('Whether what was learnt is to be written up; nothing is published by that.')
  rex(@Param('id', CaseId) caseId: string, @Body() said: RexRequest, @Circumstances() given: Given) {
    return this.desk.execute(given, { action: 'draft_rex', caseId }, (state, o) => draftRex(state, said, o));
  }
}
