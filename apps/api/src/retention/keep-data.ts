import { Injectable } from '@nestjs/common';
import { functionOf } from '#domain/access';
import { insertRows } from '#persistence/database';
import { auditOf } from '#persistence/record';
import { execute, UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import type { EntityManager } from 'typeorm';
import type { Given } from '../http/circumstances';
import { Problem } from '../http/problem';

interface Asked {
  reference: string;
  reason: string;
}
interface Hold {
  case_id: string;
  lift_asked_by: string | null;
  lifted_at: Date | null;
}

/** Holds and erasures: one person begins, another one ends, and the database makes sure that they are two. */
@Injectable()
export class KeepData {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  hold(given: Given, { reference, reason }: Asked): Promise<void> {
    return this.act(given, 'hold', async (db, by) => {
      const caseId = await caseNamed(db, reference);
      await db.query(
        `insert into legal_hold (id, case_id, reason, placed_by, placed_as, placed_at) values ($1, $2, $3, $4, $5, $6)`,
        [newId(), caseId, reason, by.account, by.function, by.at],
      );
      return caseId;
    });
  }

  /** The first person asks, the second one lifts. @throws Problem refused when it is the same person */
  lift(given: Given, id: string, reason: string): Promise<void> {
    return this.act(given, 'lift_hold', async (db, by) => {
      const [hold] = await db.query<Hold[]>(
        'select case_id, lift_asked_by, lifted_at from legal_hold where id = $1 for update',
        [id],
      );
      if (!hold || hold.lifted_at !== null) throw new Problem('not_found');
      if (hold.lift_asked_by === by.account) throw new Problem('refused', TWO_PERSONS);
      const isFirst = hold.lift_asked_by === null;
      const sql = isFirst
        ? `update legal_hold set lift_asked_by = $2, lift_asked_at = $3, lift_reason = $4, lift_asked_as = $5 where id = $1`
        : `update legal_hold set lifted_by = $2, lifted_at = $3, lift_reason = lift_reason || e'\\n' || $4 where id = $1`;
      await db.query(sql, [id, by.account, by.at, reason, ...(isFirst ? [by.function] : [])]);
      return hold.case_id;
    });
  }

  /** The first person asks, the second one who asks for the same case confirms. */
  erase(given: Given, { reference, reason }: Asked): Promise<void> {
    return this.act(given, 'ask_erasure', async (db, by) => {
      const caseId = await caseNamed(db, reference);
      const [open] = await db.query<{ id: string; asked_by: string; confirmed_at: Date | null }[]>(
        'select id, asked_by, confirmed_at from erasure_request where case_id = $1 for update',
        [caseId],
      );
      if (open?.asked_by === by.account || open?.confirmed_at) throw new Problem('refused', TWO_PERSONS);
      if (open)
        await db.query(
          `update erasure_request set confirmed_by = $2, confirmed_at = $3, reason = reason || e'\\n' || $4 where id = $1`,
          [open.id, by.account, by.at, reason],
        );
      else
        await db.query(
          `insert into erasure_request (id, case_id, reason, asked_by, asked_as, asked_at) values ($1, $2, $3, $4, $5, $6)`,
          [newId(), caseId, reason, by.account, by.function, by.at],
        );
      return caseId;
    });
  }

  private act(
    { principal: { actor, bearer }, requestId }: Given,
    action: string,
    work: (db: EntityManager, by: { account: string; function: string; at: Date }) => Promise<string>,
  ): Promise<void> {
    if (actor.kind !== 'staff') throw new Problem('not_your_role');
    const now = this.clock.now();
    const by = { account: actor.accountId, function: functionOf(actor), at: new Date(now) };
    return this.unitOfWork.write(bearer, async (db) => {
      const caseId = await work(db, by);
      const change = { now, actor, newId, action, requestId };
      const event = auditOf(change, { type: 'case', id: caseId, caseId }, [action]);
      await execute(db, insertRows('audit_event', [event]));
    });
  }
}

const TWO_PERSONS = { members: { refusal: 'needs_another_person' } };

async function caseNamed(db: EntityManager, reference: string): Promise<string> {
  const [row] = await db.query<{ id: string | null }[]>('select who.case_named($1) as id', [
    reference.trim().toUpperCase(),
  ]);
  if (!row?.id) throw new Problem('not_found');
  return row.id;
}
