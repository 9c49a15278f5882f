import { Injectable } from '@nestjs/common';
import { followParent, leaveBehind } from '#domain/cases';
import { caseStatements, findCase, findRevisionsAfter } from '#persistence/cases';
import { execute, UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import { AS_WORKER } from '../ground/as-worker';
import { Law } from '../ground/providers';

const SYSTEM = { kind: 'system' } as const;

/** A case that is part of an incident, as the worker goes through them. */
export interface Child {
  id: string;
  reference: string;
}

/** Brings cases up to what their parent shares, each in one transaction; doing it twice changes nothing. */
@Injectable()
export class BringUp {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly law: Law,
  ) {}

  /** @returns false when somebody holds the case: nobody waits for it, its siblings come first */
  follow({ id }: Child, parentId: string): Promise<boolean> {
    return this.unitOfWork.write(AS_WORKER, async (db) => {
      const state = await findCase(db, id, { forChange: 'skip' });
      if (state === null) return false;
      // Detached, or attached elsewhere, since the children were counted.
      if (state.parentId !== parentId) return true;
      const revisions = await findRevisionsAfter(db, parentId, state.sharedRevision);
      const decision = followParent(state, revisions, this.occasion());
      if (!decision.ok) throw new Error(`the system's own act was refused: ${decision.refusal}`);
      if (decision.events.length === 0) return true;
      const change = { ...this.occasion(), action: 'follow', requestId: null, commandKey: null };
      await execute(db, caseStatements(state, decision.state, decision.events, change));
      return true;
    });
  }

  /** Leaves to a person, by a task of the parent, the children that never could follow. */
  leave(parentId: string, children: readonly Child[]): Promise<void> {
    return this.unitOfWork.write(AS_WORKER, async (db) => {
      const parent = (await findCase(db, parentId, { forChange: true }))!;
      const decision = leaveBehind(parent, children, this.occasion());
      if (!decision.ok || decision.events.length === 0) return;
      const change = { ...this.occasion(), action: 'follow', requestId: null, commandKey: null };
      await execute(db, caseStatements(parent, decision.state, decision.events, change));
    });
  }

  private occasion() {
    return { now: this.clock.now(), actor: SYSTEM, newId, law: this.law };
  }
}
