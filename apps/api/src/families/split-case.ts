import { Injectable } from '@nestjs/common';
import { splitFacility, type Case } from '#domain/cases';
import { agencyStatements, CaseTable, findCase } from '#persistence/cases';
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
  ) {}

  execute(given: Given, asked: Splitting): Promise<SplitOff> {
    const { caseId, facility } = asked;
    const receipt = this.receipts.execute(
      given.commandKey?.key ?? newId(),
      fingerprintOfJson({ caseId, facility }),
    );
    const deed = { action: 'split', caseId, others: [] };
    const { reference, followUpCode } = receipt;
    return this.together.execute(
      given,
      deed,
      async (tx) => {
        const before = await tx.load(caseId);
        const splitting = { facilityId: facility, reason: asked.reason, reference };
        const split = splitFacility(before, splitting, tx.occasion);
        if (!split.ok) return split;
        const { now } = tx.change;
        await tx.save(before, split.remaining, agencyStatements(split.remaining.state, now));
        const state = await openApart(tx, before, split.opened, receipt.followUpHash);
        return { state, followUpCode };
      },
      async (db) => ({ state: await findOpened(db, reference), followUpCode }),
    );
  }
}

async function findOpened(db: EntityManager, reference: string): Promise<Case> {
  const row = await db.findOne(CaseTable, { where: { reference }, select: { id: true } });
  const state = row ? await findCase(db, row.id) : null;
  if (!state) throw new Problem('not_found');
  return state;
}
