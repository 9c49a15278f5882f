import { instantOf, spellLocal, wallTimeOf, zoneOf, type WallReading } from '.';
import fc from 'fast-check';
import { holds } from '../../../../test/harness/holds';

const PARIS = 'Europe/Paris';
const HOUR = 3_600_000;
const at = (time: string) => Date.parse(time);

/** "2026-03-29 02:30" as a clock on the wall shows it. */
const reading = (text: string): WallReading => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text.split(/[- :]/).map(Number);
  return { year, month, day, hour, minute, second };
};

describe('the zone of a département', () => {
  it.each<[string | null, string, string]>([
    ['59', PARIS, 'Nord'],
    ['2b', PARIS, 'Upper Corsica'],
    ['67', PARIS, 'Alsace has holidays of its own and the hour of Paris'],
    ['971', 'America/Guadeloupe', 'Guadeloupe'],
    ['972', 'America/Martinique', 'Martinique'],
    ['973', 'America/Cayenne', 'Guyane'],
    ['974', 'Indian/Reunion', 'La Réunion'],
    ['975', 'America/Miquelon', 'Saint-Pierre-et-Miquelon'],
    ['976', 'Indian/Mayotte', 'Mayotte'],
    ['9F', 'Indian/Mayotte', 'Mayotte in the statistics of the ministry'],
    ['977', 'America/Guadeloupe', 'Saint-Barthélemy'],
    ['978', 'America/Guadeloupe', 'Saint-Martin'],
    ['984', 'Indian/Kerguelen', 'the southern lands'],
    ['986', 'Pacific/Wallis', 'Wallis-et-Futuna'],
    ['987', 'Pacific/Tahiti', 'French Polynesia'],
    ['988', 'Pacific/Noumea', 'New Caledonia'],
    ['20', PARIS, 'no such département'],
    ['constructor', PARIS, 'a word that objects know'],
    [null, PARIS, 'not known'],
  ])('%s is %s (%s)', (department, zone) => {
    expect(zoneOf(department)).toBe(zone);
  });
});

describe('the wall time', () => {
  it.each([
    ['2026-03-29T00:59:59Z', PARIS, '2026-03-29 01:59:59', 7, 'the last second of winter time'],
    ['2026-03-29T01:00:00Z', PARIS, '2026-03-29 03:00:00', 7, 'the first of summer time'],
    ['1900-01-02T12:00:00Z', 'UTC', '1900-01-02 12:00:00', 2, 'a Tuesday long before the epoch'],
    ['2026-10-25T00:30:00Z', PARIS, '2026-10-25 02:30:00', 7, 'first passage'],
    ['2026-10-25T01:30:00Z', PARIS, '2026-10-25 02:30:00', 7, 'second passage'],
    [
      '2024-02-29T23:30:00Z',
      PARIS,
      '2024-03-01 00:30:00',
      5,
      'a leap day ends in Paris before it does in UTC',
    ],
    ['2024-02-29T23:30:00Z', 'America/Cayenne', '2024-02-29 20:30:00', 4, 'and not yet in Guyane'],
    ['2023-12-31T21:00:00Z', 'Indian/Reunion', '2024-01-01 01:00:00', 1, 'another year there'],
    [
      '2026-03-08T05:30:00Z',
      'America/Miquelon',
      '2026-03-08 03:30:00',
      7,
      'clocks of North America change earlier',
    ],
    [
      '1969-12-31T23:59:59.999Z',
      'Indian/Mayotte',
      '1970-01-01 02:59:59',
      4,
      'before the epoch, no rounding up',
    ],
  ])('of %s in %s is %s', (time, zone, wall, weekday) => {
    expect(wallTimeOf(at(time), zone)).toEqual({ ...reading(wall), weekday });
  });

  it('is what Intl shows, in every zone of the Republic', () => {
    holds(
      fc.property(anInstant, aZone, (instant, zone) => {
        const parts = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'medium',
        });
        expect(wallTimeOf(instant, zone)).toMatchObject(reading(parts.format(instant)));
      }),
    );
  });

  it.each([
    [Number.NaN, PARIS],
    [9e15, PARIS],
    [0, 'Europe/Atlantis'],
  ])('of %s in %s is refused', (instant, zone) => {
    expect(() => wallTimeOf(instant, zone)).toThrow(RangeError);
  });
});

describe('the instant of a wall time', () => {
  it.each([
    ['2026-03-29 01:59:59', PARIS, '2026-03-29T00:59:59Z', 'before the change'],
    ['2026-03-29 02:00:00', PARIS, '2026-03-29T01:00:00Z', 'skipped: the first instant of summer time'],
    ['2026-03-29 02:30:00', PARIS, '2026-03-29T01:30:00Z', 'skipped: half past three'],
    ['2026-03-29 03:00:00', PARIS, '2026-03-29T01:00:00Z', 'after the change'],
    ['2026-03-29 12:00:00', PARIS, '2026-03-29T10:00:00Z', 'noon of the short day'],
    ['2026-10-25 01:59:59', PARIS, '2026-10-24T23:59:59Z', 'before the change'],
    ['2026-10-25 02:00:00', PARIS, '2026-10-25T00:00:00Z', 'twice: the first passage'],
    ['2026-10-25 02:59:59', PARIS, '2026-10-25T00:59:59Z', 'twice: the end of the first passage'],
    ['2026-10-25 03:00:00', PARIS, '2026-10-25T02:00:00Z', 'after the change'],
    ['2026-10-25 23:00:00', PARIS, '2026-10-25T22:00:00Z', 'the evening of the long day'],
    ['2026-03-08 02:30:00', 'America/Miquelon', '2026-03-08T05:30:00Z', 'skipped west of Greenwich'],
    ['2026-11-01 01:30:00', 'America/Miquelon', '2026-11-01T03:30:00Z', 'twice west of Greenwich'],
    ['2024-02-29 23:00:00', 'Pacific/Noumea', '2024-02-29T12:00:00Z', 'a leap day'],
    ['0099-01-01 00:00:00', 'UTC', '0099-01-01T00:00:00Z', 'the first century is not the twentieth'],
  ])('%s in %s is %s (%s)', (wall, zone, time) => {
    expect(new Date(instantOf(reading(wall), zone)).toISOString()).toBe(time.replace('Z', '.000Z'));
  });

  it.each([
    ['2026-02-29 12:00:00', 'no leap year'],
    ['2026-13-01 12:00:00', 'no such month'],
    ['2026-00-10 12:00:00', 'months count from 1'],
    ['2026-04-31 12:00:00', 'April has 30 days'],
    ['2026-04-30 24:00:00', 'hours end at 23'],
    ['2026-04-30 12:60:00', 'minutes end at 59'],
    ['2026-04-30 12:00:61', 'no such second'],
    ['2026-04-30 12:0.5:00', 'half minutes have seconds'],
    ['2026-04-1.5 12:00:00', 'no half days'],
    ['2026-04-x 12:00:00', 'not a number'],
  ])('is refused for %s (%s)', (wall) => {
    expect(() => instantOf(reading(wall), PARIS)).toThrow(RangeError);
  });

  it('takes back the wall time of any instant; of a repeated hour, the first passage', () => {
    holds(
      fc.property(anInstant, aZone, (instant, zone) => {
        const whole = Math.floor(instant / 1000) * 1000;
        const wall = wallTimeOf(whole, zone);
        const back = instantOf(wall, zone);
        expect(wallTimeOf(back, zone)).toEqual(wall);
        const isSecondPassage = wallTimeOf(whole - HOUR, zone).hour === wall.hour;
        expect(back).toBe(isSecondPassage ? whole - HOUR : whole);
      }),
      500,
    );
  });
});

describe('an instant spelt for a reader', () => {
  it.each([
    ['2024-02-11T02:00:00Z', PARIS, 'dimanche 11 février 2024 à 03:00 (UTC+1)'],
    ['2026-08-01T12:05:59Z', PARIS, 'samedi 1er août 2026 à 14:05 (UTC+2)'],
    ['2026-10-25T00:30:00Z', PARIS, 'dimanche 25 octobre 2026 à 02:30 (UTC+2)'],
    ['2026-10-25T01:30:00Z', PARIS, 'dimanche 25 octobre 2026 à 02:30 (UTC+1)'],
    ['2026-12-21T22:00:00Z', 'America/Martinique', 'lundi 21 décembre 2026 à 18:00 (UTC−4)'],
    ['2026-12-31T22:00:00Z', 'Indian/Reunion', 'vendredi 1er janvier 2027 à 02:00 (UTC+4)'],
    ['2026-01-11T00:00:00Z', 'Pacific/Tahiti', 'samedi 10 janvier 2026 à 14:00 (UTC−10)'],
    ['2026-01-11T00:00:00Z', 'Pacific/Marquesas', 'samedi 10 janvier 2026 à 14:30 (UTC−9:30)'],
    ['2026-01-11T00:00:00Z', 'UTC', 'dimanche 11 janvier 2026 à 00:00 (UTC)'],
  ])('%s in %s: %s', (time, zone, text) => {
    expect(spellLocal(at(time), zone)).toBe(text);
  });
});

const aZone = fc.constantFrom(
  ...['59', '971', '972', '973', '974', '975', '976', '984', '986', '987', '988'].map(zoneOf),
);

// Half of the instants lie within three hours of a change of the clocks.
const anInstant = fc.oneof(
  fc.integer({ min: at('1990-01-01'), max: at('2060-01-01') }),
  fc
    .tuple(
      fc.constantFrom(
        '2026-03-29T01:00:00Z',
        '2026-10-25T01:00:00Z',
        '2026-03-08T05:00:00Z',
        '2026-11-01T04:00:00Z',
      ),
      fc.integer({ min: -3 * HOUR, max: 3 * HOUR }),
    )
    .map(([change, away]) => at(change) + away),
);
