import { Body, Controller, Param } from '@nestjs/common';
import { contestQualification, declareOutOfScope, qualifyCase, takeCase } from '#domain/cases';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { Problem } from '../http/problem';
import { ActOnCase } from './act-on-case';
import { ContestRequest, OutOfScopeRequest, QualifyRequest } from './command.request';
import { toQualification } from './qualification.mapper';
import { DescribedAct } from './case.response';

/** From reception to qualification, and the ARS's contest. */
@Controller('cases/:id')
export class TriageController {
  constructor(private readonly desk: ActOnCase) {}

  @Command('take', { capability: 'triage' })
  @DescribedAct('Takes the case in charge.')
  take(@Param('id', CaseId) caseId: string, @Circumstances() given: Given) {
    return this.desk.execute(given, { action: 'take', caseId }, (state, o) =>
      takeCase(state, 'accountId' in o.actor ? o.actor.accountId : '', o),
    );
  }

  @Command('qualify', { capability: 'qualify' })
  @DescribedAct(
    'Qualifies on behalf of the competent ARS; needs If-Match, so that of two at once one is told.',
    'version!',
  )
  qualify(@Param('id', CaseId) caseId: string, @Body() body: QualifyRequest, @Circumstances() given: Given) {
    if (given.expectedVersion === null) throw new Problem('version_needed');
    return this.desk.execute(given, { action: 'qualify', caseId }, (state, o) =>
      qualifyCase(state, toQualification(body), o),
    );
  }

  @Command('contest', { capability: 'contest' })
  @DescribedAct('The ARS contests the qualification entered on its behalf.')
  contest(
    @Param('id', CaseId) caseId: string,
    @Body() { reason, level = null }: ContestRequest,
    @Circumstances() given: Given,
  ) {
    const ars = given.principal.organisation ?? '';
    return this.desk.execute(given, { action: 'contest', caseId }, (state, o) =>
      contestQualification(state, { ars, reason, level }, o),
    );
  }

  @Command('out-of-scope', { capability: 'qualify' })
  @DescribedAct('Not for this desk; counted apart, with the reason that the facility will read.')
  outOfScope(
    @Param('id', CaseId) caseId: string,
    @Body() { category, reason }: OutOfScopeRequest,
    @Circumstances() given: Given,
  ) {
    return this.desk.execute(given, { action: 'declare_out_of_scope', caseId }, (state, o) =>
      declareOutOfScope(state, { category, reason }, o),
    );
  }
}
