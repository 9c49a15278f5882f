import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REGIONS, type HolidayZone } from '#domain/facilities';
import { holidayNameOf, holidaysOf, isHoliday } from '.';

const ZONES: HolidayZone[] = [
  ...new Set(REGIONS.flatMap((region) => region.holidayZones)),
  'saint-pierre-et-miquelon',
];
const ABOLITION = "Abolition de l'esclavage";

const METROPOLE: Record<number, Record<string, string>> = {
  2026: {
    '2026-01-01': '1er janvier',
    '2026-04-06': 'Lundi de Pâques',
    '2026-05-01': '1er mai',
    '2026-05-08': '8 mai',
    '2026-05-14': 'Ascension',
    '2026-05-25': 'Lundi de Pentecôte',
    '2026-07-14': '14 juillet',
    '2026-08-15': 'Assomption',
    '2026-11-01': 'Toussaint',
    '2026-11-11': '11 novembre',
    '2026-12-25': 'Jour de Noël',
  },
  2027: {
    '2027-01-01': '1er janvier',
    '2027-03-29': 'Lundi de Pâques',
    '2027-05-01': '1er mai',
    '2027-05-06': 'Ascension',
    '2027-05-08': '8 mai',
    '2027-05-17': 'Lundi de Pentecôte',
    '2027-07-14': '14 juillet',
    '2027-08-15': 'Assomption',
    '2027-11-01': 'Toussaint',
    '2027-11-11': '11 novembre',
    '2027-12-25': 'Jour de Noël',
  },
};

describe('public holidays', () => {
  it.each([2026, 2027])('of the metropole in %s are the eleven of the law, in order', (year) => {
    const listed = Object.entries(METROPOLE[year]!).map(([date, name]) => ({ date, name }));
    expect(holidaysOf(year, 'metropole')).toEqual(listed);
  });

  it.each<[HolidayZone, Record<string, string>]>([
    ['metropole', {}],
    ['saint-pierre-et-miquelon', {}],
    ['alsace-moselle', { '2026-04-03': 'Vendredi saint', '2026-12-26': '2ème jour de Noël' }],
    ['mayotte', { '2026-04-27': ABOLITION }],
    ['martinique', { '2026-05-22': ABOLITION }],
    ['guadeloupe', { '2026-05-27': ABOLITION }],
    ['saint-martin', { '2026-05-28': ABOLITION }],
    ['guyane', { '2026-06-10': ABOLITION }],
    ['saint-barthelemy', { '2026-10-09': ABOLITION }],
    ['la-reunion', { '2026-12-20': ABOLITION }],
  ])('of %s add its own days to the eleven', (zone, own) => {
    const days = holidaysOf(2026, zone);
    expect(Object.fromEntries(days.map(({ date, name }) => [date, name]))).toEqual({
      ...METROPOLE[2026],
      ...own,
    });
    expect(days.map(({ date }) => date)).toEqual(days.map(({ date }) => date).sort());
  });

  it.each([
    [1954, '1954-04-19', 'the moon is a day too late'],
    [1981, '1981-04-20', 'Easter may not be 26 April'],
    [2000, '2000-04-24', 'a century that is a leap year'],
    [2008, '2008-03-24', 'nearly the earliest'],
    [2024, '2024-04-01', 'a leap year'],
    [2025, '2025-04-21', 'the same as in the East'],
    [2038, '2038-04-26', 'the latest there can be'],
    [2049, '2049-04-19', 'the moon is a day too late, again'],
    [2100, '2100-03-29', 'a century that is none'],
    [2285, '2285-03-23', 'the earliest there can be'],
  ])('follow Easter: Monday of %s is %s (%s)', (year, monday) => {
    expect(holidaysOf(year, 'metropole').find(({ name }) => name === 'Lundi de Pâques')?.date).toBe(monday);
  });

  it('changed in Saint-Martin with the year 2018', () => {
    const own = (year: number) => holidaysOf(year, 'saint-martin').filter(({ name }) => name === ABOLITION);
    expect([2017, 2018].map((year) => own(year).map(({ date }) => date))).toEqual([
      ['2017-05-27'],
      ['2018-05-28'],
    ]);
  });

  it.each<[string, HolidayZone, string]>([
    ['2030-06-10', 'guyane', ABOLITION],
    ['2030-06-10', 'metropole', 'Lundi de Pentecôte'],
    ['2031-05-22', 'martinique', ABOLITION],
    ['2008-05-01', 'metropole', 'Ascension'],
  ])('that meet on %s in %s are one, named %s', (day, zone, name) => {
    expect(holidayNameOf(day, zone)).toBe(name);
    expect(holidaysOf(Number(day.slice(0, 4)), zone).filter(({ date }) => date === day)).toHaveLength(1);
  });

  it('are asked for by day', () => {
    expect(holidayNameOf('2026-12-26', 'alsace-moselle')).toBe('2ème jour de Noël');
    expect(holidayNameOf('2026-12-26', 'metropole')).toBeNull();
    expect(isHoliday('2026-12-26', 'alsace-moselle')).toBe(true);
    expect(isHoliday('2026-12-26', 'la-reunion')).toBe(false);
    expect(isHoliday('0099-12-25', 'metropole')).toBe(true);
  });

  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '25/12/2026', '2026-12-25T00:00', ''])(
    'are not asked for by "%s"',
    (text) => {
      expect(() => isHoliday(text, 'metropole')).toThrow(RangeError);
    },
  );

  it('are the same when many years have been asked for in between', () => {
    const before = holidaysOf(2026, 'guyane');
    for (let year = 1000; year < 2100; year += 1) holidaysOf(year, 'guyane');
    expect(holidaysOf(2026, 'guyane')).toEqual(before);
  });
});

// The State's own publication (Etalab) is not part of the repository; where somebody put it beside the clone, the
// computation is held against all of it.
const publication = join(__dirname, '../../../../../shared/data/jours-feries-2019-2031.json');
const withPublication = existsSync(publication) ? describe : describe.skip;
if (!existsSync(publication)) console.info('not compared with the published holidays: the file is not there');

withPublication('the published holidays, 2019 to 2031', () => {
  it.each(ZONES)('are those computed for %s, day by day and name by name', (zone) => {
    const published = JSON.parse(readFileSync(publication, 'utf8')) as Record<string, Record<string, string>>;
    expect(Object.keys(published).sort()).toEqual([...ZONES].sort());
    const years = Array.from({ length: 13 }, (_, n) => 2019 + n);
    const computed = years.flatMap((year) => holidaysOf(year, zone));
    expect(Object.fromEntries(computed.map(({ date, name }) => [date, name]))).toEqual(published[zone]);
  });
});
