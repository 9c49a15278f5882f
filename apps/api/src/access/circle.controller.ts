import { Body, Controller, Get, Param } from '@nestjs/common';
import { handOver, revokeAccess } from '#domain/cases';
import { ActOnCase, DescribedAct, ReasonRequest } from '../cases';
import { Described } from '../description/described';
import { Access, Who, type Principal } from '../http/access';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { GrantRequest, HandOverRequest } from './access.request';
import { CIRCLE, PRINCIPALS } from './access.response';
import { GiveAccess } from './give-access';
import { ReadCircle } from './read-circle';

/** Who may know a case: grants, and the person who treats it. */
@Controller()
export class CircleController {
  constructor(
    private readonly desk: ActOnCase,
    private readonly give: GiveAccess,
    private readonly circle: ReadCircle,
  ) {}

  @Get('cases/:id/access')
  @Access({ capability: 'read_cases' })
  @Described('Who may know the case, up to which label, and what each may do.', {
    answer: CIRCLE,
    problems: ['not_found'],
  })
  read(@Param('id', CaseId) caseId: string, @Who() who: Principal) {
    return this.circle.execute(who, caseId);
  }

  @Get('principals')
  @Access({ capability: 'grant_access' })
  @Described('Whom a case can be granted to: people by function, teams, regions, organisations.', {
    answer: PRINCIPALS,
  })
  principals(@Who() who: Principal) {
    return this.circle.principals(who);
  }

  @Command('cases/:id/grants', { capability: 'grant_access' })
  @DescribedAct(
    'Lets somebody know the case; an organisation outside the circle needs a basis or an agreement.',
  )
  grant(@Param('id', CaseId) caseId: string, @Body() said: GrantRequest, @Circumstances() given: Given) {
    return this.give.execute(given, caseId, said);
  }

  @Command('cases/:id/grants/:grant/revoke', { capability: 'grant_access' })
  @DescribedAct('Somebody no longer knows the case; what the law says must be known stays so.')
  revoke(
    @Param('id', CaseId) caseId: string,
    @Param('grant', CaseId) grantId: string,
    @Body() { reason }: ReasonRequest,
    @Circumstances() given: Given,
  ) {
    return this.desk.execute(given, { action: 'revoke_access', caseId }, (state, o) =>
      revokeAccess(state, { grantId, reason }, o),
    );
  }

  @Command('cases/:id/hand-over', { capability: 'grant_access' })
  @DescribedAct('Hands the case over to another analyst, with the need-to-know that goes with it.')
  async handOver(
    @Param('id', CaseId) caseId: string,
    @Body() { to, reason }: HandOverRequest,
    @Circumstances() given: Given,
  ) {
    await this.give.refuseStranger(given, to);
    return this.desk.execute(given, { action: 'hand_over', caseId }, (state, o) =>
      handOver(state, { to, reason }, o),
    );
  }
}
