import { Injectable } from '@nestjs/common';
import { newId } from '#platform/ids';
import { Verifier, type Call } from '../accounts/verifier';
import { Problem, type FieldError } from '../http/problem';
import type { Visit } from '../http/visit';

const TAKEN: FieldError = {
  field: 'code',
  message: { fr: 'Une organisation a déjà ce code.', en: 'An organisation has this code already.' },
};

/** Organisations of which accounts are; the database decides who may, in the session of whoever asks. */
@Injectable()
export class AdministerOrganisations {
  constructor(private readonly verifier: Verifier) {}

  list(visit: Visit): Promise<unknown[]> {
    return this.verifier.read(visit, 'select who.organisations()');
  }

  async create(visit: Visit, { code, name }: { code: string; name: string }): Promise<string> {
    const id = newId();
    const call = { text: 'select who.create_organisation($1, $2, $3)', values: [id, code, name] };
    const outcome = await this.verifier.ask<string>(visit, call);
    if (outcome === 'code_taken') throw new Problem('invalid_fields', { errors: [TAKEN] });
    if (outcome !== 'done') throw new Problem('not_found');
    return id;
  }

  rename(visit: Visit, id: string, name: string): Promise<void> {
    return this.change(visit, { text: 'select who.rename_organisation($1, $2)', values: [id, name] });
  }

  setOpen(visit: Visit, id: string, open: boolean): Promise<void> {
    return this.change(visit, { text: 'select who.set_organisation_open($1, $2)', values: [id, open] });
  }

  private async change(visit: Visit, call: Call): Promise<void> {
    if (!(await this.verifier.ask<boolean>(visit, call))) throw new Problem('not_found');
  }
}
