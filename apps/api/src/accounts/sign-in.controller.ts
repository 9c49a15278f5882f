import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Described } from '../description/described';
import { Access } from '../http/access';
import { Visiting, type Visit } from '../http/visit';
import { PasskeyRequest } from './passkey.request';
import { answerOpened } from './session.presenter';
import { SignInRequest } from './session.request';
import { OPENED_SESSION, PASSKEY_OPTIONS } from './session.response';
import { SignIn } from './sign-in';
import { SignInByPasskey } from './sign-in-by-passkey';

@Controller('sessions')
export class SignInController {
  constructor(
    private readonly signIn: SignIn,
    private readonly byPasskey: SignInByPasskey,
  ) {}

  @Post()
  @HttpCode(201)
  @Access('public')
  @Described('Opens half a session with a password; a second factor completes it.', {
    answer: OPENED_SESSION,
    problems: ['sign_in_refused', 'too_many_attempts'],
  })
  async open(
    @Body() { email, password }: SignInRequest,
    @Visiting() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerOpened(reply, await this.signIn.execute({ ...visit, session: null }, email, password));
  }

  @Post('passkey/options')
  @HttpCode(200)
  @Access('public')
  @Described('What a browser asks an authenticator to sign in by a passkey alone.', {
    answer: PASSKEY_OPTIONS,
  })
  askPasskey(@Visiting() visit: Visit) {
    return this.byPasskey.ask(visit);
  }

  @Post('passkey')
  @HttpCode(201)
  @Access('public')
  @Described('Opens a whole session with a passkey.', {
    answer: OPENED_SESSION,
    problems: ['sign_in_refused'],
  })
  async openByPasskey(
    @Body() said: PasskeyRequest,
    @Visiting() visit: Visit,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return answerOpened(reply, await this.byPasskey.execute(visit, said));
  }
}
