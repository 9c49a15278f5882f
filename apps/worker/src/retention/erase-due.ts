import { Inject, Injectable } from '@nestjs/common';
import {
  OF_CASES,
  retentionOf,
  SHORTEST_MONTH,
  type ErasedPart,
  type RetentionKind,
  type RetentionRule,
} from '#domain/retention';
import { eraseCase, eraseTraces, findDueCases, type DueCase } from '#persistence/retention';
import { UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import type { Log } from '#platform/logging';
import { AS_WORKER } from '../ground/as-worker';
import { LOG } from '../ground/providers';
import { CertifyErasure } from './certify-erasure';

/** What is left of access; whose end is on which clock, the database says. */
const TRACES: readonly RetentionKind[] = [
  ...(['sessions', 'sign_in_attempts', 'refusal_tally', 'sign_in_challenges'] as const),
  ...(['account_codes', 'access_requests', 'cases_shown'] as const),
];

/** Erases what has been kept long enough, each case in a transaction of its own with its certificate. */
@Injectable()
export class EraseDue {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly certify: CertifyErasure,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async execute(): Promise<void> {
    for (const { kind, part, statuses } of OF_CASES) {
      const rule = this.ruleOf(kind);
      if (rule) await this.ofKind(rule, part, statuses);
    }
    for (const kind of TRACES) await this.traces(kind);
  }

  private ruleOf(kind: RetentionKind): RetentionRule | undefined {
    return retentionOf({ kind, startsAt: 0, held: false }, this.clock.now())?.rule;
  }

  private async ofKind(rule: RetentionRule, part: ErasedPart, statuses: readonly string[]): Promise<void> {
    const before = this.clock.now() - rule.months * SHORTEST_MONTH;
    const found = await this.unitOfWork.read(AS_WORKER, (db) =>
      findDueCases(db, { statuses, before, rule: rule.kind }),
    );
    for (const due of found) {
      // Asked for by two persons: the whole case, whatever the rule.
      if (!this.isOver(due, rule) && !(due.asked && rule.kind === 'case')) continue;
      await this.erase(due, rule, part).catch((error: unknown) =>
        this.log.error({ err: error, caseId: due.id }, 'a case could not be erased; it is tried again'),
      );
    }
  }

  private isOver({ endedAt: startsAt }: DueCase, { kind }: RetentionRule): boolean {
    return startsAt !== null && retentionOf({ kind, startsAt, held: false }, this.clock.now())!.isDue;
  }

  private erase({ id, asked }: DueCase, rule: RetentionRule, part: ErasedPart): Promise<void> {
    return this.unitOfWork.write(AS_WORKER, async (db) => {
      const rows = await eraseCase(db, id, part);
      if (rows === null) return;
      await this.certify.execute(db, { caseId: id, rule, rows, asked, at: this.clock.now() });
    });
  }

  private traces(kind: RetentionKind): Promise<void> {
    return this.unitOfWork.write(AS_WORKER, async (db) => {
      const rule = this.ruleOf(kind);
      if (!rule) return;
      const n = await eraseTraces(db, kind);
      if (n === 0) return;
      const erased = { caseId: null, rule, rows: { [kind]: n }, asked: false, at: this.clock.now() };
      await this.certify.execute(db, erased);
    });
  }
}
