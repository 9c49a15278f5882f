import { coarsen, wholeMonths } from './coarsen';
import { presentStatistics, type Counted } from './statistics.presenter';

const month = (period: string, parts: Record<string, [cases: number, seconds?: number]>): Counted[] =>
  Object.entries(parts).map(([part, [cases, seconds = 0]]) => ({ period, part, cases, seconds }));
const told = (...months: Counted[][]) => {
  const asked = { from: '2026-01-01', to: '2026-12-31', by: 'month' as const };
  return presentStatistics(coarsen(months.flat()), asked, { rounded: true });
};
const numbersIn = (value: unknown): number[] =>
  Object.entries(value ?? {}).flatMap(([name, inner]) =>
    name === 'cases' ? [inner as number] : typeof inner === 'object' ? numbersIn(inner) : [],
  );

describe('numbers outside the desk', () => {
  const january = month('2026-01-01', {
    ...{ cases: [12], 'status:closed': [11], 'status:received': [1], 'region:32': [12] },
    ...{ 'delay:taken': [11, 11 * 3600], 'within:taken:1': [9], 'within:taken:4': [2] },
  });
  const february = (more: number) =>
    month('2026-02-01', { cases: [20 + more], 'status:closed': [20], 'status:received': [more] });

  it('are multiples of five, whichever list they stand in', () => {
    const numbers = numbersIn(told(january, february(1)));
    expect(numbers.length).toBeGreaterThan(8);
    expect(numbers.filter((n) => n % 5 !== 0)).toEqual([]);
  });

  it('subtract to nothing finer: a list from the whole, or a month from the months around it', () => {
    for (const one of [1, 2]) {
      const both = told(january, february(one));
      const alone = told(january);
      expect(both.cases - alone.cases).toBe(told(february(one)).cases);
      // What one case changes in a month, no other period and no list shows.
      expect({ ...both }).toEqual({ ...told(january, february(0)) });
    }
  });

  it('do not name what only a few cases have', () => {
    expect(told(january).status).toEqual([{ value: 'closed', cases: 10 }]);
    expect(told(month('2026-01-01', { cases: [2], 'type:data_leak': [2] }))).toMatchObject({
      ...{ cases: 0, series: [], type: [] },
    });
  });

  it('say no delay of fewer than five cases', () => {
    const few = told(month('2026-01-01', { 'delay:taken': [4, 400], 'within:taken:1': [4] }));
    expect(few.delays[0]).toMatchObject({ milestone: 'taken', averageSeconds: null });
    expect(told(january).delays[0]).toMatchObject({ averageSeconds: 3600, medianWithin: '1' });
  });

  it('are of whole months', () => {
    expect(wholeMonths({ from: '2026-01-15', to: '2026-02-03' })).toEqual({
      ...{ from: '2026-01-01', to: '2026-02-28' },
    });
  });
});

describe('numbers of the desk', () => {
  it('are exact, with the class of hours within which half is done', () => {
    const whole = [
      { period: null, part: 'cases', cases: 7, seconds: 0 },
      { period: null, part: 'delay:closed', cases: 3, seconds: 900 },
      { period: null, part: 'within:closed:1', cases: 1, seconds: 0 },
      { period: null, part: 'within:closed:168', cases: 1, seconds: 0 },
      { period: null, part: 'within:closed:more', cases: 1, seconds: 0 },
    ];
    const asked = { from: '2026-01-01', to: '2026-12-31', by: 'month' as const };
    const said = presentStatistics(whole, asked, { rounded: false });
    expect(said.cases).toBe(7);
    const closed = said.delays.find(({ milestone }) => milestone === 'closed');
    expect(closed).toMatchObject({ cases: 3, averageSeconds: 300, medianWithin: '168' });
    expect(said.delays[0]).toMatchObject({ cases: 0, averageSeconds: null, medianWithin: null });
  });
});
