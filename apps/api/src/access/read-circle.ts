import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#persistence/unit-of-work';
import type { EntityManager } from 'typeorm';
import { ReadCases } from '../cases';
import type { Principal } from '../http/access';
import { presentCircle, type KnownPrincipal } from './circle.presenter';

const REQUESTS = `
  select id, principal_function as by, organisation, reason, asked_at as "askedAt", decided_at as "decidedAt",
    decided_by as "decidedBy", outcome, answer
  from access_request where case_id = $1 order by asked_at, id`;
const GLASSES = `
  select id, by, reason, ticket, at, until, review_due_at as "reviewDueAt", reviewed_at as "reviewedAt",
    reviewed_by as "reviewedBy", verdict, review
  from broken_glass where case_id = $1 order by at, id`;

/** Whom a case can be granted to: those named, or the whole directory. */
export function knownPrincipals(db: EntityManager, named?: readonly string[]): Promise<KnownPrincipal[]> {
  return db.query<KnownPrincipal[]>(
    'select * from who.principals_known($1) order by organisation, name, principal',
    [named ?? null],
  );
}

/** Who may know a case, as whoever pilots it sees it; an authority or a facility sees its own grant. */
@Injectable()
export class ReadCircle {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cases: ReadCases,
  ) {}

  async execute(principal: Principal, caseId: string) {
    const { actor, bearer } = principal;
    const state = await this.cases.one(principal, caseId);
    const reader = 'accountId' in actor ? actor.accountId : '';
    if (actor.kind !== 'staff')
      return presentCircle(state, { requests: [], brokenGlasses: [], known: [], reader });
    return this.unitOfWork.read(bearer, async (db) =>
      presentCircle(state, {
        reader,
        requests: await db.query<Record<string, unknown>[]>(REQUESTS, [caseId]),
        brokenGlasses: await db.query<Record<string, unknown>[]>(GLASSES, [caseId]),
        known: await knownPrincipals(
          db,
          state.grants.map((grant) => grant.principal),
        ),
      }),
    );
  }

  principals({ bearer }: Principal) {
    return this.unitOfWork.read(bearer, async (db) => ({ principals: await knownPrincipals(db) }));
  }
}
