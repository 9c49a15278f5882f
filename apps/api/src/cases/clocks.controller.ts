import { Body, Controller, Param } from '@nestjs/common';
import { invokeException, overridePriority, recordAwareness } from '#domain/cases';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { ActOnCase } from './act-on-case';
import { DescribedAct } from './case.response';
import { AwarenessRequest, ExceptionRequest, PriorityRequest } from './clocks.request';

/** What a person sets where the rules start from: awareness, rank, exceptions. */
@Controller('cases/:id')
export class ClocksController {
  constructor(private readonly desk: ActOnCase) {}

  @Command('facilities/:facility/awareness', { capability: 'triage' })
  @DescribedAct('Records when a controller became aware; its clocks are set again and keep what they said.')
  awareness(
    @Param('id', CaseId) caseId: string,
    @Param('facility', CaseId) facilityId: string,
    @Body() { awarenessAt, reason }: AwarenessRequest,
    @Circumstances() given: Given,
  ) {
    const awareness = { facilityId, awarenessAt: Date.parse(awarenessAt), reason };
    return this.desk.execute(given, { action: 'record_awareness', caseId }, (state, o) =>
      recordAwareness(state, awareness, o),
    );
  }

  @Command('priority', { capability: 'triage' })
  @DescribedAct('Ranks the case otherwise than its parts do, or gives the rank back to them.')
  priority(
    @Param('id', CaseId) caseId: string,
    @Body() { score = null, reason }: PriorityRequest,
    @Circumstances() given: Given,
  ) {
    return this.desk.execute(given, { action: 'override_priority', caseId }, (state, o) =>
      overridePriority(state, { score, reason }, o),
    );
  }

  @Command('persons-exception', { capability: 'close' })
  @DescribedAct('The persons are not told one by one, under an exception of art. 34.3 RGPD.')
  exception(
    @Param('id', CaseId) caseId: string,
    @Body() { facility: facilityId, ...said }: ExceptionRequest,
    @Circumstances() given: Given,
  ) {
    return this.desk.execute(given, { action: 'invoke_exception', caseId }, (state, o) =>
      invokeException(state, { ...said, facilityId }, o),
    );
  }
}
