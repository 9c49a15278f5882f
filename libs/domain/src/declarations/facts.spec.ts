import { awarenessOf, faultsOfDates, mergeFacts, personalDataMayBeHit, type FactChanges } from '.';
import fc from 'fast-check';
import { anIncident, HOUR, MINUTE, NIGHT, noData } from '../../../../test/builders/facts';
import { holds } from '../../../../test/harness/holds';

describe('a complement', () => {
  const said = anIncident({
    operation: 'degraded',
    systems: ['imaging'],
    data: noData({ personal: 'unknown', effects: ['unavailable'], persons: 12 }),
  });

  it('changes what it says and keeps what it does not say', () => {
    const merged = mergeFacts(said, { operation: 'care_interrupted' });
    expect(merged).toEqual({ ...said, operation: 'care_interrupted' });
  });

  it('merges the data key by key', () => {
    const { data } = mergeFacts(said, { data: { persons: 300_000, effects: ['disclosed'] } });
    expect(data).toEqual(noData({ personal: 'unknown', effects: ['disclosed'], persons: 300_000 }));
  });

  it('takes undefined for not said, and null for said to be unknown', () => {
    const merged = mergeFacts(said, {
      operation: undefined,
      commonProvider: null,
      data: { personal: undefined, persons: null },
    });
    expect(merged.operation).toBe('degraded');
    expect(merged.data).toMatchObject({ personal: 'unknown', persons: null });
  });

  it('may take back what was said: no, nobody and nothing are answers', () => {
    const urgent = anIncident({ urgent: true, commonProvider: 'Éditeur Exemple', startedAt: NIGHT });
    const taken = { urgent: false, commonProvider: null, startedAt: null };
    expect(mergeFacts(urgent, taken)).toMatchObject(taken);
  });

  it('replaces lists as a whole: a system that is said no longer to be hit goes', () => {
    expect(mergeFacts(said, { systems: ['laboratory'] }).systems).toEqual(['laboratory']);
  });

  it('said twice gives the same facts as said once, and changes no fact in place', () => {
    const change = fc.record(
      {
        narrative: fc.string(),
        operation: fc.constantFrom('no_impact', 'degraded', 'care_interrupted', 'unknown'),
        data: fc.record(
          { personal: fc.constantFrom('yes', 'no', 'unknown'), persons: fc.option(fc.nat()) },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<FactChanges>;
    const before = structuredClone(said);
    holds(
      fc.property(change, (changes) => {
        const once = mergeFacts(said, changes);
        expect(mergeFacts(once, changes)).toEqual(once);
        expect(said).toEqual(before);
      }),
    );
  });
});

describe('awareness', () => {
  it('is what the controller said, else the moment of notice', () => {
    expect(awarenessOf(anIncident())).toBe(NIGHT);
    expect(awarenessOf(anIncident({ data: noData({ awarenessAt: NIGHT + HOUR }) }))).toBe(NIGHT + HOUR);
  });
});

describe('personal data', () => {
  it.each([
    ['no', 'no', 'no', false],
    ['unknown', 'no', 'no', true],
    ['yes', 'no', 'no', true],
    ['no', 'yes', 'no', true],
    ['no', 'no', 'yes', true],
    ['no', 'unknown', 'unknown', false],
  ] as const)('personal %s, health %s, nir %s: may be hit is %s', (personal, health, nir, expected) => {
    expect(personalDataMayBeHit(anIncident({ data: noData({ personal, health, nir }) }))).toBe(expected);
  });
});

describe('dates', () => {
  const now = NIGHT + 3 * HOUR;
  const done = (at: number) => [{ authority: 'police' as const, at, reference: null }];

  it.each([
    [{ noticedAt: now + 5 * MINUTE }, [], 'a clock five minutes ahead is forgiven'],
    [{ noticedAt: now + 5 * MINUTE + 1 }, ['noticedAt:in_the_future'], 'and not more'],
    [{ startedAt: now + HOUR }, ['startedAt:in_the_future'], 'a start to come'],
    [{ endedAt: now + HOUR }, ['endedAt:in_the_future'], 'an end to come'],
    [{ data: { awarenessAt: now + HOUR } }, ['data.awarenessAt:in_the_future'], 'an awareness to come'],
    [{ alreadyDone: done(now + HOUR) }, ['alreadyDone.0.at:in_the_future'], 'a complaint to come'],
    [{ noticedAt: Date.UTC(1989, 11, 31) }, ['noticedAt:too_old'], 'the year was mistyped'],
    [{ noticedAt: Date.UTC(1990, 0, 1) }, [], 'the oldest date that is believed'],
    [{ startedAt: NIGHT, endedAt: NIGHT - 1 }, ['endedAt:end_before_start'], 'over before it began'],
    [{ startedAt: NIGHT, endedAt: NIGHT }, [], 'an instant'],
    [{ startedAt: null, endedAt: NIGHT - HOUR }, [], 'an end whose start nobody knows'],
    [{ startedAt: NIGHT, noticedAt: NIGHT }, [], 'noticed as it began'],
    [{ startedAt: NIGHT, noticedAt: NIGHT - 1 }, ['noticedAt:before_start'], 'noticed before it began'],
    [
      { startedAt: NIGHT, data: { awarenessAt: NIGHT - 1 } },
      ['data.awarenessAt:before_start'],
      'a controller aware of what had not begun',
    ],
    [{ startedAt: NIGHT, data: { awarenessAt: NIGHT } }, [], 'aware as it began'],
    [
      { startedAt: null, data: { awarenessAt: NIGHT - HOUR } },
      [],
      'aware, and nobody knows since when it lasts',
    ],
    [{}, [], 'nothing said'],
    [
      { startedAt: now + 2 * HOUR, endedAt: now + HOUR },
      ['startedAt:in_the_future', 'endedAt:in_the_future', 'endedAt:end_before_start'],
      'every fault at once',
    ],
  ])('%j give %j (%s)', (facts, expected, _why) => {
    const faults = faultsOfDates(facts as FactChanges, now);
    expect(faults.map(({ field, fault }) => `${field}:${fault}`)).toEqual(expected);
  });
});
