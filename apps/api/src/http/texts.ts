import { isMailAddress } from '#platform/mail-address';

// Control characters but tab and newlines; NUL would not even fit in PostgreSQL.
const CONTROL = /(?![\t\n\r])\p{Cc}/u;
const LINE_BREAK = /[\p{Cc}\u2028\u2029]/u;
// Half a character: valid JSON, refused by PostgreSQL.
const LONE_SURROGATE = /\p{Surrogate}/u;
// Something that a reader sees: a text of spaces, joiners, direction marks and fillers alone says nothing.
const VISIBLE = /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;
// A name without a dot, or numbers alone, is a slip for anyone who writes to us from outside.
const PUBLIC_DOMAIN = /\.[a-z][a-z0-9-]*$/i;

function isText(value: unknown, max: number, forbidden: RegExp): value is string {
  if (typeof value !== 'string' || value.length > max || !VISIBLE.test(value)) return false;
  return !forbidden.test(value) && !LONE_SURROGATE.test(value);
}

export const isLine = (value: unknown, max: number) => isText(value, max, LINE_BREAK);
export const isProse = (value: unknown, max: number) => isText(value, max, CONTROL);

/** An address that our mails can be written to: what is accepted here must be able to leave. */
export const isMail = (value: unknown): value is string =>
  typeof value === 'string' && isMailAddress(value) && PUBLIC_DOMAIN.test(value);

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
