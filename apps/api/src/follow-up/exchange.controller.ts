import { Body, Controller, Get, Param } from '@nestjs/common';
import { decide, receiveMessage } from '#domain/cases';
import {
  DescribedExchange,
  Exchange,
  MessageRequest,
  presentMarkingOutside,
  presentMessages,
} from '../cases';
import { Access, Who, type Principal } from '../http/access';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { ActAsDeclarant } from './act-as-declarant';
import { DescribedReport } from './follow-up.response';
import { ReadFollowUp } from './read-follow-up';

/** The declarant’s side of what it and the desk write to each other. */
@Controller('follow-up/messages')
export class FollowUpExchangeController {
  constructor(
    private readonly follow: ReadFollowUp,
    private readonly desk: ActAsDeclarant,
    private readonly exchange: Exchange,
  ) {}

  @Get()
  @Access('declarant')
  @DescribedExchange()
  async list(@Who() who: Principal) {
    const messages = await this.exchange.list(who, await this.follow.caseOf(who));
    return presentMessages(messages, presentMarkingOutside);
  }

  @Command('', 'declarant')
  @DescribedReport('Writes to the desk. A case that ended stays so: a person of the desk reads and judges.')
  async send(@Body() { body }: MessageRequest, @Circumstances() given: Given) {
    const caseId = await this.follow.caseOf(given.principal);
    const { id, alongside } = this.exchange.compose(given.principal, caseId, body);
    return this.desk.execute(given, { action: 'send_message', alongside }, (state, o) =>
      receiveMessage(state, id, o),
    );
  }

  @Command(':message/read', 'declarant')
  @DescribedReport('The declarant has read a message of the desk, and those before it.')
  async markRead(@Param('message', CaseId) message: string, @Circumstances() given: Given) {
    const caseId = await this.follow.caseOf(given.principal);
    const alongside = await this.exchange.reading(given.principal, caseId, message);
    return this.desk.execute(given, { action: 'read_messages', alongside }, (state) => decide(state, []));
  }
}
