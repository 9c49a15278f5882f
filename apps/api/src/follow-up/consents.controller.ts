import { Body, Controller, Param } from '@nestjs/common';
import { recordConsent, revokeConsent } from '#domain/cases';
import { AgreementRequest } from '../cases';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { ActAsDeclarant } from './act-as-declarant';
import { RevocationRequest } from './follow-up.request';
import { DescribedReport } from './follow-up.response';

const EVIDENCE = 'accord donné sur la page de suivi';
const OWNER = 'structure déclarante';

/** What the owner of the information agrees to, and takes back. */
@Controller('follow-up/consents')
export class ConsentsController {
  constructor(private readonly desk: ActAsDeclarant) {}

  @Command('', 'declarant')
  @DescribedReport('The owner agrees that items go to a recipient (B7), until a date or its withdrawal.')
  agree(@Body() { until, ...said }: AgreementRequest, @Circumstances() given: Given) {
    const agreed = { ...said, until: until ? Date.parse(until) : null, evidence: EVIDENCE, owner: OWNER };
    return this.desk.execute(given, { action: 'consent' }, (state, o) => recordConsent(state, agreed, o));
  }

  @Command(':release/revoke', 'declarant')
  @DescribedReport('The owner takes its agreement back, for the future: what was sent stays sent.')
  revoke(
    @Param('release', CaseId) release: string,
    @Body() { reason }: RevocationRequest,
    @Circumstances() given: Given,
  ) {
    const why = reason ?? 'retiré sur la page de suivi';
    return this.desk.execute(given, { action: 'revoke_consent', evenMerged: true }, (state, o) =>
      revokeConsent(state, release, why, o),
    );
  }
}
