import { Controller, Get, Res } from '@nestjs/common';
import { Clock } from '#platform/clock';
import type { FastifyReply } from 'fastify';
import { Described } from '../description/described';
import { Access, Who, type Principal } from '../http/access';
import { presentFollowUp } from './follow-up.presenter';
import { PrintReceipt } from './print-receipt';
import { ReadFollowUp } from './read-follow-up';
import { FOLLOW_UP } from './follow-up.response';

const PDF = { type: 'string', contentMediaType: 'application/pdf' };

/** What the holder of a reference and its follow-up code sees (HTTP Basic: reference, code). */
@Controller('follow-up')
export class FollowUpController {
  constructor(
    private readonly follow: ReadFollowUp,
    private readonly receipts: PrintReceipt,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('declarant')
  @Described('Status, who was informed and when, and what the facility still owes.', { answer: FOLLOW_UP })
  async page(@Who() who: Principal) {
    return presentFollowUp(await this.follow.page(who), this.clock.now());
  }

  @Get('receipt.pdf')
  @Access('declarant')
  @Described('The dated receipt; the code is not on it.', { media: { 'application/pdf': PDF } })
  async receipt(@Who() who: Principal, @Res() reply: FastifyReply): Promise<void> {
    const { pdf, reference } = await this.receipts.execute(who);
    await reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `attachment; filename="recepisse-${reference}.pdf"`)
      .send(pdf);
  }
}
