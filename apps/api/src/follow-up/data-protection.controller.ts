import { Body, Controller } from '@nestjs/common';
import { declareFilingNotNeeded, invokeException, listControllers } from '#domain/cases';
import { Pipeline } from '#persistence/database';
import { newId } from '#platform/ids';
import { ExceptionRequest } from '../cases';
import { recogniseOthers } from '../declarations/recognise-facility';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { ActAsDeclarant } from './act-as-declarant';
import { ControllersRequest, FilingNotNeededRequest } from './data-protection.request';
import { DescribedReport } from './follow-up.response';

/** What the facility says of its duties under articles 33 and 34 RGPD, beside what it files. */
@Controller('follow-up')
export class DataProtectionController {
  constructor(
    private readonly desk: ActAsDeclarant,
    private readonly directory: Pipeline,
  ) {}

  @Command('controllers', 'declarant')
  @DescribedReport('A processor names the controllers that it works for; each has a clock of its own.')
  async controllers(@Body() body: ControllersRequest, @Circumstances() given: Given) {
    const listed = await recogniseOthers(body.controllers, this.directory, newId);
    return this.desk.execute(given, { action: 'list_controllers' }, (state, o) =>
      listControllers(state, listed, o),
    );
  }

  @Command('persons-exception', 'declarant')
  @DescribedReport('The persons are not told one by one, under an exception of art. 34.3 RGPD.')
  exception(@Body() { facility: facilityId, ...said }: ExceptionRequest, @Circumstances() given: Given) {
    return this.desk.execute(given, { action: 'invoke_exception' }, (state, o) =>
      invokeException(state, { ...said, facilityId }, o),
    );
  }

  @Command('filings-not-needed', 'declarant')
  @DescribedReport('No notification to the CNIL, with the reasons: no risk is likely (art. 33.1 RGPD).')
  filingNotNeeded(
    @Body() { facility: facilityId, reason }: FilingNotNeededRequest,
    @Circumstances() given: Given,
  ) {
    return this.desk.execute(given, { action: 'declare_filing_not_needed' }, (state, o) =>
      declareFilingNotNeeded(state, { facilityId, reason }, o),
    );
  }
}
