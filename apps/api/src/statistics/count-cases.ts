import { Injectable } from '@nestjs/common';
import { readDay } from '#domain/calendar';
import { UnitOfWork } from '#persistence/unit-of-work';
import type { Principal } from '../http/access';
import { Problem } from '../http/problem';
import { coarsen, wholeMonths } from './coarsen';
import { presentStatistics, type Counted } from './statistics.presenter';

export interface Question {
  from: string;
  to: string;
  by: 'day' | 'month';
}

/** Twenty years: longer than the product has been there, and a bound on what one answer holds. */
const MOST_DAYS = 7310;
const COUNT = `select to_char(period, 'YYYY-MM-DD') as period, part, cases::int, seconds::float8
  from who.count_cases($1::date, $2::date, $3)`;

function dayIn(field: string, text: string): number {
  try {
    return readDay(text);
  } catch {
    const message = { fr: 'jour attendu : AAAA-MM-JJ', en: 'expected a day: YYYY-MM-DD' };
    throw new Problem('invalid_fields', { errors: [{ field, message }] });
  }
}

/** @throws Problem when a day is none, or the last one comes before the first or too long after it */
function refuseOtherPeriods({ from, to }: Question): void {
  const days = dayIn('to', to) - dayIn('from', from);
  if (days >= 0 && days < MOST_DAYS) return;
  const message = { fr: 'de 0 à 20 ans après le premier jour', en: '0 to 20 years after the first day' };
  throw new Problem('invalid_fields', { errors: [{ field: 'to', message }] });
}

/** Counts of the cases that the reader may know, received in a period: by day already counted, never by reading them. */
@Injectable()
export class CountCases {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute({ actor, bearer }: Principal, question: Question) {
    refuseOtherPeriods(question);
    if (actor.kind !== 'staff') return this.outside(bearer, wholeMonths(question));
    const { from, to, by } = question;
    const counted = await this.unitOfWork.read(bearer, (db) => db.query<Counted[]>(COUNT, [from, to, by]));
    return presentStatistics(counted, question, { rounded: false });
  }

  private async outside(bearer: Principal['bearer'], { from, to }: Pick<Question, 'from' | 'to'>) {
    const months = await this.unitOfWork.read(bearer, (db) =>
      db.query<Counted[]>(COUNT, [from, to, 'parts']),
    );
    return presentStatistics(coarsen(months), { from, to, by: 'month' }, { rounded: true });
  }
}
