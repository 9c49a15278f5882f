import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#persistence/unit-of-work';
import type { Principal } from '../http/access';

// Row-level security leaves the cases that the reader may know; of these, what it is the person to decide on. What is
// held or erased is left to those who keep data, who know its case by its reference alone.
const WAITING = `
  select waits.*, c.reference from (
    select id, case_id, 'access' as what, principal_function as by, organisation, reason, asked_at
    from access_request where decided_at is null
    union all
    select id, case_id, 'weakening', asked_by_function, 'cert', reason, asked_at
    from marking_change where outcome is null and asked_by <> $1) waits
  join incident_case c on c.id = waits.case_id where who.may_pilot(c.id)
  union all
  select id, case_id, 'erasure', asked_as, 'cert', reason, asked_at, who.reference_of(case_id)
  from erasure_request where confirmed_at is null and asked_by <> $1
  union all
  select id, case_id, 'lift', lift_asked_as, 'cert', lift_reason, lift_asked_at, who.reference_of(case_id)
  from legal_hold where lift_asked_at is not null and lifted_at is null and lift_asked_by <> $1
  order by asked_at, id limit 200`;

interface Row {
  id: string;
  case_id: string;
  what: string;
  /** By function. */
  by: string;
  organisation: string;
  reason: string;
  asked_at: Date;
  reference: string;
}

/** What waits for this person: on the cases that the reader pilots, and of what two persons erase or stop keeping. */
@Injectable()
export class ReadWaiting {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute({ actor, bearer }: Principal) {
    const reader = 'accountId' in actor ? actor.accountId : null;
    const rows = await this.unitOfWork.read(bearer, (db) => db.query<Row[]>(WAITING, [reader]));
    return {
      waiting: rows.map(({ id, case_id: caseId, what, by, organisation, reason, asked_at, reference }) => ({
        ...{ id, caseId, reference, what, by, organisation, reason },
        askedAt: asked_at.toISOString(),
      })),
    };
  }
}
