import { Injectable } from '@nestjs/common';
import { detachFromParent, mergeInto, shareWithChildren, type Case, type Merging } from '#domain/cases';
import { DeclarationTable, findCase, findParent, isParent, sharedRow } from '#persistence/cases';
import type { EntityManager } from 'typeorm';
import type { Given } from '../http/circumstances';
import { Problem } from '../http/problem';
import { DecideTogether } from './decide-together';
import type { UpdateRequest } from './family.request';
import { mergedRow } from './merged-row';
import { toUpdate } from './update.mapper';

async function reread(db: EntityManager, id: string): Promise<Case> {
  const state = await findCase(db, id);
  if (!state) throw new Problem('not_found');
  return state;
}

/** Detaching, sharing and merging: acts on two cases, or on one on behalf of many. */
@Injectable()
export class ActOnFamily {
  constructor(private readonly together: DecideTogether) {}

  /** @returns the child, on its own again */
  detach(given: Given, { parentId, child, reason }: { parentId: string; child: string; reason: string }) {
    const deed = { action: 'detach', caseId: child, others: [parentId] };
    return this.together.execute(
      { ...given, expectedVersion: null },
      deed,
      async (tx) => {
        const state = await tx.load(child);
        await tx.load(parentId);
        // Attached to somebody else, or to nobody: there is no such child here.
        if (state.parentId !== parentId) throw new Problem('not_found');
        const decision = detachFromParent(state, tx.occasion);
        if (!decision.ok) return decision;
        await tx.note(parentId, { type: 'detached', data: { child, reason } });
        return tx.save(state, decision);
      },
      (db) => reread(db, child),
    );
  }

  /** @returns the parent, after one update to all; the worker brings the children up to it */
  share(given: Given, parentId: string, said: UpdateRequest) {
    const update = toUpdate(said, given.principal);
    const deed = { action: 'share', caseId: parentId, others: [] };
    return this.together.execute(
      given,
      deed,
      async (tx) => {
        const state = await tx.load(parentId);
        const { revisions } = (await findParent(tx.db, parentId))!;
        const decision = shareWithChildren(state, revisions.at(-1) ?? null, update, tx.occasion);
        if (!decision.ok) return decision;
        return tx.save(state, decision, sharedRow(parentId, decision.shared));
      },
      (db) => reread(db, parentId),
    );
  }

  /** @returns the duplicate, which has ended */
  merge(given: Given, { caseId, into, ...merging }: { caseId: string; into: string } & Merging) {
    const deed = { action: 'merge', caseId, others: [into] };
    return this.together.execute(
      given,
      deed,
      async (tx) => {
        const cases = { duplicate: await tx.load(caseId), target: await tx.load(into) };
        const decision = mergeInto(
          { ...cases, isParent: await isParent(tx.db, caseId) },
          merging,
          tx.occasion,
        );
        if (!decision.ok) return decision;
        const shutOut = tx.shutsOut(cases.target, decision.target);
        if (shutOut) return shutOut;
        const said = await tx.db.findOneByOrFail(DeclarationTable, { caseId, version: 1 });
        await tx.save(
          cases.target,
          decision.target,
          mergedRow(decision.target.state, decision.duplicate.state, said),
        );
        return tx.save(cases.duplicate, decision.duplicate);
      },
      (db) => reread(db, caseId),
    );
  }
}
