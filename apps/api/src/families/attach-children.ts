import { Injectable } from '@nestjs/common';
import { attachToParent, type Refused } from '#domain/cases';
import { findParent, isParent } from '#persistence/cases';
import { UnitOfWork } from '#persistence/unit-of-work';
import { Clock } from '#platform/clock';
import { loadReadable } from '../cases';
import type { Given } from '../http/circumstances';
import { Problem } from '../http/problem';
import { findCandidates } from './candidates';
import { DecideTogether } from './decide-together';
import type { Together } from './together';
import type { AttachRequest } from './family.request';

/** What became of one case; a refusal carries its name and what it is about. */
export interface Attached {
  case: string;
  attached: boolean;
  refusal: string | null;
  reasons: readonly string[];
}

/** Attaches cases to a parent, each in a transaction of its own: one that cannot be does not hold the others. */
@Injectable()
export class AttachChildren {
  constructor(
    private readonly together: DecideTogether,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws when the parent is not there for this person, or its grant only reads it, or nothing was named */
  async execute(given: Given, parentId: string, { cases, allCandidates, reason }: AttachRequest) {
    const named = await this.unitOfWork.read(given.principal.bearer, async (db) => {
      await loadReadable(db, given.principal, { id: parentId, now: this.clock.now() });
      return allCandidates ? findCandidates(db, parentId, this.clock.now()) : (cases ?? []);
    });
    if (!allCandidates && named.length === 0) throw nothingNamed();
    const results: Attached[] = [];
    for (const child of new Set(named)) results.push(await this.attach(given, { child, parentId, reason }));
    const attached = results.filter((result) => result.attached).length;
    return { attached, refused: results.length - attached, results };
  }

  private async attach(
    given: Given,
    asked: { child: string; parentId: string; reason: string },
  ): Promise<Attached> {
    const { child, parentId } = asked;
    const deed = { action: 'attach', caseId: child, others: [parentId] };
    // The version that may come with the act is that of the parent: it says nothing of each child.
    const each = { ...given, expectedVersion: null };
    try {
      const outcome = await this.together.attempt(each, deed, (tx) => attachOne(tx, asked));
      const why = outcome.kind === 'refused' ? outcome.why : null;
      return {
        case: child,
        attached: why === null,
        refusal: why?.refusal ?? null,
        reasons: why?.detail ?? [],
      };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { case: child, attached: false, refusal: error.problem, reasons: [] };
    }
  }
}

async function attachOne(
  tx: Together,
  { child, parentId, reason }: { child: string; parentId: string; reason: string },
): Promise<object | Refused> {
  const state = await tx.load(child);
  await tx.load(parentId);
  const parent = (await findParent(tx.db, parentId))!;
  const attachment = { parent, isParent: await isParent(tx.db, child) };
  const decision = attachToParent(state, attachment, tx.occasion);
  if (!decision.ok) return decision;
  await tx.note(parentId, { type: 'attached', data: { child, reason } });
  return tx.save(state, decision);
}

function nothingNamed(): Problem {
  const message = { fr: 'aucun dossier désigné', en: 'no case was named' };
  return new Problem('invalid_fields', { errors: [{ field: 'cases', message }] });
}
