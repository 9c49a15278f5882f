import { Injectable } from '@nestjs/common';
import type { Obstacle } from '#domain/cases';
import { HeaderRefused, KeyRefused } from '#notifications/openpgp';
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
    if (found.kind === 'early') return this.record.ofEarly(outboxId, found.wait);
    if (found.kind === 'stopped') {
      return this.record.ofObstacle(outboxId, { caseId: found.caseId, letterId }, found.obstacle);
    }
    const { loaded } = found;
    if (loaded.attempts.some(isUnderWay)) return;
    const raw = await this.compose(loaded);
    if (raw === null) return;
    if (raw instanceof HeaderRefused) return this.giveUp(outboxId, loaded, raw);
    const sending = await this.begin.execute(outboxId, loaded, this.mail.messageIdOf(letterId));
    if (sending === null) return;
    if (sending === 'early') return this.record.ofEarly(outboxId, 0);
    if (sending === 'locked') return this.hold(outboxId, loaded);
    await this.record.ofSending(sending, await this.mail.send(loaded.address, raw));
  }

  /** The lock is shut: what would open it is what a fresh look at the case says. */
  private async hold(outboxId: string, { letter, facts }: LoadedLetter): Promise<void> {
    const found = await this.load.execute(letter.id);
    if (found.kind === 'settled') return this.record.ofNothing(outboxId);
    if (found.kind === 'early') return this.record.ofEarly(outboxId, found.wait);
    const obstacle = found.kind === 'stopped' ? found.obstacle : LOCKED;
    return this.record.ofObstacle(outboxId, { caseId: facts.state.id, letterId: letter.id }, obstacle);
  }

  /** Writing it again would end the same way: a person has to know. */
  private giveUp(outboxId: string, { letter, facts }: LoadedLetter, refused: HeaderRefused): Promise<void> {
    const todo =
      refused.field === 'to'
        ? `L’adresse de ${recipientWords(letter.recipient)} ne peut pas recevoir de courriel : la corriger, ou appeler.`
        : `La lettre à ${recipientWords(letter.recipient)} ne peut pas être écrite (${refused.field}) : transmettre par un autre moyen.`;
    const where = { caseId: facts.state.id, letterId: letter.id };
    return this.record.ofObstacle(outboxId, where, { kind: 'delivery_failed', todo });
  }

  private async compose(loaded: LoadedLetter): Promise<Buffer | HeaderRefused | null> {
    try {
      return await this.write(loaded);
    } catch (error) {
      if (error instanceof HeaderRefused) return error;
      // It expired between the verdict and the sealing: the next try finds the obstacle and says it.
      if (error instanceof KeyRefused) return null;
      throw error;
    }
  }

  private async write({ letter, facts, address: to, key, attempts }: LoadedLetter): Promise<Buffer> {
    const { sealed, outerSubject, subject, text } = planLetter(letter, facts, unknownOutcomes(attempts));
    if (sealed !== (key !== null)) throw new Error('a sealed message needs a key, a notice none');
    const draft = { to, subject, text, identity: letter.id };
    if (key === null) return this.mail.composeNotice(draft);
    return this.mail.composeSealed({ ...draft, outerSubject, key });
  }
}

const LOCKED: Obstacle = {
  kind: 'release_refused',
  todo: 'Aucune décision de transmission en cours ne permet cet envoi : une base légale ou un accord du propriétaire.',
};

const recipientWords = (code: string) => (code === 'declarant' ? 'la personne qui a déclaré' : code);

type Attempt = Pick<DeliveryTable, 'state' | 'leasedUntil'>;

const isUnderWay = ({ state, leasedUntil }: Attempt) =>
  state === 'sending' && Date.now() < (leasedUntil ?? 0);

/** Earlier sendings that may have arrived: each makes the next a marked copy. */
export function unknownOutcomes(attempts: readonly Pick<Attempt, 'state'>[]): number {
  return attempts.filter(({ state }) => state === 'unknown' || state === 'sending').length;
}
