import fc from 'fast-check';
import {
  ANSWERS,
  CHANNELS,
  DATA_EFFECTS,
  MEASURES,
  OPERATIONS,
  ORIGINS,
  PATIENT_DANGERS,
  SYSTEMS,
} from '#domain/declarations';
import { FACILITY_TYPES, type FacilityType } from '#domain/facilities';
import { PHASES, type CaseFacility, type CaseFacts } from '#domain/obligations';
import { INDENT_ANSWERS, LEVELS } from '#domain/qualification';
import { aFacility, anIncident, aQualification, HOUR, indents, NIGHT, noData, someFacts } from './facts';

const anyOf = <T>(list: readonly T[]) => fc.constantFrom(...list);
/** Within four months, on the hour or beside it. */
const instant = fc.integer({ min: 0, max: 2900 }).map((hours) => NIGHT + hours * HOUR);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const IDS = ['facility-main', 'second', 'third'];

const facilities: fc.Arbitrary<CaseFacility[]> = fc
  .array(
    fc.record({
      type: anyOf(Object.keys(FACILITY_TYPES) as FacilityType[]),
      ars: anyOf(['ars:32', 'ars:28', null]),
      ose: anyOf(ANSWERS),
      nis2: anyOf(ANSWERS),
      awarenessAt: maybe(instant),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((list) => list.map((change, i) => aFacility({ ...change, id: IDS[i]!, declares: i === 0 })));

const data = fc
  .record({
    ...{
      personal: anyOf(ANSWERS),
      health: anyOf(ANSWERS),
      nir: anyOf(ANSWERS),
      mayRevealHealth: anyOf(ANSWERS),
      published: anyOf(ANSWERS),
    },
    effects: fc.subarray([...DATA_EFFECTS]),
    persons: maybe(fc.nat(1000)),
    awarenessAt: maybe(instant),
  })
  .map(noData);

const incident = fc
  .record({
    noticedAt: anyOf([NIGHT, NIGHT - 800 * 24 * HOUR, NIGHT + HOUR]),
    endedAt: maybe(instant),
    origin: anyOf(ORIGINS),
    systems: fc.subarray([...SYSTEMS], { maxLength: 4 }),
    patientDanger: anyOf(PATIENT_DANGERS),
    operation: anyOf(OPERATIONS),
    measures: fc.subarray([...MEASURES], { maxLength: 2 }),
    data,
  })
  .map(anIncident);

const qualification = fc
  .record({
    level: anyOf(LEVELS),
    safety_of_care: anyOf(INDENT_ANSWERS),
    otherSectors: fc.boolean(),
    number: fc.integer({ min: 1, max: 3 }),
    changedAt: instant,
    escalations: fc.integer({ min: 1, max: 2 }),
    contests: fc.subarray(['ars:32', 'ars:28']),
    answeredAt: maybe(instant),
  })
  .map(({ safety_of_care, contests, answeredAt, ...change }) =>
    aQualification({
      ...change,
      indents: indents({ safety_of_care }),
      contests: contests.map((by) => ({
        by,
        at: NIGHT + 9 * HOUR,
        reason: 'désaccord',
        level: null,
        answeredAt,
      })),
    }),
  );

const filing = fc.record({
  creditor: anyOf(['cnil', 'anssi', 'police']),
  phase: anyOf(PHASES),
  facilityId: anyOf(IDS),
  at: instant,
  answers: maybe(instant),
});

const notice = fc.record({
  recipient: anyOf(['fssi', 'corruss', 'anssi']),
  act: anyOf(['escalate', 'alert', 'inform'] as const),
  round: anyOf(['', 'n° 2']),
  sentAt: instant,
  acknowledgedAt: maybe(instant),
});

const choice = fc
  .record({
    what: anyOf(['alert', 'intermediate_report'] as const),
    about: anyOf(['ansm', 'asnr', 'cnil']),
    at: instant,
  })
  .map((chosen) => ({ ...chosen, by: 'astreinte', reason: 'décision' }));

/** Facts of any case, likely or not: the rules must hold their promises under all of them. */
export const anyFacts: fc.Arbitrary<CaseFacts> = fc
  .record({
    ...{ facilities, incident, channel: anyOf(CHANNELS), outOfScope: fc.boolean() },
    qualification: maybe(qualification),
    filings: fc.uniqueArray(filing, {
      maxLength: 4,
      selector: (f) => [f.creditor, f.phase, f.facilityId].join(),
    }),
    notices: fc.uniqueArray(notice, { maxLength: 3, selector: (n) => [n.recipient, n.act, n.round].join() }),
    choices: fc.uniqueArray(choice, { maxLength: 3, selector: (c) => (c.what === 'alert' ? c.about : c.at) }),
    ...{ confirmedAt: maybe(instant), notifiableChangedAt: maybe(instant), resolvedAt: maybe(instant) },
    law: maybe(anyOf([NIGHT, NIGHT + HOUR])).map((from) => ({
      nis2: from === null ? null : { from, creditor: 'anssi' },
    })),
  })
  .map((facts) => ({ ...someFacts(), ...facts }));

/** A history: facts as they followed each other, each at a later instant. */
export const anyHistory = fc
  .array(fc.record({ facts: anyFacts, after: fc.integer({ min: 1, max: 800 }) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((steps) => {
    let now = NIGHT + 3 * HOUR;
    return steps.map(({ facts, after }) => ({ facts, now: (now += after * HOUR) }));
  });
