import { Injectable } from '@nestjs/common';
import { itemsOfLetter, judgeLetter, type Case, type Letter, type Obstacle } from '#domain/cases';
import { BASES } from '#domain/releases';
import type { LetterFacts } from '#notifications/messages';
import type { DeliveryTable } from '#persistence/deliveries';
import { UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { deriveToken } from '#platform/ids';
import { AS_WORKER } from '../ground/as-worker';
import { DeskIdentity, WorkerSettings } from '../ground/providers';
import { findRecipient, type Recipient } from './find-recipient';
import { readLetter } from './read-letter';

export interface LoadedLetter {
  letter: Letter;
  facts: LetterFacts;
  attempts: DeliveryTable[];
  address: string;
  key: Recipient['key'];
  /** Bearer secret of the acknowledgement link; null for a notice. */
  token: string | null;
}

type Loaded =
  | { kind: 'ready'; loaded: LoadedLetter }
  | { kind: 'stopped'; caseId: string; obstacle: Obstacle }
  /** What lets it go takes effect in so many ms: a clock was set back, or two computers differ. */
  | { kind: 'early'; wait: number }
  | { kind: 'settled' };

/** Loads a letter with all that is needed to write it, and re-checks that it may leave. */
@Injectable()
export class LoadLetter {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: WorkerSettings,
    private readonly desk: DeskIdentity,
  ) {}

  async execute(letterId: string): Promise<Loaded> {
    const found = await this.unitOfWork.read(AS_WORKER, (db) => readLetter(db, letterId));
    if (!found) return { kind: 'settled' };
    const { state, letter, correspondent, declarant, attempts } = found;
    if (letter.state !== 'owed') return { kind: 'settled' };
    const now = this.clock.now();
    const verdict = judgeLetter(state, letter, now);
    if (!verdict.allowed && verdict.refusal === 'not_yet') {
      const { grantedAt } = state.releases.find(({ id }) => id === letter.releaseId)!;
      return { kind: 'early', wait: grantedAt - now };
    }
    if (!verdict.allowed) {
      return {
        kind: 'stopped',
        caseId: state.id,
        obstacle: { kind: 'release_refused', todo: verdict.wouldLift },
      };
    }
    const recipient = await findRecipient(letter, { correspondent, declarant, at: now });
    if ('todo' in recipient) return { kind: 'stopped', caseId: state.id, obstacle: recipient };
    return { kind: 'ready', loaded: this.assemble(state, letter, recipient, { declarant, attempts }) };
  }

  private assemble(
    state: Case,
    letter: Letter,
    recipient: Recipient,
    { declarant, attempts }: Pick<LetterFacts, 'declarant'> & Pick<LoadedLetter, 'attempts'>,
  ): LoadedLetter {
    const release = state.releases.find(({ id }) => id === letter.releaseId)!;
    const { PUBLIC_URL, LINK_SECRET } = this.settings;
    // Derived, not drawn: a copy carries the same link as the letter that may have arrived.
    const token = recipient.key ? deriveToken(LINK_SECRET, ['acknowledgement', letter.id], 32) : null;
    return {
      letter,
      attempts,
      token,
      address: recipient.address,
      key: recipient.key,
      facts: {
        state,
        declarant,
        items: itemsOfLetter(state, letter),
        basisText: BASES[release.basis].basis,
        obligations: state.obligations.filter(({ id }) => letter.obligationIds.includes(id)),
        recipientName: recipient.name,
        now: this.clock.now(),
        desk: this.desk,
        acknowledgeUrl: token ? `${PUBLIC_URL}/api/v1/acknowledgements/${token}` : null,
        followUpUrl: `${PUBLIC_URL}/suivi`,
      },
    };
  }
}
