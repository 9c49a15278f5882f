import { Body, Controller, Param } from '@nestjs/common';
import { functionOf } from '#domain/access';
import { liftRestriction, restrictCase } from '#domain/cases';
import { liftingStatements, restrictionStatements } from '#persistence/cases';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { ActOnCase } from './act-on-case';
import { DescribedAct } from './case.response';
import { ReasonRequest } from './command.request';

/** The dedicated chain, which only cleared people know of. */
@Controller('cases/:id')
export class RestrictionController {
  constructor(
    private readonly desk: ActOnCase,
    private readonly clock: Clock,
  ) {}

  @Command('restriction', { capability: 'handle_restricted' })
  @DescribedAct(
    'Hands the case to the dedicated chain: its letters carry no content; only cleared people know.',
  )
  restrict(
    @Param('id', CaseId) caseId: string,
    @Body() { reason }: ReasonRequest,
    @Circumstances() given: Given,
  ) {
    const mark = { id: newId(), by: functionOf(given.principal.actor), reason };
    const alongside = () => restrictionStatements({ caseId, now: this.clock.now() }, mark);
    return this.desk.execute(given, { action: 'restrict', caseId, alongside }, restrictCase);
  }

  @Command('restriction/lift', { capability: 'handle_restricted' })
  @DescribedAct('Ends the special handling; letters that left without content stay so.')
  lift(
    @Param('id', CaseId) caseId: string,
    @Body() { reason }: ReasonRequest,
    @Circumstances() given: Given,
  ) {
    const alongside = () => liftingStatements({ caseId, now: this.clock.now() }, reason);
    return this.desk.execute(given, { action: 'lift_restriction', caseId, alongside }, liftRestriction);
  }
}
