import { Body, Controller, Param } from '@nestjs/common';
import { rerouteFacility } from '#domain/cases';
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
  constructor(private readonly desk: ActOnCase) {}

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
    return this.desk.execute(given, { action: 'reroute', caseId }, (state, o) =>
      rerouteFacility(state, { facilityId, ars, reason }, o),
    );
  }
}
