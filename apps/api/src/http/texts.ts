import { isEmail } from 'class-validator';

// Control characters but tab and newlines; NUL would not even fit in PostgreSQL.
const CONTROL = /(?![\t\n\r])\p{Cc}/u;
const LINE_BREAK = /[\p{Cc}\u2028\u2029]/u;
// Half a character: valid JSON, refused by PostgreSQL.
const LONE_SURROGATE = /\p{Surrogate}/u;

function isText(value: unknown, max: number, forbidden: RegExp): value is string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > max) return false;
  return !forbidden.test(value) && !LONE_SURROGATE.test(value);
}

export const isLine = (value: unknown, max: number) => isText(value, max, LINE_BREAK);
export const isProse = (value: unknown, max: number) => isText(value, max, CONTROL);

/** A plain address: what an envelope may carry without quotes, comments or groups. */
export const isMail = (value: unknown) =>
  isLine(value, 254) && isEmail(value, { allow_utf8_local_part: false, blacklisted_chars: `"(),:;<>[\\]` });

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether `text` is an RFC 3339 instant with its zone, on a day that exists. */
export function isInstantText(text: unknown): text is string {
  if (typeof text !== 'string') return false;
  const [, year, month, day] = INSTANT.exec(text) ?? [];
  // NaN is no year; one outside 1 to 9999, be it by its zone, could not be written to PostgreSQL.
  const inUtc = new Date(Date.parse(text)).getUTCFullYear();
  if (!year || !(inUtc >= 1 && inUtc <= 9999)) return false;
  // The 30th of February parses as the 1st of March: ask the calendar.
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
}
