import { Injectable } from '@nestjs/common';
import type { ReadingBudget } from '#domain/access';
import { UnitOfWork, type Bearer } from '#persistence/unit-of-work';
import { isUUID } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import type { EntityManager } from 'typeorm';
import { Problem } from './problem';

/** Of the cases in `$1`, whether the reader has opened all of them within a day. */
export const OPENED = `(select coalesce(bool_and(who.has_opened(c)), true) from unnest($1::uuid[]) c) as opened`;

/** The cases that the address of a request names: its answer may show them, whatever the method. */
export function casesNamed({ routeOptions, params }: FastifyRequest): string[] {
  if (!routeOptions.url?.startsWith('/api/v1/cases/:id')) return [];
  const { id, child } = params as { id?: string; child?: string };
  return [id, child].filter((one) => isUUID(one)) as string[];
}

interface Verdict {
  /** Seconds; 0: none. */
  wait: number;
  /** A second factor is wanted first. */
  proof: boolean;
}

/**
 * Asks PostgreSQL, which counts, before cases are shown that are new to their reader (`reading-budget.data.ts`). It is
 * asked before an act too, since an act answers with its case.
 */
@Injectable()
export class KeepToBudget {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Problem when a proof is wanted first, or when no person reads that much */
  async open(bearer: Bearer, cases: readonly string[]): Promise<void> {
    if (!isCounted(bearer, cases)) return;
    const verdict = await this.unitOfWork.write({ session: null, ...bearer, audience: null }, (db) =>
      ask(db, 'opened', cases),
    );
    refuseBeyond(verdict);
  }

  /** Writes `line` in the commit that counts the cases of a list. @throws Problem as `open` does; nothing is written then */
  async list(
    bearer: Bearer,
    cases: readonly string[],
    line: (db: EntityManager) => Promise<void>,
  ): Promise<void> {
    const verdict = await this.unitOfWork.write(bearer, async (db) => {
      const said = isCounted(bearer, cases) ? await ask(db, 'listed', cases) : WITHIN;
      if (isWithin(said)) await line(db);
      // What was said of a refusal is kept too: nothing is thrown before the commit.
      return said;
    });
    refuseBeyond(verdict);
  }
}

const WITHIN: Verdict = { wait: 0, proof: false };
const isWithin = ({ wait, proof }: Verdict): boolean => wait === 0 && !proof;
const isCounted = (bearer: Bearer, cases: readonly string[]): boolean =>
  cases.length > 0 && ('session' in bearer || 'apiKey' in bearer);

async function ask(
  db: EntityManager,
  seen: ReadingBudget['seen'],
  cases: readonly string[],
): Promise<Verdict> {
  const [said] = await db.query<Verdict[]>('select * from who.see_cases($1, $2)', [seen, cases]);
  return said!;
}

function refuseBeyond({ wait, proof }: Verdict): void {
  if (wait > 0) throw new Problem('too_many_readings', { headers: { 'retry-after': String(wait) } });
  if (proof) throw new Problem('step_up_needed', { members: { refusal: 'many_readings' } });
}
