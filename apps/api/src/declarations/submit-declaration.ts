import { Injectable } from '@nestjs/common';
import type { Actor } from '#domain/access';
import { openCase } from '#domain/cases';
import { faultsOfDates, type Channel } from '#domain/declarations';
import { DEFAULT_TLP } from '#domain/marking';
import { submitDeclaration } from '#persistence/cases';
import { Pipeline } from '#persistence/database';
import { Clock } from '#platform/clock';
import { deriveToken, fingerprintOf, fingerprintOfJson, newId } from '#platform/ids';
import { ApiSettings } from '../ground/api-settings';
import { followUpSecret } from '../http/bearer-secrets';
import { dateProblem } from '../http/date-problem';
import { Problem } from '../http/problem';
import { toDeclarant, toFacilityAsSaid, toFacts } from './declaration.mapper';
import type { DeclarationRequest } from './declaration.request';
import { recogniseFacility } from './recognise-facility';

export interface Receipt {
  reference: string;
  followUpCode: string;
  /** Epoch ms. */
  receivedAt: number;
}

interface Circumstances {
  actor: Actor;
  channel: Channel;
  idempotencyKey: string;
  requestId: string;
  /** Epoch ms; null: now. */
  reachedDeskAt: number | null;
}

// 12 characters for people to read aloud: 60 bits, and the code beside it has 128.
const REFERENCE_BYTES = 8;
const grouped = (text: string, size: number) => text.match(new RegExp(`.{1,${size}}`, 'g'))!.join('-');

/** Takes a declaration in: load → decide → save, in one commit; `201` means committed. */
@Injectable()
export class SubmitDeclaration {
  constructor(
    private readonly intake: Pipeline,
    private readonly clock: Clock,
    private readonly settings: ApiSettings,
  ) {}

  async execute(said: DeclarationRequest, circumstances: Circumstances): Promise<Receipt> {
    const now = this.clock.now();
    const receivedAt = circumstances.reachedDeskAt ?? now;
    const incident = toFacts(said);
    const faults = faultsOfDates(incident, now);
    if (receivedAt > now + 300_000) faults.push({ field: 'receivedAt', fault: 'in_the_future' });
    if (faults.length > 0) throw dateProblem(faults);

    const bodyHash = fingerprintOfJson(said);
    const secrets = this.secretsOf(circumstances.idempotencyKey, bodyHash);
    const { actor, channel, requestId } = circumstances;
    const opened = openCase(
      {
        reference: secrets.reference,
        receivedAt,
        channel,
        tlp: said.tlp ?? DEFAULT_TLP,
        facilities: await this.recogniseAll(said),
        incident,
      },
      { now, actor, newId },
    );
    const outcome = await submitDeclaration(
      this.intake,
      {
        opened,
        said: {
          declarant: toDeclarant(said.declarant),
          facility: toFacilityAsSaid(said.facility),
          facts: incident,
        },
        followUpHash: fingerprintOf(followUpSecret(secrets.reference, secrets.followUpCode)),
        idempotencyHash: fingerprintOf(circumstances.idempotencyKey),
        bodyHash,
      },
      { now, actor, newId, action: 'declare', requestId, commandKey: null },
    );
    if (outcome.kind === 'key_reused') throw new Problem('idempotency_key_reused');
    return { ...secrets, receivedAt: outcome.kind === 'repeated' ? outcome.receivedAt : receivedAt };
  }

  /**
   * Reference and code come from the key and the body under a secret: a retry after a lost answer gets
   * the same receipt, although the code is stored nowhere.
   */
  private secretsOf(key: string, bodyHash: Buffer): { reference: string; followUpCode: string } {
    const parts = [key, bodyHash.toString('hex')];
    const secret = this.settings.FOLLOW_UP_SECRET;
    const reference = deriveToken(secret, ['reference', ...parts], REFERENCE_BYTES).slice(0, 12);
    const code = deriveToken(secret, ['code', ...parts], 16);
    return { reference: `VG-${grouped(reference, 4)}`, followUpCode: grouped(code, 5) };
  }

  private async recogniseAll(said: DeclarationRequest) {
    const { intake } = this;
    const own = await recogniseFacility(said.facility, { intake, newId, declares: true });
    const others = await Promise.all(
      (said.otherSites ?? []).map((site) => recogniseFacility(site, { intake, newId, declares: false })),
    );
    const ids = new Set([own.id]);
    return [own, ...others.filter(({ id }) => !ids.has(id) && ids.add(id))];
  }
}
