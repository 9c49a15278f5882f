import { Body, Controller, Param } from '@nestjs/common';
import { functionOf } from '#domain/access';
import { liftRestriction, rerouteFacility, restrictCase, type Case } from '#domain/cases';
import { agencyStatements, liftingStatements, restrictionStatements } from '#persistence/cases';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { Problem } from '../http/problem';
import { ActOnCase } from './act-on-case';
import { DescribedAct } from './case.response';
import { ReasonRequest, RerouteRequest } from './command.request';

function agencyNotSaid(): Problem {
  const message = { fr: 'dites l’agence, ou null : aucune', en: 'say the agency, or null: none' };
  return new Problem('invalid_fields', { errors: [{ field: 'ars', message }] });
}

/** Which chain a case takes: the agency that a person designates, the dedicated chain. */
@Controller('cases/:id')
export class RoutingController {
  constructor(
    private readonly desk: ActOnCase,
    private readonly clock: Clock,
  ) {}

  @Command('facilities/:facility/reroute', { capability: 'triage' })
  @DescribedAct(
    'Designates the competent ARS of a facility by hand; the former one no longer knows the case.',
  )
  reroute(
    @Param('id', CaseId) caseId: string,
    @Param('facility', CaseId) facilityId: string,
    @Body() { ars, reason }: RerouteRequest,
    @Circumstances() given: Given,
  ) {
    if (ars === undefined) throw agencyNotSaid();
    const now = this.clock.now();
    const command = { action: 'reroute', caseId, alongside: (after: Case) => agencyStatements(after, now) };
    return this.desk.execute(given, command, (state, o) =>
      rerouteFacility(state, { facilityId, ars, reason }, o),
    );
  }

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
