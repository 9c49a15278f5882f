/** A day of the calendar without hour nor zone, 'YYYY-MM-DD', years 0000 to 9999. */
export type CalendarDay = string;

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const DAY = 86_400_000;

/**
 * The number of a day, counted from 1970-01-01 = 0, so that days can be added and compared.
 * Throws RangeError for a day that no calendar has (30 February, month 13).
 */
export function dayNumberOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  // Date.UTC would read the years 0 to 99 as 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1;
  if (!exists || date.getUTCDate() !== day) {
    throw new RangeError(`no such day: year ${year}, month ${month}, day ${day}`);
  }
  return date.getTime() / DAY;
}

/** The day that a number of `dayNumberOf` stands for. */
export function spellDay(dayNumber: number): CalendarDay {
  return new Date(dayNumber * DAY).toISOString().slice(0, 10);
}

/** Reads 'YYYY-MM-DD' into its number. Throws RangeError when the text is not a day of the calendar. */
export function readDay(day: CalendarDay): number {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (date === undefined) throw new RangeError(`not a day written YYYY-MM-DD: ${day}`);
  return dayNumberOf(Number(year), Number(month), Number(date));
}

/** Day of the week of a day number. */
export function weekdayOf(dayNumber: number): Weekday {
  // 1970-01-01 was a Thursday; days before it are negative.
  return (((((dayNumber + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** True on Saturday and Sunday. */
export function isWeekend(weekday: Weekday): boolean {
  return weekday >= 6;
}
