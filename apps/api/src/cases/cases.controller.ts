import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Described } from '../description/described';
import { Access, Showing, Who, type Principal, type Show } from '../http/access';
import { CaseId } from '../http/case-id';
import { etagOf } from '../http/if-match';
import { presentLetterWith } from './case.presenter';
import { QueueRequest, toQuestion } from './queue.request';
import { presentTimeline } from './timeline.presenter';
import { ReadCases } from './read-cases';
import { CASE, LETTERS, QUEUE_PAGE, TIMELINE } from './reading.response';
import { ShowCase } from './show-case';

@Controller('cases')
export class CasesController {
  constructor(
    private readonly read: ReadCases,
    private readonly show: ShowCase,
  ) {}

  @Get()
  @Access({ capability: 'read_cases' })
  @Described('The queue: open cases by explained priority, then the longest waiting.', { answer: QUEUE_PAGE })
  async queue(@Query() query: QueueRequest, @Who() who: Principal, @Showing() show: Show) {
    const page = await this.read.queue(who, toQuestion(query));
    show(page.cases);
    return page;
  }

  @Get(':id')
  @Access({ capability: 'read_cases' })
  @Described('A case as its reader may know it.', { answer: CASE, etag: true })
  async one(
    @Param('id', CaseId) id: string,
    @Who() who: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const state = await this.read.one(who, id);
    void reply.header('etag', etagOf(state.version));
    return this.show.execute(state, who);
  }

  @Get(':id/timeline')
  @Access({ capability: 'read_cases' })
  @Described('What happened, oldest first, by function and never by person.', { answer: TIMELINE })
  async timeline(@Param('id', CaseId) id: string, @Who() who: Principal) {
    return presentTimeline(await this.read.timeline(who, id), who);
  }

  @Get(':id/letters')
  @Access({ capability: 'triage' })
  @Described('Letters with each attempt to deliver them.', { answer: LETTERS })
  async letters(@Param('id', CaseId) id: string, @Who() who: Principal) {
    const { letters } = await this.read.one(who, id);
    const deliveries = await this.read.deliveries(who, id);
    return { letters: letters.map((letter) => presentLetterWith(letter, deliveries)) };
  }
}
