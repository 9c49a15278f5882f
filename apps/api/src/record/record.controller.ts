import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Described } from '../description/described';
import { Access, Who, type Principal } from '../http/access';
import { presentEvent, presentSeal } from './record.presenter';
import { RecordRequest } from './record.request';
import { RECORD_PAGE, SEAL } from './record.response';
import { ReadRecord } from './read-record';

const LINES = 'application/x-ndjson';

/** The record, for those who see to it that rights are used well; reading it is recorded too. */
@Controller('record')
export class RecordController {
  constructor(private readonly read: ReadRecord) {}

  @Get()
  @Access({ capability: 'read_record' })
  @Described('Who did, saw or was refused what, newest first.', { answer: RECORD_PAGE })
  async page(@Query() asked: RecordRequest, @Who() who: Principal, @Req() request: FastifyRequest) {
    const { rows, next } = await this.read.page(who, asked);
    request.shown = rows.map(({ id }) => id);
    return { events: rows.map(presentEvent), next };
  }

  @Get('seal')
  @Access({ capability: 'read_record' })
  @Described('Up to where the record is sealed, time-stamped and at its witnesses.', { answer: SEAL })
  async seal(@Who() who: Principal) {
    return presentSeal(await this.read.seal(who));
  }

  @Get('export')
  @Access({ capability: 'read_record', stepUp: true })
  @Described('The whole sealed record as lines of JSON, for `npm run audit:verify`.', {
    media: { [LINES]: { type: 'string' } },
    problems: ['refused'],
  })
  async export(@Who() who: Principal, @Res() reply: FastifyReply): Promise<void> {
    const lines = await this.read.export(who);
    const name = `registre-${new Date().toISOString().slice(0, 10)}.ndjson`;
    await reply
      .header('content-type', LINES)
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(lines);
  }
}
