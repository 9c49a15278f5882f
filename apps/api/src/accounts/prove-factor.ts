import { Injectable } from '@nestjs/common';
import { openSecret, findStep } from '#platform/factors';
import { fingerprintOf } from '#platform/ids';
import { ApiSettings } from '../ground/api-settings';
import { Problem } from '../http/problem';
import type { Visit } from '../http/visit';
import { canonicalCode } from './canonical-code';
import { OpenedSession, renewed, type FACTORS, type Opened } from './opened-session';
import type { PasskeyRequest } from './passkey.request';
import { Passkeys } from './passkeys';
import { refuseHaste, Verifier } from './verifier';

type Factor = (typeof FACTORS)[number];

interface BegunTotp {
  account_id: string;
  wait: number;
  sealed: Buffer | null;
  /** Seconds, of the database's clock. */
  epoch: number;
}

/** Completes a half-open session, or steps a whole one up: the same proof, and a new token either way. */
@Injectable()
export class ProveFactor {
  constructor(
    private readonly verifier: Verifier,
    private readonly passkeys: Passkeys,
    private readonly opened: OpenedSession,
    private readonly settings: ApiSettings,
  ) {}

  async byTotp(visit: Visit, code: string): Promise<Opened> {
    const step = await this.stepOf(visit, code, false);
    if (step === null) return this.refuse(visit, 'totp');
    return this.prove(visit, 'totp', { step });
  }

  async byRecoveryCode(visit: Visit, code: string): Promise<Opened> {
    refuseHaste(await this.verifier.ask<number>(visit, { text: 'select who.begin_recovery()' }));
    const digest = fingerprintOf(canonicalCode(code)).toString('hex');
    return this.prove(visit, 'recovery_code', { code: digest });
  }

  async askPasskey(visit: Visit): Promise<object> {
    const own = await this.opened.factors(visit);
    return this.passkeys.askSignature(visit, 'factor', own?.passkeys ?? []);
  }

  async byPasskey(visit: Visit, said: PasskeyRequest): Promise<Opened> {
    return this.prove(visit, 'passkey', await this.passkeys.check(visit, 'factor', said));
  }

  /** @param waiting the secret that is shown and not confirmed yet, instead of the one in force */
  async stepOf(visit: Visit, code: string, waiting: boolean): Promise<number | null> {
    const begun = await this.verifier.find<BegunTotp>(visit, {
      text: 'select * from who.begin_totp($1)',
      values: [waiting],
    });
    refuseHaste(begun!.wait);
    if (!begun!.sealed) return null;
    const secret = openSecret(begun!.sealed, begun!.account_id, this.settings.SIGN_IN_SECRET);
    return findStep(code, secret, begun!.epoch * 1000);
  }

  private async prove(visit: Visit, how: Factor, evidence: object): Promise<Opened> {
    const { token, device, ...rest } = renewed(visit);
    const proved = await this.verifier.ask<boolean>(visit, {
      text: 'select who.prove_factor($1, $2, $3, $4, $5)',
      values: [how, evidence, fingerprintOf(token), fingerprintOf(device), this.verifier.witness],
    });
    return proved ? { token, device, ...rest } : this.refuse(visit, how);
  }

  private async refuse(visit: Visit, how: Factor): Promise<never> {
    await this.verifier.ask(visit, { text: 'select who.record_refused_factor($1)', values: [how] });
    throw new Problem('factor_refused');
  }
}
