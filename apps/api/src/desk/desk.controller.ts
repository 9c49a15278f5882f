import { Controller, Get, Query } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { ApiSettings } from '../ground/api-settings';
import { Described } from '../description/described';
import { Access, Who, type Principal } from '../http/access';
import { CountOutOfScope } from './count-out-of-scope';
import { presentDesk } from './desk.presenter';
import { DESK, OUT_OF_SCOPE_COUNTS } from './desk.response';
import { YearRequest } from './year.request';

@Controller('desk')
export class DeskController {
  constructor(
    private readonly settings: ApiSettings,
    private readonly clock: Clock,
    private readonly counts: CountOutOfScope,
  ) {}

  @Get()
  @Access('public')
  @Described('Who answers here, the number to call at any hour, and whether this is a demonstration.', {
    answer: DESK,
  })
  desk() {
    return presentDesk(this.settings, this.clock.now());
  }

  @Get('out-of-scope-counts')
  @Access({ capability: 'triage' })
  @Described('Cases set aside in a year, by category: counted apart from what the desk treated.', {
    answer: OUT_OF_SCOPE_COUNTS,
  })
  async outOfScope(@Query() { year }: YearRequest, @Who() who: Principal) {
    return { year, counts: await this.counts.execute(who, year) };
  }
}
