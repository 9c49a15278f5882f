import { Injectable } from '@nestjs/common';
import { followParent } from '#domain/cases';
import { caseStatements, findCase, findRevisionsAfter } from '#persistence/cases';
import { execute, UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import { AS_WORKER } from '../ground/as-worker';
import { Law } from '../ground/providers';

const SYSTEM = { kind: 'system' } as const;

/** Brings one case up to what its parent shares, in one transaction; doing it twice changes nothing. */
@Injectable()
export class BringUp {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly law: Law,
  ) {}

  execute(caseId: string, parentId: string): Promise<void> {
    return this.unitOfWork.write(AS_WORKER, async (db) => {
      const state = await findCase(db, caseId, { forChange: true });
      // Detached, or attached elsewhere, since the children were counted.
      if (state?.parentId !== parentId) return;
      const revisions = await findRevisionsAfter(db, parentId, state.sharedRevision);
      const occasion = { now: this.clock.now(), actor: SYSTEM, newId, law: this.law };
      const decision = followParent(state, revisions, occasion);
      if (!decision.ok) throw new Error(`the system's own act was refused: ${decision.refusal}`);
      if (decision.events.length === 0) return;
      const change = { ...occasion, action: 'follow', requestId: null, commandKey: null };
      await execute(db, caseStatements(state, decision.state, decision.events, change));
    });
  }
}
