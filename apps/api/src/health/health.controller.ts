import { Controller, Get, Header, Res } from '@nestjs/common';
import { UnitOfWork } from '#persistence/unit-of-work';
import type { FastifyReply } from 'fastify';
import { Described } from '../description/described';
import { Access } from '../http/access';
import { PAGES_CSS } from './pages-css.data';
import { HEALTH } from './health.response';

/** Whether the API can do its work: PostgreSQL answers. Redis is not needed to take declarations. */
@Controller()
export class HealthController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get('health')
  @Access('public')
  @Described('Whether the API can do its work: PostgreSQL answers.', {
    answer: HEALTH,
    otherwise: { 503: HEALTH },
  })
  async health(@Res({ passthrough: true }) reply: FastifyReply) {
    const works = await this.unitOfWork
      .read({ audience: null, session: null }, (db) => db.query('select 1'))
      .then(() => true)
      .catch(() => false);
    if (!works) void reply.status(503).header('retry-after', '5');
    return { status: works ? 'ok' : 'database_away' };
  }

  @Get('pages.css')
  @Access('public')
  @Described('The one style sheet of the pages that the API serves itself.', {
    media: { 'text/css': { type: 'string' } },
  })
  @Header('content-type', 'text/css; charset=utf-8')
  css(): string {
    return PAGES_CSS;
  }
}
