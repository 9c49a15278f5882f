import { calendarOf } from '.';

const at = (time: string) => Date.parse(time);

describe('the calendar of a place', () => {
  it('tells everything of one moment', () => {
    expect(calendarOf(at('2026-12-26T22:30:00Z'), '67')).toEqual({
      zone: 'Europe/Paris',
      local: 'samedi 26 décembre 2026 à 23:30 (UTC+1)',
      isHoliday: '2ème jour de Noël',
      holidaysKnown: true,
      isNight: true,
      isWeekend: true,
    });
  });

  it('is another one elsewhere at the same moment', () => {
    expect(calendarOf(at('2026-12-20T03:30:00Z'), '974')).toEqual({
      zone: 'Indian/Reunion',
      local: 'dimanche 20 décembre 2026 à 07:30 (UTC+4)',
      isHoliday: "Abolition de l'esclavage",
      holidaysKnown: true,
      isNight: false,
      isWeekend: true,
    });
    expect(calendarOf(at('2026-12-20T03:30:00Z'), '988')).toMatchObject({ isNight: false });
    expect(calendarOf(at('2026-12-20T03:30:00Z'), '59')).toMatchObject({ isHoliday: null, isNight: true });
  });

  it('reads the holiday of the day that it is there', () => {
    // Three in the morning of 23 May in Paris is still the evening of the 22nd in Martinique.
    expect(calendarOf(at('2026-05-23T01:00:00Z'), '972').isHoliday).toBe("Abolition de l'esclavage");
    expect(calendarOf(at('2026-05-22T01:00:00Z'), '972').isHoliday).toBeNull();
  });

  it('says that it does not know the holidays of the Pacific and of the southern lands', () => {
    const newYear = at('2026-01-01T06:00:00Z');
    for (const department of ['984', '986', '987', '988']) {
      expect(calendarOf(newYear, department)).toMatchObject({ isHoliday: null, holidaysKnown: false });
    }
    expect(calendarOf(newYear, '975')).toMatchObject({ isHoliday: '1er janvier', holidaysKnown: true });
  });

  it('is that of the metropole where the département is not known', () => {
    for (const department of [null, '20', '']) {
      const christmas = calendarOf(at('2026-12-25T12:00:00Z'), department);
      expect(christmas).toMatchObject({
        zone: 'Europe/Paris',
        isHoliday: 'Jour de Noël',
        holidaysKnown: true,
      });
    }
  });

  it.each([
    ['2026-11-23T21:59:59+01:00', false],
    ['2026-11-23T22:00:00+01:00', true],
    ['2026-11-24T06:59:59+01:00', true],
    ['2026-11-24T07:00:00+01:00', false],
    ['2026-10-25T02:30:00+01:00', true],
  ])('has night from 22h to 7h: at %s %s', (time, night) => {
    expect(calendarOf(at(time), '59').isNight).toBe(night);
  });

  it.each([
    ['2026-11-20T23:59:59+01:00', false, 'Friday'],
    ['2026-11-21T00:00:00+01:00', true, 'Saturday'],
    ['2026-11-22T23:59:59+01:00', true, 'Sunday'],
    ['2026-11-23T00:00:00+01:00', false, 'Monday'],
  ])('has a week-end: at %s %s (%s)', (time, weekend) => {
    expect(calendarOf(at(time), '59').isWeekend).toBe(weekend);
  });

  it('makes one formatter a zone, however many children a case has', () => {
    const make = jest.spyOn(Intl, 'DateTimeFormat');
    for (let n = 0; n < 500; n += 1) calendarOf(at('2026-01-01') + n * 3_600_000, '986');
    expect(make.mock.calls.length).toBeLessThanOrEqual(1);
    make.mockRestore();
  });
});
