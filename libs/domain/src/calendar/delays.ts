import type { Instant } from '#domain/declarations';
import { instantOf, wallTimeOf } from './local-time';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

/**
 * `hours` of elapsed time after `at`: nights, week-ends, public holidays and changes of the clocks count like any
 * other hour. So run the 72 hours of GDPR art. 33(1) and the 24 and 72 hours of directive 2022/2555 art. 23(4)(a)
 * and (b). Regulation 1182/71 art. 3 would not count the hour of the event itself (to be confirmed): this reading is
 * the earlier one, and so the safe one.
 */
export function addHours(at: Instant, hours: number): Instant {
  return at + hours * HOUR;
}

/**
 * The same wall time, in `zone`, `months` calendar months later; the last day of the month where that month is too
 * short (31 January gives 28 or 29 February). The hour of the wall clock is kept through a change of the clocks, so
 * the elapsed time may differ from whole days by the hour gained or lost. An hour that the arrival night skips moves
 * forward; one that it has twice is the first.
 *
 * Written for "no later than one month after" of directive 2022/2555 art. 23(4)(d); wording to be confirmed by a
 * person. Regulation 1182/71 art. 3(2)(c) would let a period in months end only with the last hour of that day, and
 * art. 3(4) push it past a week-end or a holiday (to be confirmed as well): this reading is never later than theirs.
 * Throws RangeError when `months` is not a whole number.
 */
export function addMonths(at: Instant, months: number, zone: string): Instant {
  if (!Number.isInteger(months)) throw new RangeError(`not a number of months: ${months}`);
  const wall = wallTimeOf(at, zone);
  const count = wall.year * 12 + wall.month - 1 + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  const day = Math.min(wall.day, lastDayOf(year, month));
  const withinTheSecond = at - Math.floor(at / SECOND) * SECOND;
  return instantOf({ ...wall, year, month, day }, zone) + withinTheSecond;
}

function lastDayOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return isLeap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
