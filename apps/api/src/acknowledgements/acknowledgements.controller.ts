import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { acknowledgeLetter } from '#domain/cases';
import { findLetterToAcknowledge } from '#persistence/cases';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DecideOnCase } from '../cases';
import { ApiSettings } from '../ground/api-settings';
import { Access, type Principal } from '../http/access';
import { Circumstances, type Given } from '../http/circumstances';
import { iso } from '../http/iso';
import { acknowledgementPage } from './acknowledgement-page';
import { ReadLetter, type LetterSeen } from './read-letter';
import { DescribedLink } from './acknowledgement.response';

const PARIS = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'long',
  timeStyle: 'long',
  timeZone: 'Europe/Paris',
});

/** One-time acknowledgement links: GET shows, POST acknowledges (RFC 9110 §9.2.1). */
@Controller('acknowledgements')
export class AcknowledgementsController {
  constructor(
    private readonly letters: ReadLetter,
    private readonly desk: DecideOnCase,
    private readonly settings: ApiSettings,
  ) {}

  @Get(':token')
  @Access('recipient')
  @DescribedLink('Shows what the link of a letter would acknowledge; changes nothing.')
  async show(
    @Param('token') _token: string,
    @Circumstances() { principal }: Given,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answer(principal, request, reply);
  }

  @Post(':token')
  @HttpCode(200)
  @Access('recipient')
  @DescribedLink('Acknowledges a letter; twice is once.', ['key'])
  async acknowledge(
    @Param('token') _token: string,
    @Circumstances() { principal, requestId, commandKey }: Given,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { caseId, letterId } = await this.letters.of(principal);
    const command = { action: 'acknowledge', caseId, requestId, commandKey, expectedVersion: null };
    const narrow = { ...command, find: findLetterToAcknowledge };
    await this.desk.execute(principal, narrow, (state, o) => acknowledgeLetter(state, letterId, o));
    await this.answer(principal, request, reply);
  }

  private async answer(principal: Principal, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const seen = await this.letters.of(principal);
    void reply.status(200).header('referrer-policy', 'no-referrer');
    if (!(request.headers.accept ?? '').includes('text/html')) return reply.send(this.present(seen));
    const acknowledgedAt = seen.acknowledgedAt === null ? null : PARIS.format(seen.acknowledgedAt);
    const { reference, tlp } = seen;
    const view = { desk: this.settings.DESK_NAME, reference, tlp, acknowledgedAt };
    return reply.type('text/html; charset=utf-8').send(acknowledgementPage(view).text);
  }

  private present({ reference, tlp, acknowledgedAt }: LetterSeen) {
    return { desk: this.settings.DESK_NAME, reference, tlp, acknowledgedAt: iso(acknowledgedAt) };
  }
}
