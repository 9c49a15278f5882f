import { Injectable } from '@nestjs/common';
import { KeyRefused } from '#notifications/openpgp';
import { planLetter } from '#notifications/plan';
import type { DeliveryTable } from '#persistence/deliveries';
import { DeskMail } from '../ground/desk-mail';
import { BeginSending } from './begin-sending';
import { LoadLetter, type LoadedLetter } from './load-letter';
import { RecordOutcome } from './record-outcome';

/**
 * Delivers one letter: load and re-check, seal, commit "sending", hand it to the relay, commit what became
 * of it. A sending whose outcome nobody recorded is sent again with the same Message-ID and a visible mark.
 */
@Injectable()
export class DeliverLetter {
  constructor(
    private readonly load: LoadLetter,
    private readonly begin: BeginSending,
    private readonly record: RecordOutcome,
    private readonly mail: DeskMail,
  ) {}

  async handle(outboxId: string, letterId: string): Promise<void> {
    const found = await this.load.execute(letterId);
    if (found.kind === 'settled') return this.record.ofNothing(outboxId);
    if (found.kind === 'stopped') {
      return this.record.ofObstacle(outboxId, { caseId: found.caseId, letterId }, found.obstacle);
    }
    const { loaded } = found;
    if (loaded.attempts.some(isUnderWay)) return;
    const raw = await this.compose(loaded);
    if (raw === null) return;
    const sending = await this.begin.execute(outboxId, loaded, this.mail.messageIdOf(letterId));
    if (sending === null) return;
    await this.record.ofSending(sending, await this.mail.send(loaded.address, raw));
  }

  private async compose({ letter, facts, address: to, key, attempts }: LoadedLetter): Promise<Buffer | null> {
    const { sealed, outerSubject, subject, text } = planLetter(letter, facts, unknownOutcomes(attempts));
    if (sealed !== (key !== null)) throw new Error('a sealed message needs a key, a notice none');
    const draft = { to, subject, text, identity: letter.id };
    if (key === null) return this.mail.composeNotice(draft);
    try {
      return await this.mail.composeSealed({ ...draft, outerSubject, key });
    } catch (error) {
      // It expired between the verdict and the sealing: the next try finds the obstacle and says it.
      if (error instanceof KeyRefused) return null;
      throw error;
    }
  }
}

type Attempt = Pick<DeliveryTable, 'state' | 'leasedUntil'>;

const isUnderWay = ({ state, leasedUntil }: Attempt) =>
  state === 'sending' && Date.now() < (leasedUntil ?? 0);

/** Earlier sendings that may have arrived: each makes the next a marked copy. */
export function unknownOutcomes(attempts: readonly Pick<Attempt, 'state'>[]): number {
  return attempts.filter(({ state }) => state === 'unknown' || state === 'sending').length;
}
