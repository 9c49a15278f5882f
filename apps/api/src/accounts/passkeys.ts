import { Injectable } from '@nestjs/common';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { ApiSettings } from '../ground/api-settings';
import { Problem } from '../http/problem';
import type { Visit } from '../http/visit';
import { Challenges, type Purpose, type Taken } from './challenges';
import type { AddPasskeyRequest, PasskeyRequest } from './passkey.request';
import { relyingParty } from './relying-party';
import { Verifier } from './verifier';

interface Known {
  account_id: string;
  public_key: Buffer;
  sign_count: string;
  transports: string[];
}

/** What the database is told of a signature that was checked here. */
export interface PasskeyEvidence extends Taken {
  credential: string;
  count: number;
}

const hex = (base64url: string) => Buffer.from(base64url, 'base64url').toString('hex');

/** The ceremonies of WebAuthn level 3; the person is always verified by the authenticator, never only present. */
@Injectable()
export class Passkeys {
  private readonly party: ReturnType<typeof relyingParty>;

  constructor(
    private readonly verifier: Verifier,
    private readonly challenges: Challenges,
    settings: ApiSettings,
  ) {
    this.party = relyingParty(settings);
  }

  /** What the browser asks an authenticator. `credentials` empty: any passkey of this place. */
  async askSignature(visit: Visit, purpose: Purpose, credentials: readonly string[]): Promise<object> {
    return generateAuthenticationOptions({
      challenge: await this.newChallenge(visit, purpose),
      rpID: this.party.id,
      userVerification: 'required',
      allowCredentials: credentials.map((id) => ({ id })),
    });
  }

  /** What the browser asks an authenticator for a new passkey. */
  async askCreation(
    visit: Visit,
    account: { id: string; email: string },
    held: readonly string[],
  ): Promise<object> {
    return generateRegistrationOptions({
      challenge: await this.newChallenge(visit, 'enrolment'),
      rpName: this.party.name,
      rpID: this.party.id,
      userName: account.email,
      userID: new Uint8Array(Buffer.from(account.id)),
      attestationType: 'none',
      excludeCredentials: held.map((id) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  }

  /** Checks a signature; the database takes its challenge once. @throws Problem when it does not fit */
  async check(visit: Visit, purpose: Purpose, said: PasskeyRequest): Promise<PasskeyEvidence> {
    const known = await this.verifier.find<Known>(visit, {
      text: 'select * from who.find_passkey($1, $2)',
      values: [Buffer.from(said.id, 'base64url'), this.verifier.witness],
    });
    if (!known) throw new Problem('factor_refused');
    const { id, clientDataJSON, authenticatorData, signature } = said;
    const expected = this.expected(visit, purpose);
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
        response: { clientDataJSON, authenticatorData, signature },
      },
      ...expected.options,
      credential: {
        ...{ id, publicKey: new Uint8Array(known.public_key), counter: Number(known.sign_count) },
      },
    }).catch(refuse);
    if (!verified) throw new Problem('factor_refused');
    return { credential: hex(id), count: authenticationInfo.newCounter, ...expected.taken() };
  }

  /** Checks what an authenticator made. @throws Problem when it does not fit */
  async checkNew(visit: Visit, said: AddPasskeyRequest) {
    const { id, clientDataJSON, attestationObject, transports } = said;
    const expected = this.expected(visit, 'enrolment');
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
        response: { clientDataJSON, attestationObject },
      },
      ...expected.options,
    }).catch(refuse);
    if (!verified) throw new Problem('factor_refused');
    const { credential } = registrationInfo;
    return {
      credential: hex(credential.id),
      key: Buffer.from(credential.publicKey).toString('hex'),
      count: credential.counter,
      transports: transports ?? [],
      ...expected.taken(),
    };
  }

  /** What an answer must hold, and the challenge that it brought back. */
  private expected(visit: Visit, purpose: Purpose) {
    let taken: Taken | null = null;
    const options = {
      expectedChallenge: (said: string) => {
        taken = this.challenges.read(visit, purpose, Buffer.from(said, 'base64url').toString());
        return taken !== null;
      },
      expectedOrigin: this.party.origins,
      expectedRPID: this.party.id,
      requireUserVerification: true,
    };
    return { options, taken: () => taken ?? refuse() };
  }

  private async newChallenge(visit: Visit, purpose: Purpose) {
    return new Uint8Array(Buffer.from(await this.challenges.give(visit, purpose)));
  }
}

/** Whatever the library says of what a stranger sent is one answer to the stranger. */
function refuse(): never {
  throw new Problem('factor_refused');
}
