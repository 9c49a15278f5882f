import * as s from '../description/schema';
import { CLASSES, GROUPS, MILESTONES } from './statistics.presenter';
import { STEPS } from './statistics.request';

const cases = { ...s.count, description: 'Outside the desk a multiple of 5, rounded month by month.' };
const day = { type: 'string', format: 'date' };
const counts = s.listOf(s.component('CountOfCases', s.closed({ value: s.text, cases })));

const delay = s.component(
  'Delay',
  s.closed({
    milestone: s.words(MILESTONES),
    cases,
    averageSeconds: { ...s.orNull(s.count), description: 'From reception, of those that reached it.' },
    medianWithin: {
      ...s.orNull(s.words(CLASSES)),
      description: 'The shortest class of hours within which half of those that reached it did.',
    },
    within: { ...counts, description: 'By the shortest class of hours that holds it: 1 to 720, or more.' },
  }),
);

export const STATISTICS = s.component(
  'Statistics',
  s.closed({
    ...{ from: day, to: day, by: s.words(STEPS), cases },
    rounded: {
      ...s.flag,
      description: 'Outside the desk: whole months, numbers rounded, what only a few cases have left out.',
    },
    series: s.listOf(s.closed({ from: { ...day, description: 'First day of the period.' }, cases })),
    ...Object.fromEntries(GROUPS.map((group) => [group, counts])),
    delays: s.listOf(delay),
  }),
);
