import { Injectable } from '@nestjs/common';
import { fingerprintOf, newId } from '#platform/ids';
import { Problem } from '../http/problem';
import type { Visit } from '../http/visit';
import { OpenedSession, renewed, type Opened } from './opened-session';
import type { AddPasskeyRequest } from './passkey.request';
import { Passkeys } from './passkeys';
import { Verifier } from './verifier';

/** Adds a passkey to the own account. */
@Injectable()
export class EnrolPasskey {
  constructor(
    private readonly verifier: Verifier,
    private readonly passkeys: Passkeys,
    private readonly opened: OpenedSession,
  ) {}

  async begin(visit: Visit): Promise<object> {
    const { account_id: id, email } = await this.verifier.now(visit);
    const own = await this.opened.factors(visit);
    return this.passkeys.askCreation(visit, { id, email }, own?.passkeys ?? []);
  }

  async add(visit: Visit, said: AddPasskeyRequest): Promise<Opened> {
    const made = { ...(await this.passkeys.checkNew(visit, said)), id: newId(), label: said.label };
    const { token, device, ...rest } = renewed(visit);
    const added = await this.verifier.ask<boolean>(visit, {
      text: 'select who.add_passkey($1, $2, $3, $4)',
      values: [made, fingerprintOf(token), fingerprintOf(device), this.verifier.witness],
    });
    if (!added) throw new Problem('factor_refused');
    return { token, device, ...rest };
  }
}
