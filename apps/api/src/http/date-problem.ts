import { faultsOfDates, type DateFault, type IncidentFacts } from '#domain/declarations';
import { Problem } from './problem';

const WORDS: Record<DateFault['fault'] | 'before_notice', { fr: string; en: string }> = {
  in_the_future: { fr: 'date dans le futur', en: 'date in the future' },
  end_before_start: { fr: 'fin antérieure au début', en: 'end before start' },
  before_start: { fr: 'antérieure au début supposé', en: 'before the supposed start' },
  before_notice: { fr: 'antérieure au constat', en: 'before it was noticed' },
  too_old: { fr: 'date trop ancienne', en: 'date too old' },
};

/** Impossible dates, said next to their fields. */
function dateProblem(faults: readonly { field: string; fault: keyof typeof WORDS }[]): Problem {
  return new Problem('invalid_fields', {
    errors: faults.map(({ field, fault }) => ({ field, message: WORDS[fault] })),
  });
}

const CLOCK_TOLERANCE = 5 * 60_000;

/** @throws Problem when a date cannot be; instants in epoch ms */
export function refuseImpossibleDates(facts: IncidentFacts, receivedAt: number, now: number): void {
  const faults: { field: string; fault: keyof typeof WORDS }[] = faultsOfDates(facts, now);
  if (receivedAt > now + CLOCK_TOLERANCE) faults.push({ field: 'receivedAt', fault: 'in_the_future' });
  if (faults.length === 0 && receivedAt + CLOCK_TOLERANCE < facts.noticedAt) {
    faults.push({ field: 'receivedAt', fault: 'before_notice' });
  }
  if (faults.length > 0) throw dateProblem(faults);
}
