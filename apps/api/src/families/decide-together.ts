import { Injectable } from '@nestjs/common';
import type { Refused } from '#domain/cases';
import { lockCases } from '#persistence/cases';
import { insertRows } from '#persistence/database';
import { auditOf, recogniseCommand } from '#persistence/record';
import { execute, UnitOfWork } from '#persistence/unit-of-work';
import type { EntityManager } from 'typeorm';
import { refusalProblem } from '../cases';
import type { Given } from '../http/circumstances';
import { Occasions } from '../ground/occasions';
import { Problem } from '../http/problem';
import { Together } from './together';

export interface Deed {
  action: string;
  /** The case that the person acts on; its version and the key of the command are looked at. */
  caseId: string;
  /** Every other case that the act changes or depends on. */
  others: readonly string[];
}

/** What became of an act on several cases. */
export type Outcome<T> =
  { kind: 'done'; value: T } | { kind: 'repeated' } | { kind: 'refused'; why: Refused };

/** Lock → load → decide → save on several cases, in one transaction opened as the person who asks. */
@Injectable()
export class DecideTogether {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly occasions: Occasions,
  ) {}

  /** @throws when there is no such case, when it was changed meanwhile */
  async attempt<T extends object>(
    { principal, requestId, commandKey, expectedVersion }: Given,
    { action, caseId, others }: Deed,
    work: (tx: Together) => Promise<T | Refused>,
  ): Promise<Outcome<T>> {
    const { actor } = principal;
    const change = { ...this.occasions.of(actor), action, requestId, commandKey };
    const outcome = await this.unitOfWork.write(
      principal.bearer,
      async (db): Promise<Outcome<T> | Problem> => {
        await lockCases(db, [caseId, ...others]);
        const tx = new Together(db, change, principal);
        const { version } = await tx.load(caseId);
        const known = await recogniseCommand(db, caseId, commandKey);
        if (known === 'repeated') return { kind: 'repeated' };
        if (known === 'key_reused') throw new Problem('idempotency_key_reused');
        const isStale = expectedVersion !== null && expectedVersion !== version;
        const result = isStale ? new Problem('changed_meanwhile', { members: { version } }) : await work(tx);
        const why = refusalIn(result);
        if (why === null) return { kind: 'done', value: result as T };
        const refused = auditOf(change, { type: 'case', id: caseId, caseId }, [], why);
        await execute(db, insertRows('audit_event', [refused]));
        return result instanceof Problem ? result : { kind: 'refused', why: result as Refused };
      },
    );
    if (outcome instanceof Problem) throw outcome;
    return outcome;
  }

  /**
   * @param again what to answer to a command that was done already
   * @throws what was refused, as a problem
   */
  async execute<T extends object>(
    given: Given,
    deed: Deed,
    work: (tx: Together) => Promise<T | Refused>,
    again: (tx: EntityManager) => Promise<T>,
  ): Promise<T> {
    const outcome = await this.attempt(given, deed, work);
    if (outcome.kind === 'refused') throw refusalProblem(outcome.why);
    if (outcome.kind === 'done') return outcome.value;
    return this.unitOfWork.read(given.principal.bearer, again);
  }
}

function refusalIn(result: object): string | null {
  if (result instanceof Problem) return 'changed_meanwhile';
  return 'refusal' in result ? String(result.refusal) : null;
}
