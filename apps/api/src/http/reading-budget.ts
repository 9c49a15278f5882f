import { Injectable } from '@nestjs/common';
import type { ReadingBudget } from '#domain/access';
import { UnitOfWork, type Bearer } from '#persistence/unit-of-work';
import { isUUID } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem';

/** Of the cases in `$1`, whether the reader has opened all of them within a day. */
export const OPENED = `(select coalesce(bool_and(who.has_opened(c)), true) from unnest($1::uuid[]) c) as opened`;

/** The cases that the address of a request names: its answer may show them, whatever the method. */
export function casesNamed({ routeOptions, params }: FastifyRequest): string[] {
  if (!routeOptions.url?.startsWith('/api/v1/cases/:id')) return [];
  const { id, child } = params as { id?: string; child?: string };
  return [id, child].filter((one) => isUUID(one)) as string[];
}

/**
 * Asks PostgreSQL, which counts, before cases are shown that are new to their reader (`reading-budget.data.ts`). It is
 * asked before an act too, since an act answers with its case.
 */
@Injectable()
export class KeepToBudget {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Problem when a proof is wanted first, or when no person reads that much */
  async show(bearer: Bearer, seen: ReadingBudget['seen'], cases: readonly string[]): Promise<void> {
    if (cases.length === 0 || !('session' in bearer || 'apiKey' in bearer)) return;
    const [said] = await this.unitOfWork.write({ session: null, ...bearer, audience: null }, (db) =>
      db.query<{ wait: number; proof: boolean }[]>('select * from who.see_cases($1, $2)', [seen, cases]),
    );
    const { wait, proof } = said!;
    if (wait > 0) throw new Problem('too_many_readings', { headers: { 'retry-after': String(wait) } });
    if (proof) throw new Problem('step_up_needed', { members: { refusal: 'many_readings' } });
  }
}
