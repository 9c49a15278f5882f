import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '#persistence/unit-of-work';
import type { FastifyReply } from 'fastify';
import { Access } from '../http/access';
import { PAGES_CSS } from './pages-css.data';

/** Whether the API can do its work: PostgreSQL answers. Redis is not needed to take declarations. */
@ApiTags('health')
@Controller()
export class HealthController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get('health')
  @Access('public')
  async health(@Res({ passthrough: true }) reply: FastifyReply) {
    const works = await this.unitOfWork
      .read({ audience: null, session: null }, (db) => db.query('select 1'))
      .then(() => true)
      .catch(() => false);
    if (!works) void reply.status(503).header('retry-after', '5');
    return { status: works ? 'ok' : 'database_away' };
  }

  /** The one style sheet of the pages that the API serves itself. */
  @Get('pages.css')
  @Access('public')
  @Header('content-type', 'text/css; charset=utf-8')
  css(): string {
    return PAGES_CSS;
  }
}
