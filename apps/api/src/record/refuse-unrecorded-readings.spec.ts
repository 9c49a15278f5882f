import type { DeclaredRoute } from '../http/declared-routes';
import { READINGS, UNRECORDED } from './readings.data';
import { ReadingWithoutRecord, refuseUnrecordedReadings } from './refuse-unrecorded-readings';

const get = (path: string, rule: DeclaredRoute['rule']): DeclaredRoute => ({
  ...{ method: 'GET', path, rule, described: undefined },
});
const KNOWN = Object.keys({ ...READINGS, ...UNRECORDED }).map((route) =>
  get(route.replace('GET ', ''), { capability: 'read_cases' }),
);

describe('a reading', () => {
  it('is recorded, or named with the reason why not', () => {
    expect(() => refuseUnrecordedReadings(KNOWN)).not.toThrow();
    expect(Object.values(UNRECORDED).every((reason) => reason.length > 20)).toBe(true);
  });

  it.each([
    ['a capability', { capability: 'keep_data' } as const],
    ['a code', 'declarant' as const],
    ['a link', 'recipient' as const],
    ['a session', 'session' as const],
  ])('stops the start-up when it wants %s and is named nowhere', (_, rule) => {
    const asked = () => refuseUnrecordedReadings([...KNOWN, get('/planted', rule)]);
    expect(asked).toThrow(ReadingWithoutRecord);
    expect(asked).toThrow('GET /planted');
  });

  it('stops the start-up when it is named and is no route any more', () => {
    expect(() => refuseUnrecordedReadings(KNOWN.slice(1))).toThrow('GET /cases');
  });

  it('that is open to everybody needs no line', () => {
    const free = [get('/health', 'public')];
    expect(() => refuseUnrecordedReadings([...KNOWN, ...free])).not.toThrow();
  });
});
