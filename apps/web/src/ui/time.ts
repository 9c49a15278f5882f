/** Milliseconds by which the desk's clock is ahead of this device's. */
let ahead = 0;

/** Countdowns follow the desk's clock: that of a telephone may be wrong. */
export function followDeskClock(now: string): void {
  ahead = Date.parse(now) - Date.now();
}

/** The desk's time, epoch milliseconds. */
export const deskNow = () => Date.now() + ahead;

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', ...options });
const LONG = format({
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const SHORT = format({
  day: '2-digit',
  month: '2-digit',
  year: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** `dimanche 11 février 2024 à 06:10 (heure de Paris)`. */
export const inParis = (instant: string) => `${LONG.format(new Date(instant))} (heure de Paris)`;

/** `11/02/24 06:10`, in Paris; for tables whose caption says so. */
export const shortInParis = (instant: string) => SHORT.format(new Date(instant)).replace(',', '');

const noonOf = (day: string) => new Date(`${day}T12:00:00Z`);
const DAY = format({ day: '2-digit', month: '2-digit', year: 'numeric' });
const MONTH = format({ month: 'long', year: 'numeric' });

/** `11/02/2024`, of a day of the calendar written `2024-02-11`. */
export const spellDay = (day: string) => DAY.format(noonOf(day));

/** `février 2024`, of any of its days. */
export const spellMonth = (day: string) => MONTH.format(noonOf(day));

const MINUTE = 60_000;

/** A length of time in the two largest units that matter. */
export function spell(milliseconds: number): string {
  const minutes = Math.floor(Math.abs(milliseconds) / MINUTE);
  if (minutes < 1) return 'moins d’une minute';
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days > 0) return `${days} j ${hours} h`;
  return hours > 0 ? `${hours} h ${String(minutes % 60).padStart(2, '0')} min` : `${minutes} min`;
}

/** `dans 46 h 12 min`, or `dépassé de 2 h 05 min`. */
export function countdown(due: string, now: number): string {
  const left = Date.parse(due) - now;
  if (left < 0) return `dépassé de ${spell(left)}`;
  return `il reste ${spell(left)}`;
}

/** An instant as `<input type="datetime-local">` wants it: the device's own zone, to the minute. */
export function toLocalInput(instant: number): string {
  const local = new Date(instant - new Date(instant).getTimezoneOffset() * MINUTE);
  return local.toISOString().slice(0, 16);
}

/** What such an input holds, as an instant with its zone; null when it holds none. */
export function fromLocalInput(text: string): string | null {
  const instant = new Date(text);
  return text === '' || Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}
