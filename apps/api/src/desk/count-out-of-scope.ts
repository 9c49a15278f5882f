import { Injectable } from '@nestjs/common';
import { OUT_OF_SCOPE_CATEGORIES, type OutOfScope } from '#domain/cases';
import { UnitOfWork } from '#persistence/unit-of-work';
import type { Principal } from '../http/access';

type Counts = Record<OutOfScope['category'], number>;

// The year is that of the desk's wall: a declaration of 31 December at 23:30 in Paris is of that year.
const COUNTS = `
  select out_of_scope ->> 'category' as category, count(*)::int as cases from incident_case
  where status = 'out_of_scope'
    and received_at >= make_timestamptz($1, 1, 1, 0, 0, 0, 'Europe/Paris')
    and received_at < make_timestamptz($1 + 1, 1, 1, 0, 0, 0, 'Europe/Paris')
  group by 1`;

/** What was set aside in a year, by category: counted apart from what the desk treated (yearly observatory). */
@Injectable()
export class CountOutOfScope {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @param year of reception, Paris time */
  async execute({ bearer }: Principal, year: number): Promise<Counts> {
    const rows = await this.unitOfWork.read(bearer, (db) =>
      db.query<{ category: OutOfScope['category']; cases: number }[]>(COUNTS, [year]),
    );
    const found = new Map(rows.map(({ category, cases }) => [category, cases]));
    return Object.fromEntries(OUT_OF_SCOPE_CATEGORIES.map((c) => [c, found.get(c) ?? 0])) as Counts;
  }
}
