import { Inject, Injectable } from '@nestjs/common';
import type { Channel } from '#notifications/channels';
import { KeyRefused, type SealPool } from '#notifications/openpgp';
import { planLetter } from '#notifications/plan';
import { DeliveryTable, finishOutbox, lockOutbox } from '#persistence/deliveries';
import { insertRows } from '#persistence/database';
import { execute, UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { fingerprintOf, newId } from '#platform/ids';
import type { EntityManager } from 'typeorm';
import { DeskIdentity, MAIL, SEAL, WorkerSettings } from '../ground/providers';
import { LoadLetter, type LoadedLetter } from './load-letter';
import { RecordOutcome, type Sending } from './record-outcome';

const AS_WORKER = { audience: null, session: null } as const;

/**
 * Delivers one letter: load and re-check, seal, commit "sending", hand it to the relay, commit what became
 * of it. A sending whose outcome nobody recorded is sent again with the same Message-ID and a visible mark.
 */
@Injectable()
export class DeliverLetter {
  constructor(
    private readonly load: LoadLetter,
    private readonly record: RecordOutcome,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly desk: DeskIdentity,
    private readonly settings: WorkerSettings,
    @Inject(MAIL) private readonly mail: Channel,
    @Inject(SEAL) private readonly seal: SealPool,
  ) {}

  async handle(outboxId: string, letterId: string): Promise<void> {
    const found = await this.load.execute(letterId);
    if (found.kind === 'settled') {
      return this.unitOfWork.write(AS_WORKER, (db) => finishOutbox(db, outboxId));
    }
    if (found.kind === 'stopped') {
      return this.record.ofObstacle(outboxId, { caseId: found.caseId, letterId }, found.obstacle);
    }
    const { loaded } = found;
    if (
      loaded.attempts.some(({ state, leasedUntil }) => state === 'sending' && Date.now() < (leasedUntil ?? 0))
    )
      return;
    const raw = await this.compose(loaded).catch((error: unknown) => {
      if (error instanceof KeyRefused) return null;
      throw error;
    });
    // The key expired between the verdict and the sealing: the next try finds the obstacle and says it.
    if (raw === null) return;
    const sending = await this.unitOfWork.write(AS_WORKER, (db) => this.begin(db, outboxId, loaded));
    if (!sending) return;
    const { address: to } = loaded;
    const outcome = await this.mail.send({ from: this.desk.address, to, raw });
    await this.record.ofSending(sending, outcome);
  }

  private async compose(loaded: LoadedLetter): Promise<Buffer> {
    const { letter, facts, address: to, key, attempts } = loaded;
    const planned = planLetter(letter, facts, unknownOutcomes(attempts));
    const now = this.clock.now();
    const { name, address, key: deskKey } = this.desk;
    const { subject, text, outerSubject } = planned;
    const messageId = this.messageIdOf(letter.id);
    const common = {
      from: { name, address },
      to,
      subject,
      messageId,
      date: new Date(now),
      text,
      desk: deskKey,
    };
    if (planned.sealed !== (key !== null)) throw new Error('a sealed message needs a key, a notice none');
    if (key === null) return this.seal.composeNotice(common);
    const to_ = { recipientKey: key.armored, recipientFingerprint: key.fingerprint, at: now };
    return this.seal.sealLetter({ ...common, outerSubject, ...to_ });
  }

  /** Commits "sending" before the first byte leaves; null when another worker was faster. */
  private async begin(db: EntityManager, outboxId: string, loaded: LoadedLetter): Promise<Sending | null> {
    if (!(await lockOutbox(db, outboxId))) return null;
    const { letter, facts, attempts, address, token } = loaded;
    const known = await db.countBy(DeliveryTable, { letterId: letter.id });
    if (known !== attempts.length) return null;
    const abandoned = attempts.filter(({ state }) => state === 'sending');
    for (const { id } of abandoned)
      await db.update(DeliveryTable, { id }, { state: 'unknown', leasedUntil: null });
    const messageId = this.messageIdOf(letter.id);
    const delivery = {
      id: newId(),
      caseId: facts.state.id,
      letterId: letter.id,
      number: attempts.length + 1,
      channel: 'mail',
      address,
      messageId,
      state: 'sending',
      leasedUntil: Date.now() + Number(this.settings.LEASE_MS),
      startedAt: this.clock.now(),
      tokenHash: token ? fingerprintOf(token) : null,
    };
    const row = { ...delivery, leasedUntil: new Date(delivery.leasedUntil).toISOString() };
    await execute(db, insertRows('delivery', [row]));
    const { id: deliveryId, number, caseId } = delivery;
    return { outboxId, caseId, letterId: letter.id, deliveryId, number, messageId };
  }

  private messageIdOf(letterId: string): string {
    return `<${letterId}@${this.desk.address.split('@')[1]}>`;
  }
}

/** Earlier sendings that may have arrived: each makes the next a marked copy. */
export function unknownOutcomes(attempts: readonly Pick<DeliveryTable, 'state'>[]): number {
  return attempts.filter(({ state }) => state === 'unknown' || state === 'sending').length;
}
