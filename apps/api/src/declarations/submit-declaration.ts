import { Injectable } from '@nestjs/common';
import { openCase, redirectionOf, type Occasion, type Opening } from '#domain/cases';
import { submitDeclaration, type Submission } from '#persistence/cases';
import { Pipeline } from '#persistence/database';
import { fingerprintOf, fingerprintOfJson } from '#platform/ids';
import { Occasions } from '../ground/occasions';
import { refuseImpossibleDates } from '../http/date-problem';
import { Problem } from '../http/problem';
import { toFacts, toMarking, toProtection, toWords } from './declaration.mapper';
import type { DeclarationRequest } from './declaration.request';
import { DeriveReceipt } from './derive-receipt';
import { recogniseFacilities } from './recognise-facility';

export interface Receipt {
  reference: string;
  followUpCode: string;
  /** Epoch ms. */
  receivedAt: number;
  /** Where to turn, in French, when the desk does not treat the incident; else null. */
  redirection: string | null;
}

interface Circumstances {
  actor: Occasion['actor'];
  /** Null: the declarant. */
  bearer: Submission['bearer'];
  channel: Opening['channel'];
  idempotencyKey: string;
  requestId: string;
  /** Epoch ms; null: now. */
  reachedDeskAt: number | null;
}

/** Takes a declaration in: load → decide → save, in one commit; `201` means committed. */
@Injectable()
export class SubmitDeclaration {
  constructor(
    private readonly intake: Pipeline,
    private readonly occasions: Occasions,
    private readonly receipts: DeriveReceipt,
  ) {}

  async execute(said: DeclarationRequest, circumstances: Circumstances): Promise<Receipt> {
    const { actor, bearer, channel, requestId } = circumstances;
    const occasion = this.occasions.of(actor);
    const receivedAt = circumstances.reachedDeskAt ?? occasion.now;
    const incident = toFacts(said);
    refuseImpossibleDates(incident, receivedAt, occasion.now);

    const bodyHash = fingerprintOfJson(said);
    const secrets = this.receipts.execute(circumstances.idempotencyKey, bodyHash);
    const opened = openCase(
      {
        reference: secrets.reference,
        receivedAt,
        channel,
        tlp: toMarking(said),
        protection: toProtection(said),
        facilities: await recogniseFacilities(said, this.intake, occasion.newId),
        incident,
      },
      occasion,
    );
    const outcome = await submitDeclaration(
      this.intake,
      {
        opened,
        said: toWords(said, opened.state.incident),
        followUpHash: secrets.followUpHash,
        idempotencyHash: fingerprintOf(circumstances.idempotencyKey),
        bodyHash,
        bearer,
      },
      { ...occasion, action: 'declare', requestId, commandKey: null },
    );
    if (outcome.kind === 'key_reused') throw new Problem('idempotency_key_reused');
    return {
      reference: secrets.reference,
      followUpCode: secrets.followUpCode,
      receivedAt: outcome.kind === 'repeated' ? outcome.receivedAt : receivedAt,
      redirection: redirectionOf(opened.state),
    };
  }
}
