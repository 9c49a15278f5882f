import * as s from '../description/schema';
import { GROUPS, MILESTONES } from './statistics.presenter';
import { STEPS } from './statistics.request';

const cases = {
  ...s.orNull(s.count),
  description: 'Null: from 1 to 4, or what would give such a number away.',
};
const day = { type: 'string', format: 'date' };
const counts = s.listOf(s.component('CountOfCases', s.closed({ value: s.text, cases })));

const delay = s.component(
  'Delay',
  s.closed({
    milestone: s.words(MILESTONES),
    cases,
    averageSeconds: { ...s.orNull(s.count), description: 'From reception, of those that reached it.' },
    within: { ...counts, description: 'By the shortest class of hours that holds it: 1, 4, 24, 72 or more.' },
  }),
);

export const STATISTICS = s.component(
  'Statistics',
  s.closed({
    ...{ from: day, to: day, by: s.words(STEPS), cases },
    series: s.listOf(s.closed({ from: { ...day, description: 'First day of the period.' }, cases })),
    ...Object.fromEntries(GROUPS.map((group) => [group, counts])),
    delays: s.listOf(delay),
  }),
);
