import { Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Described } from '../description/described';
import { Access, Who, type Principal } from '../http/access';
import { CaseId } from '../http/case-id';
import { takeCookies, Visiting, type Visit } from '../http/visit';
import { OwnSessions } from './own-sessions';
import { SESSION, SESSION_LIST } from './session.response';

@Controller('sessions')
export class SessionsController {
  constructor(private readonly sessions: OwnSessions) {}

  @Get()
  @Access('session')
  @Described('The sessions of the account that are open, this one among them.', { answer: SESSION_LIST })
  async list(@Visiting() visit: Visit) {
    return { sessions: await this.sessions.list(visit) };
  }

  @Get('current')
  @Access('session')
  @Described('Who is signed in, and what the account may do.', { answer: SESSION })
  async current(@Who() { actor, organisation }: Principal, @Visiting() visit: Visit) {
    if (actor.kind !== 'staff' && actor.kind !== 'party') return { kind: actor.kind };
    const { kind, function: role, capabilities } = actor;
    const { organisation: organisationName } = await this.sessions.account(visit);
    return { kind, function: role, organisation: organisation ?? 'cert', organisationName, capabilities };
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
