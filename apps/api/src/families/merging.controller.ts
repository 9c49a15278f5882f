import { Body, Controller, Param } from '@nestjs/common';
import { ShowCase } from '../cases';
import { Described } from '../description/described';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { ActOnFamily } from './act-on-family';
import { MergeRequest, SplitRequest } from './family.request';
import { DescribedAct, SPLIT_OFF } from './family.response';
import { SplitCase } from './split-case';

/** One incident declared twice becomes one case; one case that is two becomes two. */
@Controller('cases/:id')
export class MergingController {
  constructor(
    private readonly family: ActOnFamily,
    private readonly split: SplitCase,
    private readonly show: ShowCase,
  ) {}

  @Command('merge', { capability: 'qualify' })
  @DescribedAct(
    'This case is a duplicate: it ends. Whoever pilots both lets those who know the other read what it said, under the narrower of both markings. Its follow-up code opens the other one for the same declarant only.',
  )
  async merge(
    @Param('id', CaseId) caseId: string,
    @Body() { into, reason, sameDeclarant = false }: MergeRequest,
    @Circumstances() given: Given,
  ) {
    const state = await this.family.merge(given, { caseId, into, reason, sameDeclarant });
    return this.show.execute(state, given.principal);
  }

  @Command('split', { capability: 'triage' })
  @Described('A site leaves this case for one of its own; answers with it, and with the code to hand over.', {
    ...{ answer: SPLIT_OFF, takes: ['key', 'version'] },
    problems: ['refused'],
  })
  async splitOff(
    @Param('id', CaseId) caseId: string,
    @Body() { facility, reason }: SplitRequest,
    @Circumstances() given: Given,
  ) {
    const { state, followUpCode } = await this.split.execute(given, { caseId, facility, reason });
    return { case: await this.show.execute(state, given.principal), followUpCode };
  }
}
