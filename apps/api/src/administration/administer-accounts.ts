import { Injectable } from '@nestjs/common';
import { fingerprintOf, newId, newToken } from '#platform/ids';
import { canonicalCode, spellCode } from '../accounts/canonical-code';
import { Verifier } from '../accounts/verifier';
import { Problem, type FieldError } from '../http/problem';
import type { Visit } from '../http/visit';
import type { ClearanceRequest, NewAccountRequest } from './account.request';

/** 80 bits. */
const CODE_BYTES = 10;

const TAKEN: FieldError = {
  field: 'email',
  message: { fr: 'Un compte a déjà cette adresse.', en: 'An account has this address already.' },
};
const NOT_OF_ORGANISATION: FieldError = {
  field: 'role',
  message: {
    fr: 'Cette organisation n’existe pas, ou n’a pas ce rôle.',
    en: 'This organisation does not exist, or has no such role.',
  },
};

const BEYOND_ROLE: FieldError = {
  field: 'tlpCeiling',
  message: { fr: 'Pour ce rôle, aucun dossier n’existe.', en: 'No case exists for this role.' },
};

/**
 * Accounts of other people. Who may do it, to whom, and that nobody gains by it, is decided by the database, in the
 * session of whoever asks.
 */
@Injectable()
export class AdministerAccounts {
  constructor(private readonly verifier: Verifier) {}

  list(visit: Visit): Promise<unknown[]> {
    return this.verifier.read(visit, 'select who.accounts()');
  }

  /** @returns its identifier; it opens nothing until a code is issued */
  async create(visit: Visit, said: NewAccountRequest): Promise<string> {
    const id = newId();
    const outcome = await this.verifier.ask<string>(visit, {
      text: 'select who.create_account($1, $2, $3)',
      values: [id, { ...said }, fingerprintOf(newToken())],
    });
    if (outcome === 'address_taken') throw new Problem('invalid_fields', { errors: [TAKEN] });
    refuseUnlessDone(outcome);
    return id;
  }

  async setActive(visit: Visit, account: string, active: boolean): Promise<void> {
    const call = { text: 'select who.set_active($1, $2)', values: [account, active] };
    if (!(await this.verifier.ask<boolean>(visit, call))) throw new Problem('not_found');
  }

  async setRole(visit: Visit, account: string, role: string): Promise<void> {
    const call = { text: 'select who.set_role($1, $2)', values: [account, role] };
    refuseUnlessDone(await this.verifier.ask<string>(visit, call));
  }

  /** @returns whether it is so now, or waits for a second person */
  async setClearance(
    visit: Visit,
    account: string,
    { tlpCeiling, compartments }: ClearanceRequest,
  ): Promise<'done' | 'second_person_needed'> {
    const outcome = await this.verifier.ask<string>(visit, {
      text: 'select who.set_clearance($1, $2, $3, $4)',
      values: [newId(), account, tlpCeiling, compartments],
    });
    if (outcome === 'second_person_needed') return outcome;
    refuseUnlessDone(outcome);
    return 'done';
  }

  /** @returns the code, shown once; null while a second person has to ask the same */
  async issueCode(visit: Visit, account: string, withPassword: boolean): Promise<string | null> {
    const code = spellCode(newToken(CODE_BYTES));
    const outcome = await this.verifier.ask<string>(visit, {
      text: 'select who.issue_code($1, $2, $3, $4)',
      values: [newId(), account, withPassword, fingerprintOf(canonicalCode(code))],
    });
    if (outcome === 'second_person_needed') return null;
    refuseUnlessDone(outcome);
    return code;
  }
}

function refuseUnlessDone(outcome: string): void {
  if (outcome === 'role_not_of_organisation')
    throw new Problem('invalid_fields', { errors: [NOT_OF_ORGANISATION] });
  if (outcome === 'beyond_role') throw new Problem('invalid_fields', { errors: [BEYOND_ROLE] });
  if (outcome === 'not_your_role') throw new Problem('not_your_role');
  if (outcome === 'own_account') throw new Problem('own_account');
  if (outcome !== 'done') throw new Problem('not_found');
}
