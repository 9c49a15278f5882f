import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { closeCase, reopenCase, resolveCase } from '#domain/cases';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { ActOnCase } from './act-on-case';
import { ReasonRequest, ResolveRequest } from './command.request';

/** From resolution to closing, and back. */
@ApiTags('cases')
@Controller('cases/:id')
export class EndingController {
  constructor(private readonly desk: ActOnCase) {}

  /** The incident is over, with its causes. */
  @Command('resolve', { capability: 'close' })
  resolve(
    @Param('id', CaseId) caseId: string,
    @Body() { causes }: ResolveRequest,
    @Circumstances() given: Given,
  ) {
    return this.desk.execute(given, { action: 'resolve', caseId }, (state, o) =>
      resolveCase(state, causes, o),
    );
  }

  /** Closes, when every obligation is done or waived. */
  @Command('close', { capability: 'close' })
  close(@Param('id', CaseId) caseId: string, @Circumstances() given: Given) {
    return this.desk.execute(given, { action: 'close', caseId }, closeCase);
  }

  /** Takes an ended case up again. */
  @Command('reopen', { capability: 'close' })
  reopen(
    @Param('id', CaseId) caseId: string,
    @Body() { reason }: ReasonRequest,
    @Circumstances() given: Given,
  ) {
    return this.desk.execute(given, { action: 'reopen', caseId }, (state, o) => reopenCase(state, reason, o));
  }
}
