import { QUEUE_ROW } from '../cases';
import * as s from '../description/schema';
import { MATCHES } from './search-cases';

const found = s.component(
  'FoundCase',
  s.closed({
    case: QUEUE_ROW,
    matched: {
      ...s.listOf(s.words(MATCHES)),
      description: 'What says it, among what the reader may know. No word of it is repeated.',
    },
  }),
);

export const FOUND_CASES = s.component(
  'FoundCases',
  s.closed({
    found: s.listOf(found),
    next: { ...s.orNull(s.text), description: 'Pass it as `after` for the next page; null on the last.' },
  }),
);
