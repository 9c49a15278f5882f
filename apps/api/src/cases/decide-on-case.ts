import { Injectable } from '@nestjs/common';
import type { Case, Decision, Occasion } from '#domain/cases';
import { caseStatements, findCase } from '#persistence/cases';
import { auditOf, recogniseCommand, type CommandKey } from '#persistence/record';
import { insertRows, type Statement } from '#persistence/database';
import { execute, UnitOfWork } from '#persistence/unit-of-work';
import type { EntityManager } from 'typeorm';
import { Occasions } from '../ground/occasions';
import type { Principal } from '../http/access';
import { Problem } from '../http/problem';
import { refusalProblem } from './refusal-problem';
import { refusalOfAccess, refusalToShutOut } from './refusal-of-access';

export interface Command {
  action: string;
  caseId: string;
  requestId: string;
  commandKey: CommandKey | null;
  /** The version that the person read; null when the act does not depend on it. */
  expectedVersion: number | null;
  /** Loads no more of the case than the act needs; the whole of it when nothing is said. */
  find?: typeof findCase;
  /** Rows written beside the case in the same commit, e.g. the declaration of a complement. */
  alongside?: (after: Case) => Statement[];
}

export type Decide = (state: Case, occasion: Occasion) => Decision;
type Outcome = { kind: 'done'; state: Case } | { kind: 'refused'; problem: Problem };

/** Load → access → decide → save, in one transaction opened as the person who asks. */
@Injectable()
export class DecideOnCase {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly occasions: Occasions,
  ) {}

  async execute(principal: Principal, command: Command, decide: Decide): Promise<Case> {
    const outcome = await this.unitOfWork.write(principal.bearer, (db) =>
      this.inTransaction(db, principal, command, decide),
    );
    if (outcome.kind === 'refused') throw outcome.problem;
    return outcome.state;
  }

  private async inTransaction(
    db: EntityManager,
    principal: Principal,
    command: Command,
    decide: Decide,
  ): Promise<Outcome> {
    const { caseId, commandKey, requestId, action } = command;
    const { held, state } = await load(db, principal, command);
    if (!state) throw new Problem('not_found');
    const known = await recogniseCommand(db, caseId, commandKey);
    if (known === 'repeated') return { kind: 'done', state };
    if (known === 'key_reused') throw new Problem('idempotency_key_reused');

    const occasion = this.occasions.of(principal.actor);
    const change = { ...occasion, action, requestId, commandKey };
    const refuse = async (reason: string, problem: Problem): Promise<Outcome> => {
      const object = { type: 'case', id: caseId, caseId };
      await execute(db, insertRows('audit_event', [auditOf(change, object, [], reason)]));
      return { kind: 'refused', problem };
    };
    const unable = refusalToAct(principal, held, { state, now: occasion.now });
    if (unable) return refuse(unable.problem, unable);
    if (command.expectedVersion !== null && command.expectedVersion !== state.version) {
      return refuse('changed_meanwhile', changedMeanwhile(state));
    }
    const decision = decide(state, { ...occasion, subject: principal.subject });
    if (!decision.ok) return refuse(decision.refusal, refusalProblem(decision));
    const shutOut = refusalToShutOut(principal, { before: state, after: decision.state, now: occasion.now });
    if (shutOut) return refuse(shutOut.refusal, refusalProblem(shutOut));
    const statements = caseStatements(state, decision.state, decision.events, change);
    await execute(db, [...statements, ...(command.alongside?.(decision.state) ?? [])]);
    return { kind: 'done', state: decision.state };
  }
}

/** The case, locked where it may be written. Whoever may read and not write gets no lock: what then follows refuses. */
async function load(db: EntityManager, { actor }: Principal, { caseId, find = findCase }: Command) {
  const outside = actor.kind === 'declarant';
  const held = await find(db, caseId, { forChange: true, outside });
  return { held, state: held ?? (await find(db, caseId, { outside })) };
}

/** Whether the grant goes as far as the act; a case that could not be locked may only be read. */
function refusalToAct(
  principal: Principal,
  held: Case | null,
  { state, now }: { state: Case; now: number },
): Problem | null {
  if (held === null) return new Problem('not_granted');
  return refusalOfAccess(principal, state, { needed: principal.needs, now });
}

/** Who changed it (function) and when, so that the second person knows what to look at. */
function changedMeanwhile({ lastChange, version }: Case): Problem {
  const members = { changedBy: lastChange.by, changedAt: new Date(lastChange.at).toISOString(), version };
  return new Problem('changed_meanwhile', { members });
}
