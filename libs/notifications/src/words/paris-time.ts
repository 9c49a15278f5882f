const PARIS = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'full',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});
const ZONE = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', timeZoneName: 'shortOffset' });

/** An instant (epoch ms) as the desk reads it: Paris time with its offset, e.g. "… à 03:00 (UTC+1)". */
export function parisTime(at: number): string {
  const zone = ZONE.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return `${PARIS.format(at)} (${zone})`;
}
