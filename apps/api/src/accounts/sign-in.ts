import { Injectable } from '@nestjs/common';
import { fingerprintOf, newToken } from '#platform/ids';
import { provePassword } from '#platform/passwords';
import { Problem } from '../http/problem';
import type { Visit } from '../http/visit';
import { canonicalIdentity } from './canonical-identity';
import { OpenedSession, type Opened } from './opened-session';
import { refuseHaste, Verifier } from './verifier';

/** Opens half a session: the password first. Known and unknown addresses take the same time and get the same answer. */
@Injectable()
export class SignIn {
  constructor(
    private readonly verifier: Verifier,
    private readonly opened: OpenedSession,
  ) {}

  /** @returns the token of the half-open session, shown once; only its hash is stored. */
  async execute(visit: Visit, email: string, password: string): Promise<Opened> {
    const identity = canonicalIdentity(email);
    const salt = await this.begin(visit, identity);
    const proof = await provePassword(password, salt);
    const token = newToken();
    const opened = await this.verifier.ask<boolean>(visit, {
      text: 'select who.open_session($1, $2, $3, $4, $5)',
      values: [identity, proof, deviceOf(visit), fingerprintOf(token), visit.deviceName],
    });
    if (!opened) throw new Problem('sign_in_refused');
    return this.opened.half({ ...visit, session: token });
  }

  /** @throws Problem when the identity has to wait */
  async begin(visit: Visit, identity: string): Promise<Buffer> {
    const begun = await this.verifier.find<{ wait: number; salt: Buffer }>(visit, {
      text: 'select * from who.begin_sign_in($1, $2)',
      values: [identity, deviceOf(visit)],
    });
    refuseHaste(begun!.wait);
    return begun!.salt;
  }
}

const deviceOf = ({ device }: Visit) => (device === null ? null : fingerprintOf(device));
