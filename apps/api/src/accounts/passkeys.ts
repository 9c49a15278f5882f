import { Injectable } from '@nestjs/common';
import { fingerprintOf } from '#platform/ids';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { ApiSettings } from '../ground/api-settings';
import { Problem } from '../http/problem';
import type { Visit } from '../http/visit';
import type { AddPasskeyRequest, PasskeyRequest } from './passkey.request';
import { relyingParty } from './relying-party';
import { Verifier } from './verifier';

type Purpose = 'sign_in' | 'factor' | 'enrolment';

interface Known {
  account_id: string;
  public_key: Buffer;
  sign_count: string;
  transports: string[];
}

/** What the database is told of a signature that was checked here. */
export interface PasskeyEvidence {
  credential: string;
  count: number;
  challenge: string;
}

const hex = (base64url: string) => Buffer.from(base64url, 'base64url').toString('hex');

/** The ceremonies of WebAuthn level 3; the person is always verified by the authenticator, never only present. */
@Injectable()
export class Passkeys {
  private readonly party: ReturnType<typeof relyingParty>;

  constructor(
    private readonly verifier: Verifier,
    settings: ApiSettings,
  ) {
    this.party = relyingParty(settings);
  }

  /** What the browser asks an authenticator. `credentials` empty: any passkey of this place. */
  async askSignature(visit: Visit, purpose: Purpose, credentials: readonly string[]): Promise<object> {
    const options = await generateAuthenticationOptions({
      rpID: this.party.id,
      userVerification: 'required',
      allowCredentials: credentials.map((id) => ({ id })),
    });
    await this.keep(visit, purpose, options.challenge);
    return options;
  }

  /** What the browser asks an authenticator for a new passkey. */
  async askCreation(
    visit: Visit,
    account: { id: string; email: string },
    held: readonly string[],
  ): Promise<object> {
    const options = await generateRegistrationOptions({
      rpName: this.party.name,
      rpID: this.party.id,
      userName: account.email,
      userID: new Uint8Array(Buffer.from(account.id)),
      attestationType: 'none',
      excludeCredentials: held.map((id) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    await this.keep(visit, 'enrolment', options.challenge);
    return options;
  }

  /** Checks a signature; the database takes its challenge once. @throws Problem when it does not fit */
  async check(visit: Visit, said: PasskeyRequest): Promise<PasskeyEvidence> {
    const known = await this.verifier.find<Known>(visit, {
      text: 'select * from who.find_passkey($1, $2)',
      values: [Buffer.from(said.id, 'base64url'), this.verifier.witness],
    });
    if (!known) throw new Problem('factor_refused');
    const { id, clientDataJSON, authenticatorData, signature } = said;
    const taken = { challenge: '' };
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
        response: { clientDataJSON, authenticatorData, signature },
      },
      ...this.expected(taken),
      credential: {
        ...{ id, publicKey: new Uint8Array(known.public_key), counter: Number(known.sign_count) },
      },
    }).catch(refuse);
    if (!verified) throw new Problem('factor_refused');
    return { credential: hex(id), count: authenticationInfo.newCounter, challenge: digest(taken.challenge) };
  }

  /** Checks what an authenticator made. @throws Problem when it does not fit */
  async checkNew({ id, clientDataJSON, attestationObject, transports }: AddPasskeyRequest) {
    const taken = { challenge: '' };
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
        response: { clientDataJSON, attestationObject },
      },
      ...this.expected(taken),
    }).catch(refuse);
    if (!verified) throw new Problem('factor_refused');
    const { credential } = registrationInfo;
    return {
      credential: hex(credential.id),
      key: Buffer.from(credential.publicKey).toString('hex'),
      count: credential.counter,
      transports: transports ?? [],
      challenge: digest(taken.challenge),
    };
  }

  private expected(taken: { challenge: string }) {
    return {
      // Whether it was ours is the database's to say, which forgets it in the same commit.
      expectedChallenge: (challenge: string) => {
        taken.challenge = challenge;
        return true;
      },
      expectedOrigin: this.party.origins,
      expectedRPID: this.party.id,
      requireUserVerification: true,
    };
  }

  private async keep(visit: Visit, purpose: Purpose, challenge: string): Promise<void> {
    await this.verifier.ask(visit, {
      text: 'select who.put_challenge($1, $2)',
      values: [fingerprintOf(challenge), purpose],
    });
  }
}

const digest = (challenge: string) => fingerprintOf(challenge).toString('hex');

/** Whatever the library says of what a stranger sent is one answer to the stranger. */
function refuse(): never {
  throw new Problem('factor_refused');
}
