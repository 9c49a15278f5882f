import { Injectable } from '@nestjs/common';
import { addressForTotp, newTotpSecret, sealSecret } from '#platform/factors';
import { fingerprintOf } from '#platform/ids';
import { ApiSettings } from '../ground/api-settings';
import { Problem } from '../http/problem';
import type { Visit } from '../http/visit';
import { renewed, type Opened } from './opened-session';
import { ProveFactor } from './prove-factor';
import { Verifier } from './verifier';

/** Adds an authenticator application: a secret is shown, and counts once a code confirms it. */
@Injectable()
export class EnrolTotp {
  constructor(
    private readonly verifier: Verifier,
    private readonly prove: ProveFactor,
    private readonly settings: ApiSettings,
  ) {}

  /** A secret that waits for its first code. */
  async begin(visit: Visit): Promise<{ secret: string; address: string }> {
    const { account_id: owner, email } = await this.verifier.now(visit);
    const secret = newTotpSecret();
    await this.verifier.ask(visit, {
      text: 'select who.keep_totp($1)',
      values: [sealSecret(secret, owner, this.settings.SIGN_IN_SECRET)],
    });
    return { secret, address: addressForTotp(secret, email, this.settings.DESK_NAME) };
  }

  async confirm(visit: Visit, code: string): Promise<Opened> {
    const step = await this.prove.stepOf(visit, code, true);
    if (step === null) throw new Problem('factor_refused');
    const { token, device, ...rest } = renewed(visit);
    const confirmed = await this.verifier.ask<boolean>(visit, {
      text: 'select who.confirm_totp($1, $2, $3, $4)',
      values: [step, fingerprintOf(token), fingerprintOf(device), this.verifier.witness],
    });
    if (!confirmed) throw new Problem('factor_refused');
    return { token, device, ...rest };
  }
}
