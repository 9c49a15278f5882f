import { Injectable } from '@nestjs/common';
import { caseItem, decideMarking, markItem, type Case, type MarkedPart } from '#domain/cases';
import type { Labels, MarkedItem } from '#domain/marking';
import { findItemMarking, markStatements } from '#persistence/cases';
import { UnitOfWork } from '#persistence/unit-of-work';
import { ActOnCase } from '../cases';
import type { Given } from '../http/circumstances';
import { Problem } from '../http/problem';
import type { MarkRequest } from './access.request';

/** Marks a case, or an item that bears a marking of its own; the item is written in the commit of the decision. */
@Injectable()
export class MarkItem {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly desk: ActOnCase,
  ) {}

  /** @throws Problem when the case holds no such item for this person, or refuses it */
  async mark(given: Given, caseId: string, said: MarkRequest) {
    const { tlp, pap, protection, reason, agreedBy = null, evidence = null } = said;
    const wanted: Labels = { tlp, pap, compartments: said.compartments ?? [], protection };
    const part = await this.find(given, caseId, said);
    const alongside = (after: Case) => (isWaiting(after, part) ? [] : markStatements(part, wanted));
    return this.desk.execute(given, { action: 'mark', caseId, alongside }, (state, o) =>
      markItem(state, { ...(part ?? caseItem(state)), wanted, reason, agreedBy, evidence }, o),
    );
  }

  async confirm(given: Given, caseId: string, changeId: string) {
    const alongside = (after: Case) => {
      const change = after.markingChanges.find(({ id }) => id === changeId);
      return change ? markStatements(change, change.wanted) : [];
    };
    return this.desk.execute(given, { action: 'confirm_marking', caseId, alongside }, (state, o) =>
      decideMarking(state, { changeId, outcome: 'applied' }, o),
    );
  }

  private async find(
    { principal }: Given,
    caseId: string,
    { item, itemId }: { item?: MarkedItem | null; itemId?: string | null },
  ): Promise<MarkedPart | null> {
    if (!item || item === 'case') return null;
    const was = itemId
      ? await this.unitOfWork.read(principal.bearer, (db) => findItemMarking(db, { caseId, item, itemId }))
      : null;
    if (!was) throw new Problem('not_found');
    return { item, itemId: itemId!, was };
  }
}

const isWaiting = (after: Case, part: MarkedPart | null) =>
  after.markingChanges.some((c) => c.outcome === null && c.itemId === (part?.itemId ?? after.id));
