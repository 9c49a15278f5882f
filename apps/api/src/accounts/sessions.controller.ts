import { Body, Controller, Delete, Get, HttpCode, Post, Res } from '@nestjs/common';
import { UnitOfWork } from '#persistence/unit-of-work';
import type { FastifyReply } from 'fastify';
import { Described } from '../description/described';
import { Access, Who, type Principal } from '../http/access';
import { SESSION_COOKIE } from '../http/bearer-secrets';
import { SignInRequest } from './session.request';
import { SignIn } from './sign-in';
import { OPENED_SESSION, SESSION } from './session.response';

const COOKIE = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const;

@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly signIn: SignIn,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Post()
  @HttpCode(201)
  @Access('public')
  @Described('Opens a session; the token comes as a cookie for browsers and in the body for programs.', {
    answer: OPENED_SESSION,
    problems: ['sign_in_refused', 'too_many_attempts'],
  })
  async open(@Body() { email, password }: SignInRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const token = await this.signIn.execute(email, password);
    void reply.setCookie(SESSION_COOKIE, token, COOKIE);
    return { token, expiresInSeconds: 12 * 3600 };
  }

  @Get('current')
  @Access('session')
  @Described('Who is signed in, and what the account may do.', { answer: SESSION })
  current(@Who() { actor, organisation }: Principal) {
    if (actor.kind !== 'staff' && actor.kind !== 'party') return { kind: actor.kind };
    const { kind, function: role, capabilities } = actor;
    return { kind, function: role, organisation: organisation ?? 'cert', capabilities };
  }

  @Delete('current')
  @HttpCode(204)
  @Access('session')
  @Described('Closes the session.')
  async close(@Who() { bearer }: Principal, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const session = 'session' in bearer ? bearer.session : null;
    await this.unitOfWork.write({ audience: null, session }, (db) => db.query('select who.close_session()'));
    void reply.clearCookie(SESSION_COOKIE, COOKIE);
  }
}
