import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import type { ClosureDayTable } from '#persistence/directory';
import { Described } from '../description/described';
import { Access, Who, type Principal } from '../http/access';
import { CalendarDayInPath } from '../http/calendar-day';
import { Circumstances, type Given } from '../http/circumstances';
import { iso } from '../http/iso';
import { AdministerClosures } from './administer-closures';
import { ClosureRequest } from './closures.request';
import { CLOSURES } from './closures.response';

const presentClosure = ({ day, label, setAt, setBy, withdrawnAt }: ClosureDayTable) => ({
  ...{ day, label, setBy },
  setAt: iso(setAt),
  withdrawnAt: iso(withdrawnAt),
});

/** Closure days of the desk (RFC 2350 §4.1, note 2). Each answers with the whole list as it is afterwards. */
@Controller('desk/closures')
export class ClosuresController {
  constructor(private readonly closures: AdministerClosures) {}

  @Get()
  @Access('session')
  @Described('Days on which the desk keeps no office hours, withdrawn ones too.', { answer: CLOSURES })
  async list(@Who() who: Principal) {
    return { closures: (await this.closures.list(who)).map(presentClosure) };
  }

  @Put(':day')
  @HttpCode(200)
  @Access({ capability: 'administer_desk' })
  @Described('Closes the desk for a day, or changes why.', { answer: CLOSURES, problems: ['invalid_fields'] })
  async set(
    @Param('day', CalendarDayInPath) day: string,
    @Body() { label }: ClosureRequest,
    @Circumstances() given: Given,
  ) {
    await this.closures.set(given, day, label);
    return this.list(given.principal);
  }

  @Post(':day/withdraw')
  @HttpCode(200)
  @Access({ capability: 'administer_desk' })
  @Described('Takes a closure back; its row stays.', {
    answer: CLOSURES,
    problems: ['invalid_fields', 'not_found'],
  })
  async withdraw(@Param('day', CalendarDayInPath) day: string, @Circumstances() given: Given) {
    await this.closures.withdraw(given, day);
    return this.list(given.principal);
  }
}
