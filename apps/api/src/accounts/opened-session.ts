import { Injectable } from '@nestjs/common';
import { newToken } from '#platform/ids';
import type { Visit } from '../http/visit';
import { Verifier } from './verifier';

export const STAGES = ['second_factor', 'enrolment', 'complete'] as const;
export const FACTORS = ['totp', 'passkey', 'recovery_code'] as const;

/** What a sign-in leaves: a token, and what is still to be done with it. */
export interface Opened {
  token: string;
  /** Set once the sign-in is complete. */
  device?: string;
  stage: (typeof STAGES)[number];
  /** By which of the own factors a half-open session is completed. */
  factors: (typeof FACTORS)[number][];
}

interface OwnFactors {
  totp: boolean;
  passkeys: string[];
  recovery_codes: number;
}

/** What becomes of a session that was just opened. */
@Injectable()
export class OpenedSession {
  constructor(private readonly verifier: Verifier) {}

  factors(visit: Pick<Visit, 'session' | 'requestId'>): Promise<OwnFactors | undefined> {
    return this.verifier.find<OwnFactors>(visit, { text: 'select * from who.own_factors()' });
  }

  /** Half open: what can complete it, or enrolment where nothing can. */
  async half(visit: Pick<Visit, 'session' | 'requestId'>): Promise<Opened> {
    const own = await this.factors(visit);
    const stage = own?.totp || own?.passkeys.length ? 'second_factor' : 'enrolment';
    const held = { totp: own?.totp, passkey: own?.passkeys.length, recovery_code: own?.recovery_codes };
    const factors = stage === 'enrolment' ? [] : FACTORS.filter((factor) => held[factor]);
    return { token: visit.session!, stage, factors };
  }
}

/** Tokens of a session that is complete, or stepped up: both replaced by new ones, the browser's kept. */
export function renewed(visit: Visit): Required<Opened> {
  return { token: newToken(), device: visit.device ?? newToken(), stage: 'complete', factors: [] };
}
