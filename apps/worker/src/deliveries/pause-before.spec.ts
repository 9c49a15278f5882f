import 'reflect-metadata';
import { pauseBefore } from './record-outcome';

describe('the pause before another try', () => {
  it.each([
    [2, 2],
    [3, 4],
    [6, 32],
    [30, 900],
  ])('number %i is %i seconds at least', (number, seconds) => {
    expect(pauseBefore(number, 0)).toBe(seconds);
  });

  it('is up to a quarter longer, so that a crowd spreads out', () => {
    expect(pauseBefore(2, 1)).toBe(2.5);
  });
});
