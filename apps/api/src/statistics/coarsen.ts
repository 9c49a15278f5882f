import type { Counted } from './statistics.presenter';

/** Outside the desk every number is a multiple of this. */
const STEP = 5;

const near = (cases: number) => Math.round(cases / STEP) * STEP;

/** Days of whole months around a period. */
export function wholeMonths({ from, to }: { from: string; to: string }): { from: string; to: string } {
  const [year, month] = to.split('-').map(Number) as [number, number];
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return { from: `${from.slice(0, 7)}-01`, to: last };
}

/**
 * What a reader outside the desk is told is made of months, each number of a month rounded by itself: whatever lists or
 * periods are subtracted from one another, nothing finer comes out than such a number. An average is of the months that
 * have enough cases, to the minute.
 * @param months each part of each month, as counted
 */
export function coarsen(months: readonly Counted[]): Counted[] {
  const whole = new Map<string, Counted & { timed: number }>();
  for (const { part, cases, seconds } of months) {
    const sum = whole.get(part) ?? { period: null, part, cases: 0, seconds: 0, timed: 0 };
    const timed = cases < STEP ? 0 : near(cases);
    const minutes = timed === 0 ? 0 : Math.round(seconds / cases / 60);
    whole.set(part, {
      ...{ period: null, part, cases: sum.cases + near(cases) },
      ...{ seconds: sum.seconds + minutes * 60 * timed, timed: sum.timed + timed },
    });
  }
  const series = months.filter(({ part }) => part === 'cases').map((m) => ({ ...m, cases: near(m.cases) }));
  return [...whole.values(), ...series].filter(({ cases }) => cases > 0);
}
