import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { contestQualification, declareOutOfScope, qualifyCase, takeCase } from '#domain/cases';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { Problem } from '../http/problem';
import { ActOnCase } from './act-on-case';
import { QualifyRequest, ReasonRequest } from './command.request';
import { toQualification } from './qualification.mapper';

/** From reception to qualification, and the ARS's contest. */
@ApiTags('cases')
@Controller('cases/:id')
export class TriageController {
  constructor(private readonly desk: ActOnCase) {}

  /** Takes the case in charge. */
  @Command('take', { capability: 'triage' })
  take(@Param('id', CaseId) caseId: string, @Circumstances() given: Given) {
    return this.desk.execute(given, { action: 'take', caseId }, (state, o) =>
      takeCase(state, 'accountId' in o.actor ? o.actor.accountId : '', o),
    );
  }

  /** Qualifies on behalf of the competent ARS; needs If-Match, so that of two at once one is told. */
  @Command('qualify', { capability: 'qualify' })
  qualify(@Param('id', CaseId) caseId: string, @Body() body: QualifyRequest, @Circumstances() given: Given) {
    if (given.expectedVersion === null) throw new Problem('version_needed');
    return this.desk.execute(given, { action: 'qualify', caseId }, (state, o) =>
      qualifyCase(state, toQualification(body), o),
    );
  }

  /** The ARS contests the qualification entered on its behalf. */
  @Command('contest', { capability: 'contest' })
  contest(
    @Param('id', CaseId) caseId: string,
    @Body() { reason }: ReasonRequest,
    @Circumstances() given: Given,
  ) {
    const ars = given.principal.organisation ?? '';
    return this.desk.execute(given, { action: 'contest', caseId }, (state, o) =>
      contestQualification(state, ars, reason, o),
    );
  }

  /** Not for this desk; counted apart, with the reason that the facility will read. */
  @Command('out-of-scope', { capability: 'qualify' })
  outOfScope(
    @Param('id', CaseId) caseId: string,
    @Body() { reason }: ReasonRequest,
    @Circumstances() given: Given,
  ) {
    return this.desk.execute(given, { action: 'declare_out_of_scope', caseId }, (state, o) =>
      declareOutOfScope(state, reason, o),
    );
  }
}
