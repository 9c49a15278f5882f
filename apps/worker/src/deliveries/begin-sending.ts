import { Injectable } from '@nestjs/common';
import { insertRows } from '#persistence/database';
import { isRestricted } from '#persistence/cases';
import { DeliveryTable, lockOutbox } from '#persistence/deliveries';
import { execute, UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { fingerprintOf, newId } from '#platform/ids';
import { QueryFailedError, type EntityManager } from 'typeorm';
import { AS_WORKER } from '../ground/as-worker';
import { WorkerSettings } from '../ground/providers';
import type { LoadedLetter } from './load-letter';
import type { Sending } from './record-outcome';

/** Commits "sending" before the first byte leaves. */
@Injectable()
export class BeginSending {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: WorkerSettings,
  ) {}

  /**
   * @returns null when another worker was faster, or when what was loaded is no longer so; `locked` when the
   * database lets nothing leave: the release ended since it was judged; `early` when only the hour is wrong
   */
  async execute(
    outboxId: string,
    loaded: LoadedLetter,
    messageId: string,
  ): Promise<Sending | 'locked' | 'early' | null> {
    try {
      return await this.unitOfWork.write(AS_WORKER, (db) =>
        this.inTransaction(db, { outboxId, loaded, messageId }),
      );
    } catch (error) {
      const shut = whyShut(error);
      if (shut !== null) return shut;
      throw error;
    }
  }

  private async inTransaction(
    db: EntityManager,
    { outboxId, loaded, messageId }: { outboxId: string; loaded: LoadedLetter; messageId: string },
  ): Promise<Sending | null> {
    if (!(await lockOutbox(db, outboxId))) return null;
    const { letter, facts, attempts, address, token } = loaded;
    if ((await db.countBy(DeliveryTable, { letterId: letter.id })) !== attempts.length) return null;
    // The chain changed since it was written: what it says must be decided again.
    if ((await isRestricted(db, facts.state.id)) !== facts.state.restricted) return null;
    // Whoever was sending is gone, and nobody knows what became of it.
    for (const { id } of attempts.filter(({ state }) => state === 'sending')) {
      await db.update(DeliveryTable, { id }, { state: 'unknown', leasedUntil: null });
    }
    const sending: Sending = {
      outboxId,
      caseId: facts.state.id,
      letterId: letter.id,
      deliveryId: newId(),
      number: attempts.length + 1,
      messageId,
    };
    const row = {
      id: sending.deliveryId,
      caseId: sending.caseId,
      letterId: letter.id,
      number: sending.number,
      channel: 'mail',
      address,
      messageId,
      state: 'sending',
      // Real time: a lease is between processes, not between people.
      leasedUntil: new Date(Date.now() + Number(this.settings.LEASE_MS)).toISOString(),
      startedAt: this.clock.now(),
      tokenHash: token ? fingerprintOf(token) : null,
    };
    await execute(db, insertRows('delivery', [row]));
    return sending;
  }
}

/** Why the last lock before a letter leaves stayed shut (trigger `delivery_needs_release`); null: something else. */
function whyShut(error: unknown): 'locked' | 'early' | null {
  if (!(error instanceof QueryFailedError)) return null;
  if ((error.driverError as { code?: string }).code !== '23514') return null;
  if (error.message.startsWith('no release yet')) return 'early';
  return error.message.startsWith('no release in force') ? 'locked' : null;
}
