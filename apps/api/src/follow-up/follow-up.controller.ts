import { Controller, Get, Res } from '@nestjs/common';
import { ApiBasicAuth, ApiTags } from '@nestjs/swagger';
import { Clock } from '#platform/clock';
import type { FastifyReply } from 'fastify';
import { Access, Who, type Principal } from '../http/access';
import { presentFollowUp } from './follow-up.presenter';
import { ReadFollowUp } from './read-follow-up';

/** What the holder of a reference and its follow-up code sees (HTTP Basic: reference, code). */
@ApiTags('follow-up')
@ApiBasicAuth()
@Controller('follow-up')
export class FollowUpController {
  constructor(
    private readonly follow: ReadFollowUp,
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
}
