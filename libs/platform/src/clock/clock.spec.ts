import { Clock } from '.';

describe('the clock', () => {
  beforeEach(() => jest.useFakeTimers({ now: Date.parse('2024-02-11T03:00:00+01:00') }));
  afterEach(() => jest.useRealTimers());

  it('tells the time of the machine, in milliseconds', () => {
    expect(new Clock(false).now()).toBe(Date.parse('2024-02-11T02:00:00Z'));
  });

  it('does not move in production', () => {
    const clock = new Clock(false);
    expect(() => clock.shiftBy(1)).toThrow('this clock does not move');
    expect(clock.now()).toBe(Date.now());
  });

  it.each([3_600_000, -3_600_000, 0])('moves by %d ms in a demonstration, and goes on', (offset) => {
    const clock = new Clock(true);
    clock.shiftBy(offset);
    jest.advanceTimersByTime(1000);
    expect(clock.now()).toBe(Date.parse('2024-02-11T02:00:01Z') + offset);
  });

  it('is moved from the machine’s time, never from where it already stands', () => {
    const clock = new Clock(true);
    clock.shiftBy(5000);
    clock.shiftBy(1000);
    expect(clock.now()).toBe(Date.now() + 1000);
  });
});
