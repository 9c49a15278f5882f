import type { Instant } from '#domain/declarations';
import { findDepartment } from '#domain/facilities';
import { dayNumberOf, weekdayOf, type Weekday } from './day';
import { OVERSEAS_ZONES, PARIS } from './zones.data';

/** What a clock on the wall and the calendar beside it show; months and days count from 1, hours from 0 to 23. */
export interface WallReading {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export interface WallTime extends WallReading {
  readonly weekday: Weekday;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// Making a formatter costs some fifty times what using it does, and a case may have 500 children.
const OFFSETS = new Map<string, Intl.DateTimeFormat>();
const FRENCH_DAY = new Intl.DateTimeFormat('fr-FR', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/**
 * IANA zone in which a département or an overseas collectivity lives ("59", "2a", "974", "9F"); the hour of Paris
 * when it is not known. No offset is ever stored: the zone gives it for each instant.
 */
export function zoneOf(department: string | null): string {
  const known = department === null ? null : findDepartment(department);
  return (known === null ? undefined : OVERSEAS_ZONES.get(known)) ?? PARIS;
}

/**
 * What the clocks of a zone show at an instant, to the second (milliseconds are dropped).
 * Throws RangeError for an instant that is no date, or a zone that the IANA database does not know.
 */
export function wallTimeOf(at: Instant, zone: string): WallTime {
  const shown = new Date(at + offsetOf(at, zone));
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
    weekday: weekdayOf(Math.floor(shown.getTime() / DAY)),
  };
}

/**
 * The instant at which the clocks of a zone show a reading. A reading that no clock shows (02:30 on the night when
 * summer time begins) moves forward by what was skipped, to 03:30; one that clocks show twice (02:30 on the night
 * when it ends) is the first of both. Throws RangeError for a day or an hour that does not exist anywhere, or for an
 * unknown zone.
 */
export function instantOf(wall: WallReading, zone: string): Instant {
  const shown = dayNumberOf(wall.year, wall.month, wall.day) * DAY + timeOfDay(wall);
  const before = offsetOf(shown - DAY, zone);
  const after = offsetOf(shown + DAY, zone);
  const first = shown - before;
  const second = shown - after;
  const isShownAtSecond = offsetOf(second, zone) === after;
  return offsetOf(first, zone) !== before && isShownAtSecond ? second : first;
}

/** An instant in French as it is lived in a zone, with its offset: "dimanche 11 février 2024 à 03:00 (UTC+1)". */
export function spellLocal(at: Instant, zone: string): string {
  const offset = offsetOf(at, zone);
  const shown = at + offset;
  const day = FRENCH_DAY.format(shown).replace(/^(\S+) 1 /, '$1 1er ');
  return `${day} à ${new Date(shown).toISOString().slice(-13, -8)} (${spellOffset(offset)})`;
}

/** Milliseconds by which the clocks of a zone are ahead of UTC at an instant. */
function offsetOf(at: Instant, zone: string): number {
  // "2/11/2024, GMT+01:00", and seconds too for hours of before 1911.
  const [, sign, hours, minutes, seconds = '0'] =
    /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(offsetFormat(zone).format(at)) ?? [];
  const size = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND;
  return sign === '-' ? -size : size;
}

function offsetFormat(zone: string): Intl.DateTimeFormat {
  const known = OFFSETS.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  OFFSETS.set(zone, made);
  return made;
}

function timeOfDay({ hour, minute, second }: WallReading): number {
  const isWithin = (value: number, end: number) => Number.isInteger(value) && value >= 0 && value < end;
  if (!isWithin(hour, 24) || !isWithin(minute, 60) || !isWithin(second, 60)) {
    throw new RangeError(`no such time of day: ${hour}:${minute}:${second}`);
  }
  return hour * HOUR + minute * MINUTE + second * SECOND;
}

function spellOffset(offset: number): string {
  if (offset === 0) return 'UTC';
  const size = Math.abs(offset);
  const minutes = Math.floor((size % HOUR) / MINUTE);
  const tail = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`;
  return `UTC${offset < 0 ? '−' : '+'}${Math.floor(size / HOUR)}${tail}`;
}
