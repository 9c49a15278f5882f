import { addHours, addMonths, wallTimeOf, zoneOf } from '.';
import fc from 'fast-check';
import { holds } from '../../../../test/harness/holds';

const PARIS = 'Europe/Paris';
const HOUR = 3_600_000;
const at = (time: string) => Date.parse(time);

describe('a delay in hours', () => {
  it.each([
    [
      '2026-03-27T10:00:00+01:00',
      72,
      '2026-03-30T11:00:00+02:00',
      'an hour later on the clock, none in truth',
    ],
    ['2026-10-23T10:00:00+02:00', 72, '2026-10-26T09:00:00+01:00', 'an hour earlier on the clock'],
    ['2024-02-28T10:00:00+01:00', 48, '2024-03-01T10:00:00+01:00', 'through a leap day'],
    ['2026-12-24T23:00:00+01:00', 24, '2026-12-25T23:00:00+01:00', 'through Christmas'],
    ['2026-01-01T00:00:00+01:00', 0.5, '2026-01-01T00:30:00+01:00', 'half an hour'],
  ])('from %s, %s hours end at %s (%s)', (from, hours, due) => {
    expect(addHours(at(from), hours)).toBe(at(due));
  });
});

describe('a delay in months', () => {
  it.each([
    ['2026-01-15T10:00:00+01:00', 1, PARIS, '2026-02-15T10:00:00+01:00', 'the same day'],
    ['2026-01-31T10:00:00+01:00', 1, PARIS, '2026-02-28T10:00:00+01:00', 'February is short'],
    ['2024-01-31T10:00:00+01:00', 1, PARIS, '2024-02-29T10:00:00+01:00', 'and less so in a leap year'],
    ['2100-01-31T10:00:00+01:00', 1, PARIS, '2100-02-28T10:00:00+01:00', '2100 is no leap year'],
    ['2000-01-31T10:00:00+01:00', 1, PARIS, '2000-02-29T10:00:00+01:00', '2000 was one'],
    ['2024-02-29T10:00:00+01:00', 12, PARIS, '2025-02-28T10:00:00+01:00', 'a year after a leap day'],
    [
      '2024-02-29T10:00:00+01:00',
      1,
      PARIS,
      '2024-03-29T10:00:00+01:00',
      'a month after it: not the last day',
    ],
    ['2026-03-31T10:00:00+02:00', 1, PARIS, '2026-04-30T10:00:00+02:00', 'April has 30 days'],
    ['2026-05-31T10:00:00+02:00', 1, PARIS, '2026-06-30T10:00:00+02:00', 'so has June'],
    ['2026-08-31T10:00:00+02:00', 1, PARIS, '2026-09-30T10:00:00+02:00', 'so has September'],
    ['2026-08-31T10:00:00+02:00', 3, PARIS, '2026-11-30T10:00:00+01:00', 'so has November'],
    ['2026-07-31T10:00:00+02:00', 1, PARIS, '2026-08-31T10:00:00+02:00', 'August has 31'],
    ['2026-12-31T23:30:00+01:00', 2, PARIS, '2027-02-28T23:30:00+01:00', 'into another year'],
    ['2017-12-30T22:00:00+01:00', 6, PARIS, '2018-06-30T22:00:00+02:00', 'a day that June has'],
    ['2017-12-31T00:00:00+01:00', 6, PARIS, '2018-06-30T00:00:00+02:00', 'one that it has not: sooner'],
    ['2026-11-30T10:00:00+01:00', 1, PARIS, '2026-12-30T10:00:00+01:00', 'December, not the year after'],
    ['2026-03-31T10:00:00+02:00', -1, PARIS, '2026-02-28T10:00:00+01:00', 'backwards'],
    ['2026-01-15T10:00:00+01:00', -1, PARIS, '2025-12-15T10:00:00+01:00', 'backwards into another year'],
    ['2026-03-10T10:00:00+01:00', 1, PARIS, '2026-04-10T10:00:00+02:00', 'the hour is kept in spring'],
    ['2026-10-10T10:00:00+02:00', 1, PARIS, '2026-11-10T10:00:00+01:00', 'and in autumn'],
    ['2026-02-28T02:30:00+01:00', 1, PARIS, '2026-03-28T02:30:00+01:00', 'the eve of the short night'],
    ['2026-01-29T02:30:00+01:00', 2, PARIS, '2026-03-29T03:30:00+02:00', 'an hour that is skipped moves on'],
    ['2026-09-25T02:30:00+02:00', 1, PARIS, '2026-10-25T02:30:00+02:00', 'an hour shown twice is the first'],
    ['2026-10-25T02:30:00+01:00', 1, PARIS, '2026-11-25T02:30:00+01:00', 'from the second passage'],
    [
      '2026-01-31T23:30:00-04:00',
      1,
      'America/Martinique',
      '2026-02-28T23:30:00-04:00',
      'the month is the one lived there',
    ],
    ['2026-01-31T23:30:00-04:00', 1, PARIS, '2026-03-01T04:30:00+01:00', 'which is another in Paris'],
    ['2026-01-15T10:00:00.123+01:00', 1, PARIS, '2026-02-15T10:00:00.123+01:00', 'to the millisecond'],
    ['1969-01-15T10:00:00.123+01:00', 1, PARIS, '1969-02-15T10:00:00.123+01:00', 'before the epoch too'],
  ])('from %s, %s in %s end at %s (%s)', (from, months, zone, due) => {
    expect(new Date(addMonths(at(from), months, zone)).toISOString()).toBe(new Date(at(due)).toISOString());
  });

  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY])('is not %s', (months) => {
    expect(() => addMonths(0, months, PARIS)).toThrow(new RangeError(`not a number of months: ${months}`));
  });

  it('of none is the same instant, but for the second passage of an hour', () => {
    const [first, second] = [at('2026-10-25T00:30:00Z'), at('2026-10-25T01:30:00Z')];
    expect([first, second].map((passage) => addMonths(passage, 0, PARIS))).toEqual([first, first]);
  });

  // From 28 February to 28 March there are 28 days, and an hour less in the years when the clocks advance between.
  it('is never shorter than 28 days a month, less the hour of spring, nor longer than 31 and the hour of autumn', () => {
    holds(
      fc.property(aTime, aZone, fc.integer({ min: 1, max: 40 }), (from, zone, months) => {
        const elapsed = (addMonths(from, months, zone) - from) / HOUR;
        expect(elapsed).toBeGreaterThanOrEqual(28 * 24 * months - 1);
        expect(elapsed).toBeLessThanOrEqual(31 * 24 * months + 1);
      }),
    );
  });

  it('keeps the hour of the wall, and the day of the month unless the month is too short', () => {
    holds(
      fc.property(aTime, aZone, fc.integer({ min: 0, max: 40 }), (from, zone, months) => {
        const [before, after] = [wallTimeOf(from, zone), wallTimeOf(addMonths(from, months, zone), zone)];
        expect(after.year * 12 + after.month).toBe(before.year * 12 + before.month + months);
        expect([after.minute, after.second]).toEqual([before.minute, before.second]);
        expect([before.hour, before.hour + 1]).toContain(after.hour);
        if (after.day === before.day) return;
        const tomorrow = wallTimeOf(addMonths(from, months, zone) + 24 * HOUR, zone);
        expect([after.day < before.day, tomorrow.day]).toEqual([true, 1]);
      }),
    );
  });

  // Within the last day of a short month the hours decide alone: from 30 December 22:00 and from 31 December 00:00,
  // six months end on the same 30 June, and the later beginning has the earlier hour.
  it('never ends on an earlier day when it begins later, nor at an earlier instant unless a month is too short', () => {
    holds(
      fc.property(
        aTime,
        fc.integer({ min: 2 * HOUR, max: 90 * 24 * HOUR }),
        fc.integer({ min: 0, max: 12 }),
        (from, later, months) => {
          const ends = [addMonths(from, months, PARIS), addMonths(from + later, months, PARIS)] as const;
          const [sooner, after] = [wallTimeOf(ends[0], PARIS), wallTimeOf(ends[1], PARIS)];
          expect(dayNumber(sooner)).toBeLessThanOrEqual(dayNumber(after));
          if (after.day === wallTimeOf(from + later, PARIS).day) expect(ends[0]).toBeLessThanOrEqual(ends[1]);
        },
      ),
    );
  });
});

const aTime = fc.integer({ min: at('2000-01-01'), max: at('2050-01-01') });
const aZone = fc.constantFrom(...['59', '972', '974', '975', '988'].map(zoneOf));
const dayNumber = ({ year, month, day }: ReturnType<typeof wallTimeOf>) => (year * 12 + month) * 31 + day;
