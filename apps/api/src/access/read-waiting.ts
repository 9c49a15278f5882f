import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#persistence/unit-of-work';
import type { Principal } from '../http/access';

// Row-level security leaves the cases that the reader may know; of these, what it is the person to decide on.
const WAITING = `
  select waits.*, c.reference from (
    select id, case_id, 'access' as what, principal_function as by, organisation, reason, asked_at
    from access_request where decided_at is null
    union all
    select id, case_id, 'weakening', asked_by_function, 'cert', reason, asked_at
    from marking_change where outcome is null and asked_by <> $1) waits
  join incident_case c on c.id = waits.case_id where who.may_pilot(c.id)
  order by waits.asked_at, waits.id limit 200`;

interface Row {
  id: string;
  case_id: string;
  what: string;
  by: string;
  organisation: string;
  reason: string;
  asked_at: Date;
  reference: string;
}

/** Access that is asked for and markings to weaken, on the cases that the reader pilots: what waits for this person. */
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
