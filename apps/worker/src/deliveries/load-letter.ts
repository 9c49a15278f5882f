import { Injectable } from '@nestjs/common';
import { judgeLetter, type Case, type Letter, type Obstacle } from '#domain/cases';
import type { Declarant } from '#domain/declarations';
import { BASES } from '#domain/releases';
import type { LetterFacts } from '#notifications/messages';
import { judgeKey } from '#notifications/openpgp';
import { DeclarationTable, findCase } from '#persistence/cases';
import { DeliveryTable } from '#persistence/deliveries';
import { findCorrespondent, type Correspondent } from '#persistence/directory';
import { UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { deriveToken } from '#platform/ids';
import type { EntityManager } from 'typeorm';
import { AS_WORKER } from '../ground/as-worker';
import { DeskIdentity, WorkerSettings } from '../ground/providers';

export interface LoadedLetter {
  letter: Letter;
  facts: LetterFacts;
  attempts: DeliveryTable[];
  address: string;
  /** Pinned key to encrypt to; null for a declarant's notice, which is signed only. */
  key: { armored: string; fingerprint: string } | null;
  /** Bearer secret of the acknowledgement link; null for a notice. */
  token: string | null;
}

type Loaded =
  | { kind: 'ready'; loaded: LoadedLetter }
  | { kind: 'stopped'; caseId: string; obstacle: Obstacle }
  | { kind: 'settled' };

type Recipient = Pick<LoadedLetter, 'address' | 'key'> & { name: string };

const held = (kind: Obstacle['kind'], todo: string): Obstacle => ({ kind, todo });

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
    const found = await this.unitOfWork.read(AS_WORKER, (db) => this.read(db, letterId));
    if (!found) return { kind: 'settled' };
    const { state, letter, correspondent, declarant, attempts } = found;
    if (letter.state !== 'owed') return { kind: 'settled' };
    const verdict = judgeLetter(state, letter, this.clock.now());
    if (!verdict.allowed) {
      return { kind: 'stopped', caseId: state.id, obstacle: held('release_refused', verdict.wouldLift) };
    }
    const recipient = await this.recipientOf(letter, correspondent, declarant);
    if ('todo' in recipient) return { kind: 'stopped', caseId: state.id, obstacle: recipient };
    return { kind: 'ready', loaded: this.assemble(state, letter, recipient, { declarant, attempts }) };
  }

  private async read(db: EntityManager, letterId: string) {
    const [row] = await db.query<{ case_id: string }[]>('select case_id from letter where id = $1', [
      letterId,
    ]);
    const state = row ? await findCase(db, row.case_id) : null;
    const letter = state?.letters.find(({ id }) => id === letterId);
    if (!state || !letter) return null;
    const correspondent =
      letter.recipient === 'declarant' ? null : await findCorrespondent(db, letter.recipient);
    const initial = await db.findOneBy(DeclarationTable, { caseId: state.id, version: 1 });
    const attempts = await db.find(DeliveryTable, { where: { letterId }, order: { number: 'ASC' } });
    return { state, letter, correspondent, declarant: initial?.declarant ?? null, attempts };
  }

  private async recipientOf(
    letter: Letter,
    correspondent: Correspondent | null,
    declarant: Declarant | null,
  ): Promise<Recipient | Obstacle> {
    if (letter.recipient === 'declarant') {
      if (!declarant)
        return held('delivery_failed', 'Aucune adresse de déclarant : le prévenir par téléphone.');
      return { address: declarant.email, key: null, name: 'déclarant' };
    }
    if (!correspondent?.email) {
      return held('delivery_failed', `Aucune adresse pour ${letter.recipient} : la saisir, ou appeler.`);
    }
    for (const { armored, fingerprint } of correspondent.keys) {
      const verdict = await judgeKey({ armored, pinnedFingerprint: fingerprint, at: this.clock.now() });
      if (verdict.usable) {
        return { address: correspondent.email, key: { armored, fingerprint }, name: correspondent.name };
      }
    }
    return held(
      'no_valid_key',
      `Aucune clé OpenPGP valable pour ${correspondent.name} : en obtenir une, ou transmettre par un autre moyen. Rien ne part en clair.`,
    );
  }

  private assemble(
    state: Case,
    letter: Letter,
    recipient: Recipient,
    { declarant, attempts }: { declarant: Declarant | null; attempts: DeliveryTable[] },
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
        items: release.items,
        basisText: BASES[release.basis].basis,
        obligations: state.obligations.filter(({ id }) => letter.obligationIds.includes(id)),
        recipientName: recipient.name,
        desk: this.desk,
        acknowledgeUrl: token ? `${PUBLIC_URL}/api/v1/acknowledgements/${token}` : null,
        followUpUrl: `${PUBLIC_URL}/api/v1/follow-up`,
      },
    };
  }
}
