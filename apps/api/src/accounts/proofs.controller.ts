import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Described } from '../description/described';
import { Access } from '../http/access';
import { Visiting, type Visit } from '../http/visit';
import { PasskeyRequest } from './passkey.request';
import { ProveFactor } from './prove-factor';
import { answerOpened } from './session.presenter';
import { RecoveryCodeRequest, TotpRequest } from './session.request';
import { OPENED_SESSION, PASSKEY_OPTIONS } from './session.response';

/** The second factor: it completes a half-open session and steps a whole one up. */
@Controller('sessions/current')
export class ProofsController {
  constructor(private readonly prove: ProveFactor) {}

  @Post('totp')
  @HttpCode(200)
  @Access('half_session')
  @Described('Proves the code of an authenticator application; the session gets a new token.', {
    answer: OPENED_SESSION,
    problems: ['factor_refused', 'too_many_attempts'],
  })
  async totp(
    @Body() { code }: TotpRequest,
    @Visiting() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerOpened(reply, await this.prove.byTotp(visit, code));
  }

  @Post('recovery-code')
  @HttpCode(200)
  @Access('half_session')
  @Described('Uses up a recovery code in the place of the second factor.', {
    answer: OPENED_SESSION,
    problems: ['factor_refused', 'too_many_attempts'],
  })
  async recoveryCode(
    @Body() { code }: RecoveryCodeRequest,
    @Visiting() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerOpened(reply, await this.prove.byRecoveryCode(visit, code));
  }

  @Post('passkey/options')
  @HttpCode(200)
  @Access('half_session')
  @Described('What a browser asks an authenticator to prove one of the account’s passkeys.', {
    answer: PASSKEY_OPTIONS,
  })
  askPasskey(@Visiting() visit: Visit) {
    return this.prove.askPasskey(visit);
  }

  @Post('passkey')
  @HttpCode(200)
  @Access('half_session')
  @Described('Proves a passkey of the account; the session gets a new token.', {
    answer: OPENED_SESSION,
    problems: ['factor_refused'],
  })
  async passkey(
    @Body() said: PasskeyRequest,
    @Visiting() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerOpened(reply, await this.prove.byPasskey(visit, said));
  }
}
