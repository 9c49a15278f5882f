import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Described } from '../description/described';
import { Access } from '../http/access';
import { Visiting, type Visit } from '../http/visit';
import { EnrolmentRequest } from './account.request';
import { RedeemCode } from './redeem-code';
import { answerOpened } from './session.presenter';
import { OPENED_SESSION } from './session.response';

@Controller()
export class CodesController {
  constructor(private readonly redeem: RedeemCode) {}

  @Post('sessions/enrolment')
  @HttpCode(201)
  @Access('public')
  @Described('Opens half a session with a code that another person handed over; a factor is enrolled next.', {
    answer: OPENED_SESSION,
    problems: ['sign_in_refused', 'too_many_attempts'],
  })
  async enrol(
    @Body() said: EnrolmentRequest,
    @Visiting() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerOpened(reply, await this.redeem.execute({ ...visit, session: null }, said));
  }
}
