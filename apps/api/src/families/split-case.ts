import { Injectable } from '@nestjs/common';
import { splitFacility, type Case } from '#domain/cases';
import { CaseTable, findCase, findRevisionsAfter } from '#persistence/cases';
import { UnitOfWork } from '#persistence/unit-of-work';
import { fingerprintOfJson, newId } from '#platform/ids';
import type { EntityManager } from 'typeorm';
import { DeriveReceipt } from '../declarations/derive-receipt';
import type { Given } from '../http/circumstances';
import { Problem } from '../http/problem';
import { DecideTogether } from './decide-together';
import { openApart } from './open-apart';

export interface Splitting {
  caseId: string;
  facility: string;
  reason: string;
}

/** The case that was opened, and the code that the desk gives to whoever declared. */
export interface SplitOff {
  state: Case;
  followUpCode: string;
}

/** Takes a site out of a case into one of its own: another agency may know it, and the first no longer all. */
@Injectable()
export class SplitCase {
  constructor(
    private readonly together: DecideTogether,
    private readonly receipts: DeriveReceipt,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(given: Given, asked: Splitting): Promise<SplitOff> {
    const { caseId, facility } = asked;
    const receipt = this.receipts.execute(
      given.commandKey?.key ?? newId(),
      fingerprintOfJson({ caseId, facility }),
    );
    const parentId = await this.parentOf(given, caseId);
    const deed = { action: 'split', caseId, others: parentId === null ? [] : [parentId] };
    const { reference, followUpCode } = receipt;
    return this.together.execute(
      given,
      deed,
      async (tx) => {
        const before = await tx.load(caseId);
        if (before.parentId !== parentId)
          throw new Problem('changed_meanwhile', { members: { version: before.version } });
        const revisions = parentId === null ? [] : await findRevisionsAfter(tx.db, parentId, 0);
        const splitting = { facilityId: facility, reason: asked.reason, reference, revisions };
        const split = splitFacility(before, splitting, tx.occasion);
        if (!split.ok) return split;
        await tx.save(before, split.remaining);
        const state = await openApart(tx, before, split.opened, receipt.followUpHash);
        return { state, followUpCode };
      },
      async (db) => ({ state: await findOpened(db, reference), followUpCode }),
    );
  }

  /** Its parent is locked with it: what is shared meanwhile comes before, or after. */
  private parentOf({ principal }: Given, id: string): Promise<string | null> {
    return this.unitOfWork.read(principal.bearer, async (db) => {
      const row = await db.findOne(CaseTable, { where: { id }, select: { id: true, parentId: true } });
      return row?.parentId ?? null;
    });
  }
}

async function findOpened(db: EntityManager, reference: string): Promise<Case> {
  const row = await db.findOne(CaseTable, { where: { reference }, select: { id: true } });
  const state = row ? await findCase(db, row.id) : null;
  if (!state) throw new Problem('not_found');
  return state;
}
