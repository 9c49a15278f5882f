import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Described } from '../description/described';
import { Access } from '../http/access';
import { Visiting, type Visit } from '../http/visit';
import { ConfirmTotpRequest } from './account.request';
import { TOTP_SECRET } from './account.response';
import { EnrolPasskey } from './enrol-passkey';
import { EnrolTotp } from './enrol-totp';
import { AddPasskeyRequest } from './passkey.request';
import { answerOpened } from './session.presenter';
import { NEW_PASSKEY_OPTIONS, OPENED_SESSION } from './session.response';

/** Factors are added here: by whoever came in without one, or in a stepped-up session. */
@Controller()
export class EnrolmentController {
  constructor(
    private readonly totpApp: EnrolTotp,
    private readonly passkeys: EnrolPasskey,
  ) {}

  @Post('account/totp')
  @HttpCode(200)
  @Access('enrolment')
  @Described('Makes a secret for an authenticator application; it counts once a code confirms it.', {
    answer: TOTP_SECRET,
  })
  totp(@Visiting() visit: Visit) {
    return this.totpApp.begin(visit);
  }

  @Post('account/totp/confirm')
  @HttpCode(200)
  @Access('enrolment')
  @Described('Confirms that secret with its first code; the session is whole, under a new token.', {
    answer: OPENED_SESSION,
    problems: ['factor_refused', 'too_many_attempts'],
  })
  async confirmTotp(
    @Body() { code }: ConfirmTotpRequest,
    @Visiting() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerOpened(reply, await this.totpApp.confirm(visit, code));
  }

  @Post('account/passkeys/options')
  @HttpCode(200)
  @Access('enrolment')
  @Described('What a browser asks an authenticator for a new passkey.', { answer: NEW_PASSKEY_OPTIONS })
  askPasskey(@Visiting() visit: Visit) {
    return this.passkeys.begin(visit);
  }

  @Post('account/passkeys')
  @HttpCode(201)
  @Access('enrolment')
  @Described('Adds the passkey that an authenticator made; the session is whole, under a new token.', {
    answer: OPENED_SESSION,
    problems: ['factor_refused'],
  })
  async addPasskey(
    @Body() said: AddPasskeyRequest,
    @Visiting() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerOpened(reply, await this.passkeys.add(visit, said));
  }
}
