import { whoIsOnCall, type Shift } from '.';

const at = (time: string) => Date.parse(time);
const shift = (startsAt: string, endsAt: string, email: string): Shift => ({
  startsAt: at(startsAt),
  endsAt: at(endsAt),
  email,
});
const DUTY = 'astreinte@cert.example';
const NIGHT = shift('2026-10-24T18:00:00+02:00', '2026-10-25T09:00:00+01:00', 'alix@cert.example');
const DAY = shift('2026-10-25T09:00:00+01:00', '2026-10-25T18:00:00+01:00', 'sacha@cert.example');
const SWAP = shift('2026-10-25T02:00:00+02:00', '2026-10-25T04:00:00+01:00', 'camille@cert.example');

describe('who is on call', () => {
  it.each([
    ['2026-10-24T18:00:00+02:00', 'alix@cert.example', 'a shift begins with its first millisecond'],
    ['2026-10-25T08:59:59.999+01:00', 'alix@cert.example', 'a shift lasts to its last millisecond'],
    ['2026-10-25T09:00:00+01:00', 'sacha@cert.example', 'a shift ends where the next begins'],
    ['2026-10-25T18:00:00+01:00', DUTY, 'nobody covers: the last resort answers'],
    ['2026-10-24T17:59:59.999+02:00', DUTY, 'nobody covers yet'],
  ])('at %s is %s (%s)', (time, email) => {
    expect(whoIsOnCall([NIGHT, DAY], at(time), DUTY)).toBe(email);
  });

  it('is whoever was written last when two shifts cover the same hour', () => {
    expect(whoIsOnCall([NIGHT, DAY, SWAP], at('2026-10-25T02:30:00+02:00'), DUTY)).toBe(
      'camille@cert.example',
    );
  });

  it('is the same person through both passages of 02:30 when the clocks go back', () => {
    const passages = ['2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00'];
    expect(passages.map((time) => whoIsOnCall([NIGHT, DAY], at(time), DUTY))).toEqual([
      'alix@cert.example',
      'alix@cert.example',
    ]);
  });

  it('is the last resort when there is no rota at all', () => {
    expect(whoIsOnCall([], 0, DUTY)).toBe(DUTY);
  });
});
