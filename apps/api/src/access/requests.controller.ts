import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { DescribedAct } from '../cases';
import { Described } from '../description/described';
import { Access, Showing, Who, type Principal, type Show } from '../http/access';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { AnswerAccessRequest, AskAccessRequest } from './access.request';
import { ASKED, MY_REQUESTS, WAITING_COUNT, WAITING_DECISIONS } from './access.response';
import { AnswerAccess } from './answer-access';
import { AskAccess } from './ask-access';
import { ReadWaiting } from './read-waiting';

/** Access that is asked for with a reason, and answered by whoever pilots the case. */
@Controller()
export class RequestsController {
  constructor(
    private readonly asking: AskAccess,
    private readonly answering: AnswerAccess,
    private readonly waiting: ReadWaiting,
  ) {}

  @Post('access-requests')
  @HttpCode(202)
  @Access({ capability: 'ask_access' })
  @Described('Asks to know a case by its reference; the answer is the same whether there is one or not.', {
    answer: ASKED,
    problems: ['too_many_attempts'],
  })
  ask(@Body() said: AskAccessRequest, @Circumstances() given: Given) {
    return this.asking.ask(given, said);
  }

  @Get('access-requests')
  @Access({ capability: 'ask_access' })
  @Described('What the reader asked to know, and what was answered.', { answer: MY_REQUESTS })
  mine(@Who() who: Principal) {
    return this.asking.mine(who);
  }

  @Get('waiting-decisions')
  @Access({ capability: 'grant_access' })
  @Described(
    'What waits for a decision of the reader: access asked for, markings to weaken, erasures and holds.',
    {
      answer: WAITING_DECISIONS,
    },
  )
  async decisions(@Who() who: Principal, @Showing() show: Show) {
    const { waiting } = await this.waiting.execute(who);
    show(waiting.map(({ caseId: id }) => ({ id })));
    return { waiting };
  }

  @Get('waiting-decisions/count')
  @Access({ capability: 'grant_access' })
  @Described('How many decisions wait for the reader; no case is named.', { answer: WAITING_COUNT })
  async countDecisions(@Who() who: Principal) {
    const { waiting } = await this.waiting.execute(who);
    return { count: waiting.length };
  }

  @Command('cases/:id/access-requests/:request/answer', { capability: 'grant_access' })
  @DescribedAct('Grants what was asked, or refuses it; whoever asked reads the answer.')
  answer(
    @Param('id', CaseId) caseId: string,
    @Param('request', CaseId) requestId: string,
    @Body() said: AnswerAccessRequest,
    @Circumstances() given: Given,
  ) {
    return this.answering.execute(given, { caseId, requestId }, said);
  }
}
