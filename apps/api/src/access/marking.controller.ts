import { Body, Controller, Param } from '@nestjs/common';
import { decideMarking } from '#domain/cases';
import { ActOnCase, DescribedAct } from '../cases';
import { CaseId } from '../http/case-id';
import { Circumstances, type Given } from '../http/circumstances';
import { Command } from '../http/command';
import { MarkRequest } from './access.request';
import { MarkItem } from './mark-item';

/** Marking: stricter at once, weaker by two persons. */
@Controller('cases/:id/marking')
export class MarkingController {
  constructor(
    private readonly desk: ActOnCase,
    private readonly items: MarkItem,
  ) {}

  @Command('', { capability: 'mark' })
  @DescribedAct('Marks the case or an item of it: stricter at once; weaker once a second person agrees.')
  mark(@Param('id', CaseId) caseId: string, @Body() said: MarkRequest, @Circumstances() given: Given) {
    return this.items.mark(given, caseId, said);
  }

  @Command(':change/confirm', { capability: 'grant_access', stepUp: true })
  @DescribedAct('A second person lets a marking be weakened.')
  confirm(
    @Param('id', CaseId) caseId: string,
    @Param('change', CaseId) changeId: string,
    @Circumstances() given: Given,
  ) {
    return this.items.confirm(given, caseId, changeId);
  }

  @Command(':change/withdraw', { capability: 'mark' })
  @DescribedAct('Gives up a marking that was to be weakened.')
  withdraw(
    @Param('id', CaseId) caseId: string,
    @Param('change', CaseId) changeId: string,
    @Circumstances() given: Given,
  ) {
    return this.desk.execute(given, { action: 'withdraw_marking', caseId }, (state, o) =>
      decideMarking(state, { changeId, outcome: 'withdrawn' }, o),
    );
  }
}
