import type { Instant } from '#domain/declarations';
import { findDepartment, holidayZoneOf, type HolidayZone } from '#domain/facilities';
import { dayNumberOf, isWeekend, spellDay } from './day';
import { holidayNameOf } from './holidays';
import { spellLocal, wallTimeOf, zoneOf } from './local-time';

/** What somebody who is about to telephone to a place has to know about the hour there. */
export interface LocalCalendar {
  /** IANA zone. */
  readonly zone: string;
  /** French text with the offset: "dimanche 11 février 2024 à 03:00 (UTC+1)". */
  readonly local: string;
  /** French name of the public holiday there, null when there is none or `holidaysKnown` is false. */
  readonly isHoliday: string | null;
  /** False in the Pacific and the southern lands, whose holidays the State does not publish: say so, not "no". */
  readonly holidaysKnown: boolean;
  /** From 22h to 7h of the local clock. */
  readonly isNight: boolean;
  /** Saturday or Sunday there. */
  readonly isWeekend: boolean;
}

const NIGHT_BEGINS = 22;
const NIGHT_ENDS = 7;

/**
 * The calendar of the place of a département at an instant: whom to telephone there. A département that is not known
 * is read as the metropole. It never moves a legal clock, nor a target of the desk.
 */
export function calendarOf(at: Instant, department: string | null): LocalCalendar {
  const zone = zoneOf(department);
  const wall = wallTimeOf(at, zone);
  const holidayZone = holidayZoneOfText(department);
  const today = spellDay(dayNumberOf(wall.year, wall.month, wall.day));
  return {
    zone,
    local: spellLocal(at, zone),
    isHoliday: holidayZone === null ? null : holidayNameOf(today, holidayZone),
    holidaysKnown: holidayZone !== null,
    isNight: wall.hour >= NIGHT_BEGINS || wall.hour < NIGHT_ENDS,
    isWeekend: isWeekend(wall.weekday),
  };
}

function holidayZoneOfText(department: string | null): HolidayZone | null {
  const known = department === null ? null : findDepartment(department);
  return known === null ? 'metropole' : holidayZoneOf(known);
}
