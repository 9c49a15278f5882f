import { Injectable } from '@nestjs/common';
import { fingerprintOf, newId } from '#platform/ids';
import { Challenges } from '../accounts/challenges';
import { OpenedSession, renewed, type Opened } from '../accounts/opened-session';
import { Verifier } from '../accounts/verifier';
import { Problem } from '../http/problem';
import type { Visit } from '../http/visit';
import { IdentityProvider, type Returned, type ReturnPage } from './identity-provider';

type Purpose = 'provider' | 'link';

/** Signs in, or links an identity, by way of the OpenID provider. An address that it names links nothing. */
@Injectable()
export class FederatedSignIn {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly verifier: Verifier,
    private readonly challenges: Challenges,
    private readonly opened: OpenedSession,
  ) {}

  /** @returns the secret for the browser's cookie, and where to go */
  async begin(visit: Visit, purpose: Purpose, page: ReturnPage): Promise<{ flow: string; address: string }> {
    const flow = await this.challenges.give(visit, purpose);
    return { flow, address: await this.provider.addressFor(flow, page) };
  }

  async signIn(given: Visit, flow: string | null, returned: Returned): Promise<Opened> {
    const visit = { ...given, session: null };
    const says = await this.identify(visit, 'provider', flow, returned);
    const { token, device, ...rest } = renewed(visit);
    const outcome = await this.verifier.ask<'unknown' | 'complete' | 'second_factor'>(visit, {
      text: 'select who.open_by_provider($1, $2, $3, $4, $5)',
      values: [says, fingerprintOf(token), fingerprintOf(device), visit.deviceName, this.verifier.witness],
    });
    if (outcome === 'unknown') throw new Problem('provider_refused');
    return outcome === 'complete'
      ? { token, device, ...rest }
      : this.opened.half({ ...visit, session: token });
  }

  /** Links to the own account, in a stepped-up session. */
  async link(visit: Visit, flow: string | null, returned: Returned): Promise<void> {
    const { issuer, subject } = await this.identify(visit, 'link', flow, returned);
    const call = {
      text: 'select who.link_identity($1, $2, $3, $4)',
      values: [newId(), issuer, subject, this.verifier.witness],
    };
    if (!(await this.verifier.ask<boolean>(visit, call))) throw new Problem('provider_refused');
  }

  async unlink(visit: Visit, identity: string): Promise<void> {
    const call = { text: 'select who.unlink_identity($1)', values: [identity] };
    if (!(await this.verifier.ask<boolean>(visit, call))) throw new Problem('not_found');
  }

  private async identify(visit: Visit, purpose: Purpose, flow: string | null, returned: Returned) {
    if (!(await this.challenges.take(visit, purpose, flow))) throw new Problem('provider_refused');
    return this.provider.identify(flow!, returned);
  }
}
