import { Injectable } from '@nestjs/common';
import { fingerprintOf, newToken } from '#platform/ids';
import { newSalt, provePassword } from '#platform/passwords';
import { Problem } from '../http/problem';
import type { Visit } from '../http/visit';
import { canonicalCode } from './canonical-code';
import { canonicalIdentity } from './canonical-identity';
import { ChoosePassword } from './choose-password';
import type { EnrolmentRequest } from './account.request';
import { OpenedSession, type Opened } from './opened-session';
import { SignIn } from './sign-in';
import { Verifier } from './verifier';

/** Comes in, or back in, by a code that another person handed over; never by something that mail brought. */
@Injectable()
export class RedeemCode {
  constructor(
    private readonly verifier: Verifier,
    private readonly signIn: SignIn,
    private readonly passwords: ChoosePassword,
    private readonly opened: OpenedSession,
  ) {}

  async execute(visit: Visit, { email, code, password }: EnrolmentRequest): Promise<Opened> {
    const identity = canonicalIdentity(email);
    const salt = await this.signIn.begin(visit, identity);
    // Both are made whatever the code turns out to be: the time says nothing.
    const newOne = newSalt();
    const [proof, newProof] = await Promise.all([
      provePassword(password, salt),
      provePassword(password, newOne),
    ]);
    const chosen = {
      ...{ proof: proof.toString('hex'), salt: newOne.toString('hex'), newProof: newProof.toString('hex') },
      leaked: await this.passwords.isWeak(password, identity),
    };
    const token = newToken();
    const outcome = await this.verifier.ask<'done' | 'refused' | 'leaked'>(visit, {
      text: 'select who.redeem_code($1, $2, $3, $4, $5)',
      values: [identity, fingerprintOf(canonicalCode(code)), chosen, fingerprintOf(token), visit.deviceName],
    });
    if (outcome === 'leaked') this.passwords.refuse();
    if (outcome !== 'done') throw new Problem('sign_in_refused');
    return this.opened.half({ ...visit, session: token });
  }
}
