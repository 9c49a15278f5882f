import type { HolidayZone } from '#domain/facilities';
import { dayNumberOf, readDay, spellDay, type CalendarDay } from './day';
import {
  FIXED_HOLIDAYS,
  MOVABLE_HOLIDAYS,
  OWN_FIXED_HOLIDAYS,
  OWN_MOVABLE_HOLIDAYS,
  type FixedHoliday,
  type MovableHoliday,
} from './holidays.data';

export interface Holiday {
  readonly date: CalendarDay;
  /** French name, as Etalab publishes it. */
  readonly name: string;
}

const NAMES = new Map<string, ReadonlyMap<CalendarDay, string>>();
const YEARS_REMEMBERED = 500;

/**
 * Public holidays of a year (0 to 9999) in one of Etalab's zones, in the order of the calendar, one entry a day.
 * Computed from the law of today; only Saint-Martin's change of 2018 is known of the past. When two holidays meet,
 * the one counted from Easter names the day, and the zone's own day before both, as in Etalab's publication (Guyane
 * on 2030-06-10 reads "Abolition de l'esclavage", although it is Whit Monday too).
 */
export function holidaysOf(year: number, zone: HolidayZone): Holiday[] {
  return [...namesOf(year, zone)]
    .map(([date, name]) => ({ date, name }))
    .sort((one, other) => (one.date < other.date ? -1 : 1));
}

/** French name of the public holiday that falls on a day, or null. Throws RangeError when `day` is no day. */
export function holidayNameOf(day: CalendarDay, zone: HolidayZone): string | null {
  readDay(day);
  return namesOf(Number(day.slice(0, 4)), zone).get(day) ?? null;
}

/** True when a day is a public holiday in the zone. Throws RangeError when `day` is no day. */
export function isHoliday(day: CalendarDay, zone: HolidayZone): boolean {
  return holidayNameOf(day, zone) !== null;
}

function namesOf(year: number, zone: HolidayZone): ReadonlyMap<CalendarDay, string> {
  const key = `${zone} ${year}`;
  const known = NAMES.get(key);
  if (known !== undefined) return known;
  // Dates come from declarations: whoever writes the year 8000 must not fill the memory.
  if (NAMES.size >= YEARS_REMEMBERED) NAMES.clear();
  const easter = easterOf(year);
  const movable = ({ daysAfterEaster, name }: MovableHoliday): [CalendarDay, string] => [
    spellDay(easter + daysAfterEaster),
    name,
  ];
  const fixed = (days: readonly FixedHoliday[]) =>
    days
      .filter(({ since = year, until = year }) => since <= year && year <= until)
      .map(({ date, name }): [CalendarDay, string] => [`${String(year).padStart(4, '0')}-${date}`, name]);
  const names = new Map([
    ...fixed(FIXED_HOLIDAYS),
    ...MOVABLE_HOLIDAYS.map(movable),
    ...(OWN_MOVABLE_HOLIDAYS[zone] ?? []).map(movable),
    ...fixed(OWN_FIXED_HOLIDAYS[zone] ?? []),
  ]);
  NAMES.set(key, names);
  return names;
}

/**
 * Day number of Easter Sunday in the Gregorian calendar, by the anonymous computus (Nature 1876, Butcher's form):
 * golden year, century and its corrections, epact, then the Sunday that follows the full moon.
 */
function easterOf(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const lunarCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + century - Math.floor(century / 4) - lunarCorrection + 15) % 30;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - moon - (yearOfCentury % 4)) % 7;
  const lateMoon = Math.floor((golden + 11 * moon + 22 * toSunday) / 451);
  const daysFromMarch = moon + toSunday - 7 * lateMoon + 114;
  return dayNumberOf(year, Math.floor(daysFromMarch / 31), (daysFromMarch % 31) + 1);
}
