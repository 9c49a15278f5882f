import type { Instant } from '#domain/declarations';
import { dayNumberOf, isWeekend, spellDay, weekdayOf, type CalendarDay } from './day';
import { DESK_HOURS } from './desk-hours.data';
import { isHoliday } from './holidays';
import { instantOf, wallTimeOf } from './local-time';

/** A working day on which the desk is closed all the same, written by an administrator. */
export interface Closure {
  readonly day: CalendarDay;
  readonly label: string;
}

/** Open time of one day: [opensAt, closesAt). */
interface Opening {
  opensAt: Instant;
  closesAt: Instant;
}

const HOUR = 3_600_000;

/** After so many closed days running, the list of closures is taken to be wrong. */
const CLOSED_DAYS_MAX = 400;

/** True while the desk works: Monday to Friday, 9h to 18h in Paris, no public holiday, no closure (RFC 2350 §4.1). */
export function isDeskOpen(at: Instant, closures: readonly Closure[]): boolean {
  const opening = openingOf(deskDayOf(at), closures);
  return opening !== null && opening.opensAt <= at && at < opening.closesAt;
}

/**
 * The first instant from `at` on at which the desk is open: `at` itself when it is open already. Null when the desk
 * does not open for 400 days running, which is a mistake in the closures.
 */
export function nextOpening(at: Instant, closures: readonly Closure[]): Instant | null {
  for (const { opensAt } of openingsFrom(at, closures)) return Math.max(at, opensAt);
  return null;
}

/**
 * The instant at which `hours` (a fraction is allowed) of open time have passed since `at`: in open time, or exactly
 * at closing when the last hour ends there. With 0 it is the next opening. Null when the desk does not open for 400
 * days running. Throws RangeError when `hours` is negative or not finite. For internal targets only: legal delays
 * are elapsed time (`addHours`).
 */
export function addDeskHours(at: Instant, hours: number, closures: readonly Closure[]): Instant | null {
  if (!Number.isFinite(hours) || hours < 0) throw new RangeError(`not a number of desk hours: ${hours}`);
  let left = Math.round(hours * HOUR);
  for (const { opensAt, closesAt } of openingsFrom(at, closures)) {
    const from = Math.max(at, opensAt);
    if (left <= closesAt - from) return from + left;
    left -= closesAt - from;
  }
  return null;
}

/**
 * Hours of open time between two instants, negative when `to` is the earlier one (a target that has passed). Walks
 * day by day, so instants are expected within some years of each other.
 */
export function deskHoursBetween(from: Instant, to: Instant, closures: readonly Closure[]): number {
  if (to < from) return -deskHoursBetween(to, from, closures);
  const lastDay = deskDayOf(to);
  let open = 0;
  for (let day = deskDayOf(from); day <= lastDay; day += 1) {
    const opening = openingOf(day, closures);
    if (opening !== null) {
      open += Math.max(0, Math.min(to, opening.closesAt) - Math.max(from, opening.opensAt));
    }
  }
  return open / HOUR;
}

/** What is left of the openings after `at`, in order, until the desk stays closed for too long. */
function* openingsFrom(at: Instant, closures: readonly Closure[]): Generator<Opening> {
  let closedDays = 0;
  for (let day = deskDayOf(at); closedDays < CLOSED_DAYS_MAX; day += 1) {
    const opening = openingOf(day, closures);
    closedDays = opening === null ? closedDays + 1 : 0;
    if (opening !== null && at < opening.closesAt) yield opening;
  }
}

function openingOf(dayNumber: number, closures: readonly Closure[]): Opening | null {
  if (isWeekend(weekdayOf(dayNumber))) return null;
  const day = spellDay(dayNumber);
  if (isHoliday(day, DESK_HOURS.holidays) || closures.some((closure) => closure.day === day)) return null;
  return { opensAt: hourOf(day, DESK_HOURS.opens), closesAt: hourOf(day, DESK_HOURS.closes) };
}

function hourOf(day: CalendarDay, hour: number): Instant {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return instantOf({ year, month, day: date, hour, minute: 0, second: 0 }, DESK_HOURS.zone);
}

function deskDayOf(at: Instant): number {
  const { year, month, day } = wallTimeOf(at, DESK_HOURS.zone);
  return dayNumberOf(year, month, day);
}
