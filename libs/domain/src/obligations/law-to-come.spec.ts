import { lawToCome, NO_LAW_TO_COME } from '.';

describe('a text to come', () => {
  it('is off while no date is set', () => {
    expect(lawToCome('', 'anssi')).toEqual(NO_LAW_TO_COME);
  });

  it.each([
    ['2027-01-01', '2026-12-31T23:00:00.000Z', 'winter time'],
    ['2027-07-01', '2027-06-30T22:00:00.000Z', 'summer time'],
  ])('of %s applies from %s, midnight in Paris in %s', (day, instant) => {
    expect(lawToCome(day, 'autorite-nis2').nis2).toEqual({
      from: Date.parse(instant),
      creditor: 'autorite-nis2',
    });
  });

  it('of a day that no calendar has is refused', () => {
    expect(() => lawToCome('2027-02-30', 'anssi')).toThrow(RangeError);
  });
});
