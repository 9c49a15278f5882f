import { Controller, Get, Query } from '@nestjs/common';
import { Described } from '../description/described';
import { Access, Showing, Who, type Principal, type Show } from '../http/access';
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
    @Showing() show: Show,
  ) {
    const page = await this.search.execute(who, { words: q, limit, after: after || null });
    show(page.found.map((line) => line.case));
    return page;
  }
}
