import { Injectable } from '@nestjs/common';
import { fingerprintOf, newId, newToken } from '#platform/ids';
import { Verifier } from '../accounts/verifier';
import { API_KEY_PREFIX } from '../http/bearer-secrets';
import { Problem, type FieldError } from '../http/problem';
import type { Visit } from '../http/visit';
import type { NewApiKeyRequest } from './api-key.request';

const HINT_LENGTH = 8;
const NO_SCOPE: FieldError = {
  field: 'scopes',
  message: { fr: 'Au moins un usage.', en: 'At least one scope.' },
};

/** Keys by which the tools of a facility speak in its name. */
@Injectable()
export class AdministerKeys {
  constructor(private readonly verifier: Verifier) {}

  list(visit: Visit): Promise<unknown[]> {
    return this.verifier.read(visit, 'select who.keys()');
  }

  /** @returns the key, shown once; only its hash is stored */
  async create(visit: Visit, said: NewApiKeyRequest): Promise<{ id: string; key: string }> {
    if (said.scopes.length === 0) throw new Problem('invalid_fields', { errors: [NO_SCOPE] });
    const id = newId();
    const key = API_KEY_PREFIX + newToken();
    const outcome = await this.verifier.ask<'done' | 'not_found' | 'not_your_role'>(visit, {
      text: 'select who.create_key($1, $2)',
      values: [{ ...said, id, hint: key.slice(0, HINT_LENGTH) }, fingerprintOf(key)],
    });
    if (outcome !== 'done') throw new Problem(outcome);
    return { id, key };
  }

  async revoke(visit: Visit, id: string): Promise<void> {
    const call = { text: 'select who.revoke_key($1)', values: [id] };
    if (!(await this.verifier.ask<boolean>(visit, call))) throw new Problem('not_found');
  }
}
