import { Injectable } from '@nestjs/common';
import { fingerprintOf } from '#platform/ids';
import { Problem } from '../http/problem';
import type { Visit } from '../http/visit';
import { renewed, type Opened } from './opened-session';
import type { PasskeyRequest } from './passkey.request';
import { Passkeys } from './passkeys';
import { Verifier } from './verifier';

/** A passkey alone opens a whole session: held by the person, and opened by a PIN or the body. */
@Injectable()
export class SignInByPasskey {
  constructor(
    private readonly verifier: Verifier,
    private readonly passkeys: Passkeys,
  ) {}

  ask(visit: Visit): Promise<object> {
    return this.passkeys.askSignature({ ...visit, session: null }, 'sign_in', []);
  }

  async execute(given: Visit, said: PasskeyRequest): Promise<Opened> {
    // A session that was there before has no part in it.
    const visit = { ...given, session: null };
    const evidence = await this.passkeys.check(visit, 'sign_in', said).catch((error: unknown) => {
      throw error instanceof Problem ? new Problem('sign_in_refused') : error;
    });
    const { token, device, ...rest } = renewed(visit);
    const opened = await this.verifier.ask<boolean>(visit, {
      text: 'select who.open_by_passkey($1, $2, $3, $4, $5)',
      values: [
        evidence,
        fingerprintOf(token),
        fingerprintOf(device),
        visit.deviceName,
        this.verifier.witness,
      ],
    });
    if (!opened) throw new Problem('sign_in_refused');
    return { token, device, ...rest };
  }
}
