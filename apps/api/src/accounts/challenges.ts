import { Injectable } from '@nestjs/common';
import { giveChallenge, readChallenge } from '#platform/factors';
import { fingerprintOf } from '#platform/ids';
import { ApiSettings } from '../ground/api-settings';
import type { Visit } from '../http/visit';
import { Verifier } from './verifier';

export type Purpose = 'sign_in' | 'factor' | 'enrolment' | 'provider' | 'link';

/** What the database is told of a challenge that comes back: it takes each one once, before its end. */
export interface Taken {
  challenge: string;
  /** Epoch seconds, of the database's clock. */
  until: number;
}

/** Challenges for one purpose and one session, good for five minutes of the database's clock. */
@Injectable()
export class Challenges {
  constructor(
    private readonly verifier: Verifier,
    private readonly settings: ApiSettings,
  ) {}

  async give(visit: Visit, purpose: Purpose): Promise<string> {
    const end = `select extract(epoch from now() + interval '5 minutes')::double precision`;
    const until = await this.verifier.ask<number>(visit, { text: end });
    return giveChallenge(this.settings.SIGN_IN_SECRET, aboutOf(visit, purpose), until);
  }

  /** @returns null when it was not given out for this purpose to this session */
  read(visit: Visit, purpose: Purpose, challenge: string): Taken | null {
    const until = readChallenge(this.settings.SIGN_IN_SECRET, aboutOf(visit, purpose), challenge);
    return until === null ? null : { challenge: fingerprintOf(challenge).toString('hex'), until };
  }

  /** Takes one that stands alone, outside the commit of a sign-in. @returns whether it was good */
  async take(visit: Visit, purpose: Purpose, challenge: string | null): Promise<boolean> {
    const taken = this.read(visit, purpose, challenge ?? '');
    return (
      taken !== null &&
      this.verifier.ask<boolean>(visit, { text: 'select who.take_challenge($1)', values: [taken] })
    );
  }
}

const aboutOf = ({ session }: Visit, purpose: Purpose) => [
  purpose,
  session === null ? '' : fingerprintOf(session).toString('hex'),
];
