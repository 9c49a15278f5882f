import { Injectable } from '@nestjs/common';
import { letTimePass, nextWakeAt } from '#domain/cases';
import { caseStatements, findCase, lockDueCase, wakeCaseAt } from '#persistence/cases';
import { execute, UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import type { EntityManager } from 'typeorm';
import { AS_WORKER } from '../ground/as-worker';
import { Law } from '../ground/providers';

const SYSTEM = { kind: 'system' } as const;
/** A case that fails is looked at again this much later, so that it neither blocks the others nor spins. */
const AGAIN_AFTER = 60_000;

/** What became of one look: a case was brought up to its hour, none was due, or this one failed. */
export type Looked = { kind: 'none' } | { kind: 'done' } | { kind: 'failed'; caseId: string; error: unknown };

/** Brings one case up to the hour, in one transaction: state, history, letters owed and the next hour. */
@Injectable()
export class LetTimePass {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly law: Law,
  ) {}

  async execute(): Promise<Looked> {
    const due: { id: string | null } = { id: null };
    try {
      return await this.unitOfWork.write(AS_WORKER, async (db) => {
        due.id = await lockDueCase(db, this.clock.now());
        if (due.id === null) return { kind: 'none' };
        await this.look(db, due.id);
        return { kind: 'done' };
      });
    } catch (error) {
      if (due.id === null) throw error;
      const caseId = due.id;
      await this.unitOfWork.write(AS_WORKER, (db) => wakeCaseAt(db, caseId, this.clock.now() + AGAIN_AFTER));
      return { kind: 'failed', caseId, error };
    }
  }

  private async look(db: EntityManager, id: string): Promise<void> {
    const state = await findCase(db, id, { forChange: true });
    if (!state) throw new Error('a case that is due is gone');
    const { law } = this;
    const now = this.clock.now();
    const decision = letTimePass(state, { now, actor: SYSTEM, newId, law });
    if (!decision.ok) throw new Error(`time itself was refused: ${decision.refusal}`);
    // Nothing happened: no line in the history, no audit event, only the next hour.
    if (decision.events.length === 0) return wakeCaseAt(db, id, nextWakeAt(decision.state, now, law));
    const change = {
      ...{ now, actor: SYSTEM, newId, law, action: 'let_time_pass' },
      ...{ requestId: null, commandKey: null },
    };
    await execute(db, caseStatements(state, decision.state, decision.events, change));
  }
}
