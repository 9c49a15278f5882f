import { inParis } from '../ui/time';

const PARIS = 'Europe/Paris';

/** An instant in a zone, to the minute, to tell whether two zones read alike at that moment. */
function hourIn(zone: string | undefined, instant: string): string {
  const format = new Intl.DateTimeFormat('fr-FR', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return format.format(new Date(instant));
}

/**
 * The hour of Paris, and beside it the hour of this device where it differs: overseas the wall clock decides whom
 * one can still telephone. The device's zone is the only one that the page knows.
 */
export function atBothHours(instant: string): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const here = hourIn(timeZone, instant);
  if (here === hourIn(PARIS, instant)) return inParis(instant);
  return `${inParis(instant)}, soit ${here} à l’heure de cet appareil (${timeZone})`;
}
