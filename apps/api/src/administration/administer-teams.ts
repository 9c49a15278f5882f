import { Injectable } from '@nestjs/common';
import { newId } from '#platform/ids';
import { Verifier } from '../accounts/verifier';
import { Problem, type FieldError } from '../http/problem';
import type { Visit } from '../http/visit';
import type { NewTeamRequest } from './team.request';

const TAKEN: FieldError = {
  field: 'code',
  message: { fr: 'Une équipe a déjà ce code.', en: 'A team has this code already.' },
};

/** Teams of the desk, to which cases are granted; the database decides who may, as for accounts. */
@Injectable()
export class AdministerTeams {
  constructor(private readonly verifier: Verifier) {}

  list(visit: Visit): Promise<unknown[]> {
    return this.verifier.read(visit, 'select who.teams()');
  }

  async create(visit: Visit, { code, name }: NewTeamRequest): Promise<void> {
    const call = { text: 'select who.create_team($1, $2, $3)', values: [newId(), code, name] };
    const outcome = await this.verifier.ask<string>(visit, call);
    if (outcome === 'code_taken') throw new Problem('invalid_fields', { errors: [TAKEN] });
    if (outcome !== 'done') throw new Problem('not_found');
  }

  async setMember(visit: Visit, team: string, account: string, belongs: boolean): Promise<void> {
    const call = { text: 'select who.set_member($1, $2, $3)', values: [team, account, belongs] };
    const outcome = await this.verifier.ask<'done' | 'not_found' | 'own_account'>(visit, call);
    if (outcome !== 'done') throw new Problem(outcome);
  }
}
