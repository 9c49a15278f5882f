import { Body, Controller, Get, Param } from '@nestjs/common';
import { decide, sendMessage } from '#domain/cases';
import { Access, Who, type Principal } from '../http/access';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { MessageRequest } from './accompany.request';
import { ActOnCase } from './act-on-case';
import { DescribedAct } from './case.response';
import { Exchange } from './exchange';
import { DescribedExchange } from './message.response';

/** The desk’s side of what it and the declarant write to each other; no other account reads it. */
@Controller('cases/:id/messages')
export class MessagesController {
  constructor(
    private readonly desk: ActOnCase,
    private readonly exchange: Exchange,
  ) {}

  @Get()
  @Access({ capability: 'triage' })
  @DescribedExchange()
  list(@Param('id', CaseId) id: string, @Who() who: Principal) {
    return this.exchange.readByDesk(who, id);
  }

  @Command('', { capability: 'triage' })
  @DescribedAct('Writes to the declarant, who is told by mail that something waits.')
  send(@Param('id', CaseId) caseId: string, @Body() { body }: MessageRequest, @Circumstances() given: Given) {
    const { id, alongside } = this.exchange.compose(given.principal, caseId, body);
    return this.desk.execute(given, { action: 'send_message', caseId, alongside }, (state, o) =>
      sendMessage(state, id, o),
    );
  }

  @Command(':message/read', { capability: 'triage' })
  @DescribedAct('The desk has read a message of the declarant, and those before it.')
  async markRead(
    @Param('id', CaseId) caseId: string,
    @Param('message', CaseId) message: string,
    @Circumstances() given: Given,
  ) {
    const alongside = await this.exchange.reading(given.principal, caseId, message);
    return this.desk.execute(given, { action: 'read_messages', caseId, alongside }, (state) =>
      decide(state, []),
    );
  }
}
