import { OUT_OF_SCOPE_CATEGORIES } from '#domain/cases';
import * as s from '../description/schema';

export const DESK = s.component(
  'Desk',
  s.closed({ name: s.text, phone: s.text, demonstration: s.flag, now: s.instant }),
);

export const OUT_OF_SCOPE_COUNTS = s.component(
  'OutOfScopeCounts',
  s.closed({
    year: { type: 'integer', minimum: 2017 },
    counts: s.closed(Object.fromEntries(OUT_OF_SCOPE_CATEGORIES.map((category) => [category, s.count]))),
  }),
);
