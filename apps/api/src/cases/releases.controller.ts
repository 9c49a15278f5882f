import { Body, Controller, Param } from '@nestjs/common';
import { makeChoice, recordConsent, revokeConsent, shareByConsent } from '#domain/cases';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { ActOnCase } from './act-on-case';
import { DescribedAct } from './case.response';
import { ReasonRequest } from './command.request';
import { ChoiceRequest, DeskConsentRequest, ShareRequest } from './release.request';

/** What lets information go: agreements of the owner, what leaves on them, and the duty officer's choices. */
@Controller('cases/:id')
export class ReleasesController {
  constructor(private readonly desk: ActOnCase) {}

  @Command('consents', { capability: 'release' })
  @DescribedAct('Records the owner’s agreement to pass items on (B7), with its evidence.')
  consent(
    @Param('id', CaseId) caseId: string,
    @Body() { until, ...said }: DeskConsentRequest,
    @Circumstances() given: Given,
  ) {
    const end = until ? Date.parse(until) : null;
    return this.desk.execute(given, { action: 'consent', caseId }, (state, o) =>
      recordConsent(state, { ...said, until: end }, o),
    );
  }

  @Command('consents/:release/revoke', { capability: 'release' })
  @DescribedAct('The owner takes its agreement back, for the future: what was sent stays sent.')
  revoke(
    @Param('id', CaseId) caseId: string,
    @Param('release', CaseId) release: string,
    @Body() { reason }: ReasonRequest,
    @Circumstances() given: Given,
  ) {
    return this.desk.execute(given, { action: 'revoke_consent', caseId }, (state, o) =>
      revokeConsent(state, release, reason, o),
    );
  }

  @Command('shares', { capability: 'release' })
  @DescribedAct('Sends on what the owner agreed to, under the marking of its agreement, and no more.')
  share(
    @Param('id', CaseId) caseId: string,
    @Body() { to, items = null }: ShareRequest,
    @Circumstances() given: Given,
  ) {
    return this.desk.execute(given, { action: 'share', caseId }, (state, o) =>
      shareByConsent(state, { to, items }, o),
    );
  }

  @Command('choices', { capability: 'release' })
  @DescribedAct(
    'Decides what the rulebook proposes and leaves open: an alert, or a report that was asked for.',
  )
  choose(
    @Param('id', CaseId) caseId: string,
    @Body() { what, about, reason }: ChoiceRequest,
    @Circumstances() given: Given,
  ) {
    return this.desk.execute(given, { action: 'choose', caseId }, (state, o) =>
      makeChoice(state, { what, about, reason }, o),
    );
  }
}
