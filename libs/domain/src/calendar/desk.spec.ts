import {
  addDeskHours,
  DESK_HOURS,
  deskHoursBetween,
  isDeskOpen,
  nextOpening,
  wallTimeOf,
  type Closure,
} from '.';
import fc from 'fast-check';
import { holds } from '../../../../test/harness/holds';

const at = (time: string) => Date.parse(time);
const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
const HOUR = 3_600_000;
const BRIDGE: Closure = { day: '2026-05-15', label: "Pont de l'Ascension" };

/** Every day of the years 2026 to 2028. */
const ALWAYS_CLOSED: Closure[] = Array.from({ length: 1096 }, (_, n) => ({
  day: new Date(at('2026-01-01') + n * 24 * HOUR).toISOString().slice(0, 10),
  label: 'Fermé',
}));

describe('the desk', () => {
  it('works from 9h to 18h in Paris', () => {
    expect(DESK_HOURS).toEqual({ zone: 'Europe/Paris', holidays: 'metropole', opens: 9, closes: 18 });
  });

  it.each([
    ['2026-11-23T09:00:00+01:00', true, 'Monday, the first second'],
    ['2026-11-23T08:59:59.999+01:00', false, 'just before'],
    ['2026-11-23T17:59:59.999+01:00', true, 'the last millisecond'],
    ['2026-11-23T18:00:00+01:00', false, 'closing time is closed'],
    ['2026-07-03T09:00:00+02:00', true, 'a Friday in summer time'],
    ['2026-11-21T10:00:00+01:00', false, 'Saturday'],
    ['2026-11-22T10:00:00+01:00', false, 'Sunday'],
    ['2026-05-14T10:00:00+02:00', false, 'Ascension'],
    ['2026-04-03T10:00:00+02:00', true, 'Good Friday is a holiday in Alsace, not in Paris'],
    ['2026-05-22T10:00:00+02:00', true, 'nor is the abolition in Martinique'],
    ['2026-05-15T10:00:00+02:00', false, 'a closure day'],
    ['2024-02-29T10:00:00+01:00', true, 'a leap day, Thursday'],
    ['2026-11-24T00:30:00+14:00', true, 'Tuesday elsewhere, Monday 11:30 in Paris'],
  ])('at %s is open: %s (%s)', (time, open) => {
    expect(isDeskOpen(at(time), [BRIDGE])).toBe(open);
  });

  it.each([
    ['2026-11-23T10:15:00+01:00', '2026-11-23T10:15:00+01:00', 'open already'],
    ['2026-11-23T05:00:00+01:00', '2026-11-23T09:00:00+01:00', 'before dawn'],
    ['2026-11-23T18:00:00+01:00', '2026-11-24T09:00:00+01:00', 'at closing'],
    ['2026-11-20T20:00:00+01:00', '2026-11-23T09:00:00+01:00', 'Friday evening'],
    ['2026-05-13T18:30:00+02:00', '2026-05-18T09:00:00+02:00', 'Ascension, closure, week-end'],
    ['2026-03-27T19:00:00+01:00', '2026-03-30T09:00:00+02:00', 'over the short night'],
    ['2026-10-23T19:00:00+02:00', '2026-10-26T09:00:00+01:00', 'over the long night'],
  ])('after %s opens at %s (%s)', (time, opening) => {
    expect(nextOpening(at(time), [BRIDGE])).toBe(at(opening));
  });

  it('is found only if it opens within 400 days', () => {
    const monday = at('2026-11-23T10:00:00+01:00');
    expect(nextOpening(monday, ALWAYS_CLOSED)).toBeNull();
    expect(addDeskHours(monday, 1, ALWAYS_CLOSED)).toBeNull();
    const until = (day: string) => ALWAYS_CLOSED.filter((closure) => closure.day < day);
    expect(iso(nextOpening(monday, until('2027-12-27')))).toBe('2027-12-27T08:00:00.000Z');
    expect(nextOpening(monday, until('2027-12-28'))).toBeNull();
  });
});

describe('desk hours', () => {
  it.each([
    ['2026-11-23T09:00:00+01:00', 4, '2026-11-23T13:00:00+01:00', 'the same morning'],
    ['2026-11-23T09:00:00+01:00', 9, '2026-11-23T18:00:00+01:00', 'a whole day ends at closing'],
    ['2026-11-23T17:00:00+01:00', 2, '2026-11-24T10:00:00+01:00', 'goes on in the morning'],
    ['2026-11-20T17:30:00+01:00', 1.5, '2026-11-23T10:00:00+01:00', 'goes on after the week-end'],
    ['2026-11-22T03:00:00+01:00', 1, '2026-11-23T10:00:00+01:00', 'begins on Monday'],
    ['2026-11-22T03:00:00+01:00', 0, '2026-11-23T09:00:00+01:00', 'no hour: when it opens'],
    ['2026-11-23T18:00:00+01:00', 0, '2026-11-24T09:00:00+01:00', 'no hour at closing: when it opens'],
    ['2026-05-13T17:00:00+02:00', 2, '2026-05-18T10:00:00+02:00', 'Ascension and its bridge'],
    ['2026-03-27T17:00:00+01:00', 2, '2026-03-30T10:00:00+02:00', 'the short night takes no desk hour'],
    ['2026-10-23T17:00:00+02:00', 2, '2026-10-26T10:00:00+01:00', 'the long night gives none'],
    ['2024-02-28T09:00:00+01:00', 27, '2024-03-01T18:00:00+01:00', 'over a leap day'],
    ['2026-12-24T17:00:00+01:00', 37.5, '2027-01-04T09:30:00+01:00', 'Christmas and New Year'],
  ])('from %s: %s end at %s (%s)', (time, hours, due) => {
    expect(iso(addDeskHours(at(time), hours, [BRIDGE]))).toBe(iso(at(due)));
    expect(deskHoursBetween(at(time), at(due), [BRIDGE])).toBe(hours);
  });

  it('may last for years: only closed days that follow each other are too many', () => {
    const from = at('2020-01-01T00:00:00Z');
    expect(deskHoursBetween(from, addDeskHours(from, 9_000, [])!, [])).toBe(9_000);
  });

  it('are negative towards the past', () => {
    const [from, to] = [at('2026-11-23T17:00:00+01:00'), at('2026-11-24T10:00:00+01:00')];
    expect(deskHoursBetween(to, from, [])).toBe(-2);
    expect(deskHoursBetween(from, from, [])).toBe(0);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('are not %s', (hours) => {
    expect(() => addDeskHours(0, hours, [])).toThrow(new RangeError(`not a number of desk hours: ${hours}`));
  });

  it('are as many minutes as the desk is seen open, one by one', () => {
    holds(
      fc.property(
        aTime,
        fc.integer({ min: 0, max: 10 * 24 * 60 }),
        someClosures,
        (from, minutes, closures) => {
          const start = Math.floor(from / 60_000) * 60_000;
          let seen = 0;
          for (let n = 0; n < minutes; n += 1) if (isDeskOpen(start + n * 60_000, closures)) seen += 1;
          expect(deskHoursBetween(start, start + minutes * 60_000, closures)).toBeCloseTo(seen / 60, 9);
        },
      ),
      15,
    );
  });

  it('that are added are those counted back', () => {
    holds(
      fc.property(aTime, someWork, someClosures, (from, work, closures) => {
        const due = addDeskHours(from, work / HOUR, closures)!;
        expect(Math.round(deskHoursBetween(from, due, closures) * HOUR)).toBe(work);
      }),
    );
  });

  it('end in open time, or exactly at closing', () => {
    holds(
      fc.property(aTime, someWork, someClosures, (from, work, closures) => {
        const due = addDeskHours(from, work / HOUR, closures)!;
        expect(due).toBeGreaterThanOrEqual(from);
        if (isDeskOpen(due, closures)) return;
        expect(isDeskOpen(due - 1, closures)).toBe(true);
        expect(wallTimeOf(due, 'Europe/Paris')).toMatchObject({ hour: 18, minute: 0, second: 0 });
      }),
    );
  });

  it('never end sooner when they begin later or are more', () => {
    holds(
      fc.property(aTime, aTime, someWork, someWork, (one, other, less, more) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)];
        const [short, long] = [Math.min(less, more) / HOUR, Math.max(less, more) / HOUR];
        expect(addDeskHours(early, short, [BRIDGE])).toBeLessThanOrEqual(
          addDeskHours(late, short, [BRIDGE])!,
        );
        expect(addDeskHours(early, short, [BRIDGE])).toBeLessThanOrEqual(
          addDeskHours(early, long, [BRIDGE])!,
        );
      }),
    );
  });

  it('add up', () => {
    holds(
      fc.property(fc.tuple(aTime, aTime, aTime), someClosures, (times, closures) => {
        const [first, second, third] = [...times].sort((one, other) => one - other) as [
          number,
          number,
          number,
        ];
        const parts = deskHoursBetween(first, second, closures) + deskHoursBetween(second, third, closures);
        expect(deskHoursBetween(first, third, closures)).toBeCloseTo(parts, 6);
      }),
      50,
    );
  });
});

const aTime = fc.integer({ min: at('2026-01-01'), max: at('2028-01-01') });
const someWork = fc.integer({ min: 0, max: 200 * HOUR });
const someClosures = fc.subarray(ALWAYS_CLOSED, { maxLength: 60 });
