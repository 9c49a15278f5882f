import type { DateFault } from '#domain/declarations';
import { Problem } from './problem';

const WORDS: Record<DateFault['fault'], { fr: string; en: string }> = {
  in_the_future: { fr: 'date dans le futur', en: 'date in the future' },
  end_before_start: { fr: 'fin antérieure au début', en: 'end before start' },
  too_old: { fr: 'date trop ancienne', en: 'date too old' },
};

/** Impossible dates, said next to their fields. */
export function dateProblem(faults: readonly DateFault[]): Problem {
  return new Problem('invalid_fields', {
    errors: faults.map(({ field, fault }) => ({ field, message: WORDS[fault] })),
  });
}
