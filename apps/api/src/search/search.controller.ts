import { Controller, Get, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Described } from '../description/described';
import { Access, Who, type Principal } from '../http/access';
import { SearchCases } from './search-cases';
import { SearchRequest } from './search.request';
import { FOUND_CASES } from './search.response';

@Controller('search')
export class SearchController {
  constructor(private readonly search: SearchCases) {}

  @Get()
  @Access({ capability: 'read_cases' })
  @Described('Cases found by reference, facility or words, ended ones too, as far as the reader may know.', {
    answer: FOUND_CASES,
  })
  async cases(
    @Query() { q, limit = 20, after = '' }: SearchRequest,
    @Who() who: Principal,
    @Req() request: FastifyRequest,
  ) {
    const page = await this.search.execute(who, { words: q, limit, after: after || null });
    request.shown = page.found.map((line) => line.case.id);
    return page;
  }
}
