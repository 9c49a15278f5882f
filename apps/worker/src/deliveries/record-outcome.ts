import { Injectable } from '@nestjs/common';
import {
  recordLetterSent,
  recordLetterStopped,
  type Case,
  type Decision,
  type Obstacle,
  type Occasion,
} from '#domain/cases';
import type { SendOutcome } from '#notifications/channels';
import { caseStatements, findCase } from '#persistence/cases';
import { deferOutbox, DeliveryTable, finishOutbox, type DeliveryState } from '#persistence/deliveries';
import { execute, UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import type { EntityManager } from 'typeorm';
import { AS_WORKER } from '../ground/as-worker';
import { Law } from '../ground/providers';

const SYSTEM = { kind: 'system' } as const;
const STATE_OF: Record<SendOutcome['kind'], DeliveryState> = {
  accepted: 'accepted',
  temporary: 'deferred',
  permanent: 'refused',
  unknown: 'unknown',
};

/** A clock that was set back may be set right at any moment: it is asked again this often, in seconds. */
const LONGEST_EARLY = 5;

export interface Sending {
  outboxId: string;
  caseId: string;
  letterId: string;
  deliveryId: string;
  number: number;
  messageId: string;
}

/** 2 s, 4 s, 8 s … a quarter of an hour, and up to a quarter more so that a crowd spreads out. */
export function pauseBefore(nextNumber: number, random: number): number {
  return Math.min(900, 2 ** Math.max(1, nextNumber - 1)) * (1 + random / 4);
}

/** Writes what became of a sending: the delivery, the case, and the end of the outbox row, in one commit. */
@Injectable()
export class RecordOutcome {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly law: Law,
  ) {}

  async ofSending(sending: Sending, outcome: SendOutcome): Promise<void> {
    await this.unitOfWork.write(AS_WORKER, async (db) => {
      const endedAt = this.clock.now();
      const ended = {
        state: STATE_OF[outcome.kind],
        endedAt,
        leasedUntil: null,
        reply: outcome.reply.slice(0, 500),
      };
      await db.update(DeliveryTable, { id: sending.deliveryId }, ended);
      if (outcome.kind === 'temporary' || outcome.kind === 'unknown') {
        return deferOutbox(db, sending.outboxId, pauseBefore(sending.number + 1, Math.random()));
      }
      const { letterId, messageId } = sending;
      const todo = `Le relais a refusé le message pour de bon (${outcome.reply.slice(0, 120)}) : vérifier l’adresse, ou appeler.`;
      await this.save(db, sending.caseId, 'deliver', (state, o) =>
        outcome.kind === 'accepted'
          ? recordLetterSent(state, letterId, messageId, o)
          : recordLetterStopped(state, letterId, { kind: 'delivery_failed', todo }, o),
      );
      await finishOutbox(db, sending.outboxId);
    });
  }

  /** The letter left, or was cancelled, in the meantime. */
  async ofNothing(outboxId: string): Promise<void> {
    await this.unitOfWork.write(AS_WORKER, (db) => finishOutbox(db, outboxId));
  }

  /** The hour of the letter has not come: nobody is asked for anything, it is looked at again. `wait` in ms. */
  async ofEarly(outboxId: string, wait: number): Promise<void> {
    const seconds = Math.min(LONGEST_EARLY, Math.max(1, wait / 1000));
    await this.unitOfWork.write(AS_WORKER, (db) => deferOutbox(db, outboxId, seconds));
  }

  /** The letter may not leave: a task says what would lift it. */
  async ofObstacle(
    outboxId: string,
    where: { caseId: string; letterId: string },
    why: Obstacle,
  ): Promise<void> {
    await this.unitOfWork.write(AS_WORKER, async (db) => {
      await this.save(db, where.caseId, 'hold', (state, o) =>
        recordLetterStopped(state, where.letterId, why, o),
      );
      await finishOutbox(db, outboxId);
    });
  }

  private async save(
    db: EntityManager,
    caseId: string,
    action: string,
    decide: (state: Case, occasion: Occasion) => Decision,
  ): Promise<void> {
    const state = await findCase(db, caseId, { forChange: true });
    if (!state) throw new Error('the case of a letter is gone');
    const now = this.clock.now();
    const decision = decide(state, { now, actor: SYSTEM, newId, law: this.law });
    if (!decision.ok) throw new Error(`the system's own act was refused: ${decision.refusal}`);
    const change = {
      ...{ now, actor: SYSTEM, newId, action, law: this.law },
      ...{ requestId: null, commandKey: null },
    };
    await execute(db, caseStatements(state, decision.state, decision.events, change));
  }
}
