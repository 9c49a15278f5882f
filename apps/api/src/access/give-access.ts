import { Injectable } from '@nestjs/common';
import { grantAccess } from '#domain/cases';
import { UnitOfWork } from '#persistence/unit-of-work';
import { ActOnCase } from '../cases';
import type { Given } from '../http/circumstances';
import { Problem } from '../http/problem';
import type { GrantRequest } from './access.request';
import type { KnownPrincipal } from './circle.presenter';
import { knownPrincipals } from './read-circle';

function unknown(field: string): Problem {
  const message = { fr: 'inconnu de l’annuaire', en: 'unknown to the directory' };
  return new Problem('invalid_fields', { errors: [{ field, message }] });
}

/** Gives access to somebody whom the directory knows. */
@Injectable()
export class GiveAccess {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly desk: ActOnCase,
  ) {}

  /** @throws Problem when the directory does not know the principal, or the case refuses it */
  async execute(given: Given, caseId: string, { until, ...said }: GrantRequest) {
    const { organisation } = await this.load(given, said.principal, 'principal');
    const grant = { ...said, organisation, until: until ? Date.parse(until) : null };
    return this.desk.execute(given, { action: 'grant_access', caseId }, (state, o) =>
      grantAccess(state, grant, o),
    );
  }

  /** @throws Problem when the account is none of the desk's */
  async refuseStranger(given: Given, accountId: string): Promise<void> {
    const { organisation } = await this.load(given, `account:${accountId}`, 'to');
    if (organisation !== 'cert') throw unknown('to');
  }

  private async load({ principal: who }: Given, principal: string, field: string): Promise<KnownPrincipal> {
    const [found] = await this.unitOfWork.read(who.bearer, (db) => knownPrincipals(db, [principal]));
    if (!found) throw unknown(field);
    return found;
  }
}
