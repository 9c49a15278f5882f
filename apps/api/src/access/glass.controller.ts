import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Described } from '../description/described';
import { Access, Who, type Principal } from '../http/access';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { BreakGlassRequest, ReviewGlassRequest } from './access.request';
import { BROKEN_GLASSES, GLASS_OPENED } from './access.response';
import { BreakGlass } from './break-glass';

/** Reading a case without a grant: an hour, one case, read-only; the lead and the DPO are told, somebody reviews. */
@Controller('broken-glasses')
export class GlassController {
  constructor(private readonly glass: BreakGlass) {}

  @Post()
  @HttpCode(201)
  @Access({ capability: 'break_glass', stepUp: true })
  @Described('Opens one case for an hour, read-only; wakes the lead and the data protection officer.', {
    answer: GLASS_OPENED,
    problems: ['not_found'],
  })
  break(@Body() said: BreakGlassRequest, @Circumstances() given: Given) {
    return this.glass.break(given, said);
  }

  @Get()
  @Access({ capability: 'review_break_glass' })
  @Described('Glasses that were broken, those to review first; nothing of the cases themselves.', {
    answer: BROKEN_GLASSES,
  })
  list(@Who() who: Principal) {
    return this.glass.list(who);
  }

  @Post(':glass/review')
  @HttpCode(200)
  @Access({ capability: 'review_break_glass' })
  @Described('Says whether it was justified; nobody reviews what they broke themselves.', {
    answer: BROKEN_GLASSES,
    problems: ['not_found'],
  })
  async review(
    @Param('glass', CaseId) id: string,
    @Body() said: ReviewGlassRequest,
    @Circumstances() given: Given,
  ) {
    await this.glass.review(given, id, said);
    return this.glass.list(given.principal);
  }
}
