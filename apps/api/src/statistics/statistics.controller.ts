import { Controller, Get, Query } from '@nestjs/common';
import { Described } from '../description/described';
import { Access, Who, type Principal } from '../http/access';
import { CountCases } from './count-cases';
import { StatisticsRequest } from './statistics.request';
import { STATISTICS } from './statistics.response';

@Controller('statistics')
export class StatisticsController {
  constructor(private readonly count: CountCases) {}

  @Get()
  @Access({ capability: 'read_cases' })
  @Described('Counts and delays of the cases received in a period, of those that the reader may know.', {
    answer: STATISTICS,
  })
  statistics(@Query() { from, to, by = 'month' }: StatisticsRequest, @Who() who: Principal) {
    return this.count.execute(who, { from, to, by });
  }
}
