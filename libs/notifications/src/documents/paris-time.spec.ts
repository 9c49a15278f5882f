import { spellInstant } from './paris-time';

describe('an instant spelled for a French reader', () => {
  it.each([
    ['2024-02-11T05:10:00Z', 'dimanche 11 février 2024 à 06:10:00', 'heure de Paris, UTC+01:00'],
    ['2024-07-14T22:30:05Z', 'lundi 15 juillet 2024 à 00:30:05', 'heure de Paris, UTC+02:00'],
    ['2024-05-01T10:00:00Z', 'mercredi 1er mai 2024 à 12:00:00', 'heure de Paris, UTC+02:00'],
    // The night when 02:30 comes twice: only the zone tells one from the other.
    ['2024-10-27T00:30:00Z', 'dimanche 27 octobre 2024 à 02:30:00', 'heure de Paris, UTC+02:00'],
    ['2024-10-27T01:30:00Z', 'dimanche 27 octobre 2024 à 02:30:00', 'heure de Paris, UTC+01:00'],
  ])('%s reads %p, %p', (instant, paris, zone) => {
    const utc = `${instant.slice(0, 19).replace('T', ' ')} UTC`;
    expect(spellInstant(Date.parse(instant))).toEqual({ paris, zone, utc });
  });
});
