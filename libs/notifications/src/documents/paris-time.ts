/** The legal time of metropolitan France and UTC, so that no reader overseas has to guess the zone. */
export interface SpelledInstant {
  /** "dimanche 11 février 2024 à 06:10:00" */
  paris: string;
  /** "heure de Paris, UTC+01:00" */
  zone: string;
  /** "2024-02-11 05:10:00 UTC" */
  utc: string;
}

const DAY = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'full' });
const HOUR = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', timeStyle: 'medium' });
const OFFSET = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', timeZoneName: 'longOffset' });

function offsetAt(instant: number): string {
  const part = OFFSET.formatToParts(instant).find(({ type }) => type === 'timeZoneName');
  return (part?.value ?? '').replace('GMT', 'UTC');
}

/**
 * Spells an instant for a French reader.
 * @param instant epoch milliseconds
 */
export function spellInstant(instant: number): SpelledInstant {
  const day = DAY.format(instant).replace(/ 1 /, ' 1er ');
  const utc = new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
  return {
    paris: `${day} à ${HOUR.format(instant)}`,
    zone: `heure de Paris, ${offsetAt(instant)}`,
    utc: `${utc} UTC`,
  };
}
