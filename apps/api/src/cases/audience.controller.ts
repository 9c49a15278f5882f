import { Controller, Get, Param } from '@nestjs/common';
import { audienceOf } from '#domain/cases';
import { Clock } from '#platform/clock';
import { Described } from '../description/described';
import { Access, Who, type Principal } from '../http/access';
import { CaseId } from '../http/case-id';
import { presentListener } from './audience.presenter';
import { AUDIENCE } from './audience.response';
import { ReadCases } from './read-cases';

/** Who may be told what, before anything is sent. */
@Controller('cases/:id')
export class AudienceController {
  constructor(
    private readonly read: ReadCases,
    private readonly clock: Clock,
  ) {}

  @Get('audience')
  @Access({ capability: 'release' })
  @Described('Who may know what of the case now, on which basis, and what would lift a refusal.', {
    answer: AUDIENCE,
  })
  async audience(@Param('id', CaseId) id: string, @Who() who: Principal) {
    const state = await this.read.one(who, id);
    return { listeners: audienceOf(state, this.clock.now()).map(presentListener) };
  }
}
