import { Injectable } from '@nestjs/common';
import { fingerprintOf, newToken } from '#platform/ids';
import { Problem } from '../http/problem';
import type { Visit } from '../http/visit';
import { canonicalCode, spellCode } from './canonical-code';
import { Verifier } from './verifier';

const RECOVERY_CODES = 10;
/** 80 bits each. */
const CODE_BYTES = 10;

/** Factors of the own account that are given up or renewed. The last factor stays. */
@Injectable()
export class OwnFactors {
  constructor(private readonly verifier: Verifier) {}

  /** @param passkey null: the authenticator application. @throws Problem when it is the last, or none of the own */
  async remove(visit: Visit, passkey: string | null): Promise<void> {
    const call = { text: 'select who.remove_factor($1)', values: [passkey] };
    const outcome = await this.verifier.ask<'done' | 'not_found' | 'last_factor'>(visit, call);
    if (outcome !== 'done') throw new Problem(outcome);
  }

  /** New ones in the place of all from before. */
  async renewCodes(visit: Visit): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, () => spellCode(newToken(CODE_BYTES)));
    const hashes = codes.map((code) => fingerprintOf(canonicalCode(code)));
    await this.verifier.ask(visit, { text: 'select who.set_recovery_codes($1)', values: [hashes] });
    return codes;
  }
}
