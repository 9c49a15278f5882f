import { Body, Controller, Param } from '@nestjs/common';
import { rerouteFacility, type Case } from '#domain/cases';
import { agencyStatements } from '#persistence/cases';
import { Clock } from '#platform/clock';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { Problem } from '../http/problem';
import { ActOnCase } from './act-on-case';
import { DescribedAct } from './case.response';
import { RerouteRequest } from './command.request';

function agencyNotSaid(): Problem {
  const message = { fr: 'dites l’agence, ou null : aucune', en: 'say the agency, or null: none' };
  return new Problem('invalid_fields', { errors: [{ field: 'ars', message }] });
}

/** The agency that a person designates. */
@Controller('cases/:id')
export class ReroutingController {
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
}
