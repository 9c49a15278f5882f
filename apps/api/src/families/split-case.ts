import { Injectable } from '@nestjs/common';
import { splitFacility, type Accepted, type Case } from '#domain/cases';
import {
  agencyStatements,
  CaseTable,
  DeclarationTable,
  findCase,
  grantRows,
  restrictionStatements,
} from '#persistence/cases';
import { insertRows, type Statement } from '#persistence/database';
import { fingerprintOfJson, newId } from '#platform/ids';
import { functionOf } from '#domain/access';
import type { EntityManager } from 'typeorm';
import { DeriveReceipt } from '../declarations/derive-receipt';
import type { Given } from '../http/circumstances';
import { Problem } from '../http/problem';
import { DecideTogether } from './decide-together';
import type { Together } from './together';

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

type Receipt = ReturnType<DeriveReceipt['execute']>;

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
      given.commandKey ?? newId(),
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
        const state = await open(tx, before, split.opened, receipt);
        return { state, followUpCode };
      },
      async (db) => ({ state: await findOpened(db, reference), followUpCode }),
    );
  }
}

/** The new case with its circle, and the declaration from which it was taken. */
async function open(tx: Together, before: Case, opened: Accepted, receipt: Receipt): Promise<Case> {
  const { id: caseId } = opened.state;
  const { now } = tx.change;
  const first = await tx.db.findOneByOrFail(DeclarationTable, { caseId: before.id, version: 1 });
  const { channel, receivedAt, declarant, facility, facts } = first;
  const { followUpHash } = receipt;
  const copy = { id: newId(), caseId, version: 1, kind: 'initial', channel, receivedAt, declarant, facility };
  return tx.save(null, opened, [
    ...insertRows('case_grant', grantRows(opened.state, now)),
    ...insertRows('declaration', [{ ...copy, facts, followUpHash }]),
    ...(before.restricted ? restrictedRow(tx, caseId) : []),
  ]);
}

/** What is treated by the dedicated chain stays there. */
function restrictedRow({ change: { now, actor } }: Together, caseId: string): Statement[] {
  const reason = 'Site issu d’un dossier en traitement particulier';
  return restrictionStatements({ caseId, now }, { id: newId(), by: functionOf(actor), reason });
}

async function findOpened(db: EntityManager, reference: string): Promise<Case> {
  const row = await db.findOne(CaseTable, { where: { reference }, select: { id: true } });
  const state = row ? await findCase(db, row.id) : null;
  if (!state) throw new Problem('not_found');
  return state;
}
