import { Body, Controller, Get, Param } from '@nestjs/common';
import { confirmDeclaration, markRecommendationApplied, markRecommendationRead } from '#domain/cases';
import { presentVersions, VERSIONS } from '../cases';
import { Described } from '../description/described';
import { Access, Who, type Principal } from '../http/access';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { ActAsDeclarant } from './act-as-declarant';
import { AppliedRequest } from './follow-up.request';
import { DescribedReport } from './follow-up.response';
import { ReadFollowUp } from './read-follow-up';

/** What the declarant answers to the desk: that it confirms, that it read a sheet, that it did what it says. */
@Controller('follow-up')
export class AnswersController {
  constructor(
    private readonly follow: ReadFollowUp,
    private readonly desk: ActAsDeclarant,
  ) {}

  @Get('versions')
  @Access('declarant')
  @Described('What was said, version by version, with what each changed of the one before.', {
    answer: VERSIONS,
  })
  async versions(@Who() who: Principal) {
    return presentVersions(await this.follow.declarations(who));
  }

  @Command('confirmation', 'declarant')
  @DescribedReport('The declarant confirms what the desk typed in for it (arrêté du 30 octobre 2017).')
  confirm(@Circumstances() given: Given) {
    return this.desk.execute(given, { action: 'confirm' }, confirmDeclaration);
  }

  @Command('recommendations/:recommendation/read', 'declarant')
  @DescribedReport('The facility has read a sheet of advice.')
  read(@Param('recommendation', CaseId) id: string, @Circumstances() given: Given) {
    return this.desk.execute(given, { action: 'read_recommendation' }, (state, o) =>
      markRecommendationRead(state, id, o),
    );
  }

  @Command('recommendations/:recommendation/applied', 'declarant')
  @DescribedReport('The facility has done what a sheet of advice says, and may say how.')
  applied(
    @Param('recommendation', CaseId) id: string,
    @Body() { answer = null }: AppliedRequest,
    @Circumstances() given: Given,
  ) {
    return this.desk.execute(given, { action: 'apply_recommendation' }, (state, o) =>
      markRecommendationApplied(state, id, answer, o),
    );
  }
}
