import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiBasicAuth, ApiTags } from '@nestjs/swagger';
import { complementCase, recordConsent, recordDuty, recordFiling, resolveCase } from '#domain/cases';
import { insertRows } from '#persistence/database';
import { newId } from '#platform/ids';
import { Clock } from '#platform/clock';
import type { FastifyReply } from 'fastify';
import { DecideOnCase, type Command } from '../cases';
import { toChanges } from '../declarations/declaration.mapper';
import { Access, Who, type Principal } from '../http/access';
import { Circumstances, type Given } from '../http/circumstances';
import {
  AgreementRequest,
  ComplementRequest,
  FilingRequest,
  PersonsInformedRequest,
  ResolutionRequest,
} from './follow-up.request';
import { presentFollowUp } from './follow-up.presenter';
import { ReadFollowUp } from './read-follow-up';

type Decide = Parameters<DecideOnCase['execute']>[2];

/** What the holder of a reference and its follow-up code sees and says (HTTP Basic: reference, code). */
@ApiTags('follow-up')
@ApiBasicAuth()
@Controller('follow-up')
export class FollowUpController {
  constructor(
    private readonly follow: ReadFollowUp,
    private readonly desk: DecideOnCase,
    private readonly clock: Clock,
  ) {}

  /** Status, who was informed and when, and what the facility still owes. */
  @Get()
  @Access('declarant')
  async page(@Who() who: Principal) {
    return presentFollowUp(await this.follow.page(who), this.clock.now());
  }

  /** The dated receipt; the code is not on it. */
  @Get('receipt.pdf')
  @Access('declarant')
  async receipt(@Who() who: Principal, @Res() reply: FastifyReply): Promise<void> {
    const { pdf, reference } = await this.follow.receiptPdf(who);
    await reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `attachment; filename="recepisse-${reference}.pdf"`)
      .send(pdf);
  }

  /** New facts: a new version of the declaration, and the obligations that follow. */
  @Post('complements')
  @HttpCode(200)
  @Access('declarant')
  complement(@Body() body: ComplementRequest, @Circumstances() given: Given) {
    const { narrative = null, ...said } = body;
    const changes = toChanges(said);
    const receivedAt = this.clock.now();
    const common = { id: newId(), kind: 'complement', channel: 'web', receivedAt };
    return this.act(
      given,
      {
        action: 'complement',
        alongside: ({ id: caseId, declarationVersion: version }) =>
          insertRows('declaration', [{ ...common, caseId, version, facts: { ...changes, narrative } }]),
      },
      (state, o) => complementCase(state, changes, o),
    );
  }

  /** "I have filed it", with the receipt number: the product never files in a facility's place. */
  @Post('filings')
  @HttpCode(200)
  @Access('declarant')
  filing(@Body() body: FilingRequest, @Circumstances() given: Given) {
    const filedAt = body.filedAt ? Date.parse(body.filedAt) : this.clock.now();
    const { with: authority, phase = 'initial', reference } = body;
    return this.act(given, { action: 'report_filing' }, (state, o) =>
      recordFiling(state, { with: authority, phase, reference, filedAt }, o),
    );
  }

  @Post('persons-informed')
  @HttpCode(200)
  @Access('declarant')
  personsInformed(@Body() { count, means }: PersonsInformedRequest, @Circumstances() given: Given) {
    return this.act(given, { action: 'report_persons_informed' }, (state, o) =>
      recordDuty(state, { act: 'inform_persons', proof: `${count} personnes, ${means}` }, o),
    );
  }

  @Post('register-entry')
  @HttpCode(200)
  @Access('declarant')
  registerEntry(@Circumstances() given: Given) {
    return this.act(given, { action: 'report_register_entry' }, (state, o) =>
      recordDuty(state, { act: 'register', proof: 'inscription déclarée par la structure' }, o),
    );
  }

  /** The owner agrees that items go to a recipient (B7), until a date or its withdrawal. */
  @Post('consents')
  @HttpCode(200)
  @Access('declarant')
  consent(@Body() { to, items, until }: AgreementRequest, @Circumstances() given: Given) {
    const evidence = 'accord donné sur la page de suivi';
    const end = until ? Date.parse(until) : null;
    return this.act(given, { action: 'consent' }, (state, o) =>
      recordConsent(state, { to, items, until: end, evidence }, o),
    );
  }

  /** The incident is over: the desk is told without delay (art. D.1111-16-3). */
  @Post('resolution')
  @HttpCode(200)
  @Access('declarant')
  resolution(@Body() { causes }: ResolutionRequest, @Circumstances() given: Given) {
    return this.act(given, { action: 'report_resolution' }, (state, o) => resolveCase(state, causes, o));
  }

  private async act(
    { principal, requestId, commandKey }: Given,
    command: Pick<Command, 'action' | 'alongside'>,
    decide: Decide,
  ) {
    const caseId = await this.follow.caseOf(principal);
    const complete = { ...command, caseId, requestId, commandKey, expectedVersion: null };
    await this.desk.execute(principal, complete, decide);
    return presentFollowUp(await this.follow.page(principal), this.clock.now());
  }
}
