import { Body, Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Described } from '../description/described';
import { Access, Who, type Principal } from '../http/access';
import { CaseId } from '../http/case-id';
import { takeCookies, Visiting, type Visit } from '../http/visit';
import { PasskeyRequest } from './passkey.request';
import { OwnSessions } from './own-sessions';
import { answerOpened } from './session.presenter';
import { SignInRequest } from './session.request';
import { OPENED_SESSION, PASSKEY_OPTIONS, SESSION, SESSION_LIST } from './session.response';
import { SignIn } from './sign-in';
import { SignInByPasskey } from './sign-in-by-passkey';

@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly signIn: SignIn,
    private readonly byPasskey: SignInByPasskey,
    private readonly sessions: OwnSessions,
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

  @Get()
  @Access('session')
  @Described('The sessions of the account that are open, this one among them.', { answer: SESSION_LIST })
  async list(@Visiting() visit: Visit) {
    return { sessions: await this.sessions.list(visit) };
  }

  @Get('current')
  @Access('session')
  @Described('Who is signed in, and what the account may do.', { answer: SESSION })
  current(@Who() { actor, organisation }: Principal) {
    if (actor.kind !== 'staff' && actor.kind !== 'party') return { kind: actor.kind };
    const { kind, function: role, capabilities } = actor;
    return { kind, function: role, organisation: organisation ?? 'cert', capabilities };
  }

  @Post('revoke-others')
  @HttpCode(204)
  @Access('session')
  @Described('Ends every session of the account but this one.')
  async revokeOthers(@Visiting() visit: Visit): Promise<void> {
    await this.sessions.revoke(visit, null);
  }

  @Post(':session/revoke')
  @HttpCode(204)
  @Access('session')
  @Described('Ends one session of the account.')
  async revoke(@Param('session', CaseId) session: string, @Visiting() visit: Visit): Promise<void> {
    await this.sessions.revoke(visit, session);
  }

  @Delete('current')
  @HttpCode(204)
  @Access('half_session')
  @Described('Closes the session.')
  async close(@Visiting() visit: Visit, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.close(visit);
    takeCookies(reply);
  }
}
