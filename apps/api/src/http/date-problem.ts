import { faultsOfDates, type DateFault, type FactChanges, type IncidentFacts } from '#domain/declarations';
import { Problem } from './problem';

const WORDS: Record<DateFault['fault'], { fr: string; en: string }> = {
  in_the_future: { fr: 'date dans le futur', en: 'date in the future' },
  end_before_start: { fr: 'fin antérieure au début', en: 'end before start' },
  too_old: { fr: 'date trop ancienne', en: 'date too old' },
};

/** Impossible dates, said next to their fields. */
function dateProblem(faults: readonly DateFault[]): Problem {
  return new Problem('invalid_fields', {
    errors: faults.map(({ field, fault }) => ({ field, message: WORDS[fault] })),
  });
}

const CLOCK_TOLERANCE = 5 * 60_000;

/** @throws Problem when a date cannot be; instants in epoch ms */
export function refuseImpossibleDates(
  facts: IncidentFacts | FactChanges,
  receivedAt: number,
  now: number,
): void {
  const faults = faultsOfDates(facts, now);
  if (receivedAt > now + CLOCK_TOLERANCE) faults.push({ field: 'receivedAt', fault: 'in_the_future' });
  if (faults.length > 0) throw dateProblem(faults);
}
