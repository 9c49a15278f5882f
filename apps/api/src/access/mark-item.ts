import { Injectable } from '@nestjs/common';
import { caseItem, decideMarking, markItem, type Case, type MarkedPart } from '#domain/cases';
import { weakens, type Labels, type MarkedItem } from '#domain/marking';
import { findCase, findItemMarking, markStatements } from '#persistence/cases';
import { ActOnCase } from '../cases';
import type { Given } from '../http/circumstances';
import { Problem } from '../http/problem';
import type { MarkRequest } from './access.request';

/** Marks a case, or an item that bears a marking of its own; the item is written in the commit of the decision. */
@Injectable()
export class MarkItem {
  constructor(private readonly desk: ActOnCase) {}

  /** @throws Problem when the case holds no such item for this person, or refuses it */
  async mark(given: Given, caseId: string, said: MarkRequest) {
    const { tlp, pap, protection, reason, agreedBy = null, evidence = null } = said;
    const wanted: Labels = { tlp, pap, compartments: said.compartments ?? [], protection };
    const found = finding(() => partOf(said));
    // What is weakened waits for a second person; what is narrowed is so at once, while another change waits too.
    const alongside = () =>
      found.part && !weakens(found.part.was, wanted) ? markStatements(found.part, wanted) : [];
    return this.desk.execute(given, { action: 'mark', caseId, find: found.find, alongside }, (state, o) =>
      markItem(state, { ...(found.part ?? caseItem(state)), wanted, reason, agreedBy, evidence }, o),
    );
  }

  async confirm(given: Given, caseId: string, changeId: string) {
    const changeIn = (held: Case) => held.markingChanges.find(({ id }) => id === changeId);
    const found = finding((state) => partOf(changeIn(state) ?? {}));
    const alongside = (after: Case) => {
      const change = changeIn(after);
      return change ? markStatements(change, change.wanted) : [];
    };
    return this.desk.execute(
      given,
      { action: 'confirm_marking', caseId, find: found.find, alongside },
      (state, o) => decideMarking(state, { changeId, outcome: 'applied', borne: found.part?.was ?? null }, o),
    );
  }
}

interface Place {
  item: Exclude<MarkedItem, 'case'>;
  itemId: string;
}

/** The item that is named; null: the case itself. */
function partOf({ item, itemId }: { item?: MarkedItem | null; itemId?: string | null }): Place | null {
  if (!item || item === 'case') return null;
  if (!itemId) throw new Problem('not_found');
  return { item, itemId };
}

/**
 * Loads an item with its case, under the lock of the case, which everybody who marks takes: what is decided on is what
 * the item bears.
 */
function finding(placeIn: (state: Case) => Place | null) {
  const found = {
    part: null as MarkedPart | null,
    async find(...[db, caseId, how]: Parameters<typeof findCase>): Promise<Case | null> {
      const state = await findCase(db, caseId, how);
      const place = state && placeIn(state);
      const was = place && (await findItemMarking(db, { caseId, ...place }));
      if (place && !was) throw new Problem('not_found');
      found.part = place && was && { ...place, was };
      return state;
    },
  };
  return found;
}
