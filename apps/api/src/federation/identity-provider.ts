import { Inject, Injectable } from '@nestjs/common';
import { deriveToken } from '#platform/ids';
import type { Log } from '#platform/logging';
import * as oidc from 'openid-client';
import { ApiSettings } from '../ground/api-settings';
import { LOG } from '../ground/log';
import { Problem } from '../http/problem';
import { assuresTwoFactors, type ProviderProfile } from './assured-factors';

/** Where a browser may be shown after it comes back: names, never addresses. */
export const RETURN_PAGES = ['queue', 'account'] as const;
export type ReturnPage = (typeof RETURN_PAGES)[number];

/** What came back with the browser. */
export interface Returned {
  code: string;
  state: string;
  iss?: string | null;
}

/** Who a provider says it is. */
export interface Identity {
  issuer: string;
  subject: string;
  twoFactors: boolean;
}

const SCOPE = 'openid';
const ACR_ASKED: Record<ProviderProfile, string | null> = {
  proconnect: 'eidas2',
  psc: 'eidas1',
  generic: null,
};
const NAMES: Record<ProviderProfile, string> = {
  ...{ proconnect: 'ProConnect', psc: 'Pro Santé Connect', generic: 'votre fournisseur d’identité' },
};

/**
 * The OpenID provider of this installation: authorization code with PKCE and nonce (OpenID Connect Core §3.1).
 * State, nonce and verifier are derived from one secret that only the browser's cookie holds.
 */
@Injectable()
export class IdentityProvider {
  private found: Promise<oidc.Configuration> | null = null;

  constructor(
    private readonly settings: ApiSettings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Null where none is set. */
  get shown(): { name: string; profile: ProviderProfile } | null {
    return this.settings.OIDC_ISSUER === '' ? null : { name: NAMES[this.profile], profile: this.profile };
  }

  /** Where the browser goes to sign in. */
  async addressFor(flow: string, page: ReturnPage): Promise<string> {
    const config = await this.configuration();
    const acr = ACR_ASKED[this.profile];
    const { state, nonce, verifier } = partsOf(flow, page);
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: this.returnAddress,
      scope: SCOPE,
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...(acr ? { acr_values: acr } : {}),
    });
    return url.href;
  }

  /** @throws Problem when what came back is not the answer to what this browser asked */
  async identify(flow: string, returned: Returned): Promise<Identity> {
    const config = await this.configuration();
    const page = RETURN_PAGES.find((name) => returned.state.endsWith(`.${name}`));
    if (!page) throw new Problem('provider_refused');
    const { state, nonce, verifier } = partsOf(flow, page);
    const query = new URLSearchParams({ code: returned.code, state: returned.state });
    if (returned.iss) query.set('iss', returned.iss);
    const came = new URL(`${this.returnAddress}?${query}`);
    const checks = {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    };
    const tokens = await oidc.authorizationCodeGrant(config, came, checks).catch((error: unknown) => {
      this.log.warn({ err: error }, 'the OpenID provider or its answer was refused');
      throw new Problem('provider_refused');
    });
    const claims = tokens.claims()!;
    const twoFactors = assuresTwoFactors(this.profile, { acr: claims.acr, amr: claims.amr });
    return { issuer: claims.iss, subject: claims.sub, twoFactors };
  }

  private get profile(): ProviderProfile {
    return this.settings.OIDC_PROFILE as ProviderProfile;
  }

  private get returnAddress(): string {
    return `${this.settings.PUBLIC_URL.replace(/\/$/, '')}/console/retour`;
  }

  /** Found once; a provider that is away now is asked again by the next who comes. */
  private async configuration(): Promise<oidc.Configuration> {
    const { mode, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = this.settings;
    if (OIDC_ISSUER === '') throw new Problem('not_found');
    // A provider on this very machine, in a test; elsewhere openid-client insists on TLS.
    const options = mode === 'production' ? {} : { execute: [oidc.allowInsecureRequests] };
    this.found ??= oidc.discovery(
      new URL(OIDC_ISSUER),
      OIDC_CLIENT_ID,
      OIDC_CLIENT_SECRET,
      undefined,
      options,
    );
    return this.found.catch((error: unknown) => {
      this.found = null;
      this.log.warn({ err: error }, 'the OpenID provider could not be found');
      throw new Problem('unavailable');
    });
  }
}

function partsOf(flow: string, page: ReturnPage) {
  return {
    state: `${deriveToken(flow, ['state'])}.${page}`,
    nonce: deriveToken(flow, ['nonce']),
    verifier: deriveToken(flow, ['verifier'], 32),
  };
}
