import { functionOf } from '#domain/access';
import type { Accepted, Case, CaseEvent, Occasion, Refused } from '#domain/cases';
import { caseStatements, findCase } from '#persistence/cases';
import { insertRows, type Statement } from '#persistence/database';
import { auditOf, type Change } from '#persistence/record';
import { execute } from '#persistence/unit-of-work';
import { newId } from '#platform/ids';
import type { EntityManager } from 'typeorm';
import { refusalOfAccess, refusalToShutOut } from '../cases';
import type { Principal } from '../http/access';
import { Problem } from '../http/problem';

/** One transaction in which several cases are decided on, each with its own history and audit. */
export class Together {
  private readonly loaded = new Map<string, Case>();

  constructor(
    readonly db: EntityManager,
    readonly change: Change,
    private readonly principal: Principal,
  ) {}

  get occasion(): Occasion {
    const { now, actor, law } = this.change;
    return { now, actor, subject: this.principal.subject, newId, ...(law ? { law } : {}) };
  }

  /**
   * A case as it was when the transaction took its locks.
   * @throws when there is none for this person, or when its grant does not go that far
   */
  async load(id: string): Promise<Case> {
    const state = this.loaded.get(id) ?? (await findCase(this.db, id));
    if (!state) throw new Problem('not_found');
    const asked = { needed: this.principal.needs, now: this.change.now };
    const unable = refusalOfAccess(this.principal, state, asked);
    if (unable) throw unable;
    this.loaded.set(id, state);
    return state;
  }

  /** Why the decision is not saved, where its case would be lost by it to whoever decides. */
  shutsOut(before: Case, { state: after }: Accepted): Refused | null {
    return refusalToShutOut(this.principal, { before, after, now: this.change.now });
  }

  async save(before: Case | null, { state, events }: Accepted, alongside: Statement[] = []): Promise<Case> {
    await execute(this.db, [...caseStatements(before, state, events, this.change), ...alongside]);
    return state;
  }

  /** Writes into the history of a case that does not change by it. */
  async note(caseId: string, { type, data }: CaseEvent): Promise<void> {
    const { now: at, actor } = this.change;
    const row = {
      id: newId(),
      caseId,
      at,
      type,
      by: functionOf(actor),
      data,
      commandKey: null,
      commandDigest: null,
    };
    const object = { type: 'case', id: caseId, caseId };
    await execute(this.db, [
      ...insertRows('case_event', [row]),
      ...insertRows('audit_event', [auditOf(this.change, object, [{ type, data }])]),
    ]);
  }
}
