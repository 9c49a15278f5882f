import { INDENTS, proposeIndents, proposeLevel, type Indents } from '.';
import type { IncidentFacts } from '#domain/declarations';
import { anIncident, noData } from '../../../../test/builders/facts';

type Change = Partial<IncidentFacts>;
const proposed = (change: Change = {}) => proposeIndents(anIncident(change));
const answers = (change: Change) =>
  Object.fromEntries(
    INDENTS.map((indent) => [indent, proposed(change)[indent].answer]),
  ) as unknown as Indents;
const data = (change: Parameters<typeof noData>[0]) => ({ data: noData(change) });

describe('safety of care, as declared', () => {
  it.each<[Change, string]>([
    [{ patientDanger: 'none' }, 'no'],
    [{ patientDanger: 'potential' }, 'potential'],
    [{ patientDanger: 'actual' }, 'actual'],
    [{ patientDanger: 'unknown' }, 'unknown'],
    [{ patientDanger: 'none', operation: 'degraded' }, 'no'],
    [{ patientDanger: 'none', operation: 'care_interrupted' }, 'potential'],
    [{ patientDanger: 'none', measures: ['diversion'] }, 'potential'],
    [{ patientDanger: 'none', measures: ['system_shutdown'] }, 'no'],
    [{ patientDanger: 'unknown', operation: 'care_interrupted' }, 'potential'],
    [{ patientDanger: 'actual', operation: 'care_interrupted' }, 'actual'],
  ])('%j: %s', (change, answer) => {
    expect(proposed(change).safety_of_care.answer).toBe(answer);
  });
});

describe('health data, as declared', () => {
  it.each<[Parameters<typeof noData>[0], string]>([
    [{}, 'no'],
    [{ health: 'yes', effects: ['disclosed'] }, 'actual'],
    [{ health: 'yes', effects: ['unavailable', 'altered'] }, 'actual'],
    [{ health: 'yes', effects: ['unavailable'] }, 'potential'],
    [{ health: 'yes' }, 'unknown'],
    [{ health: 'unknown' }, 'unknown'],
    [{ health: 'unknown', effects: ['disclosed'] }, 'unknown'],
    [{ personal: 'yes', effects: ['disclosed'] }, 'no'],
    [{ nir: 'yes', effects: ['disclosed'] }, 'potential'],
    [{ nir: 'yes', effects: ['unavailable'] }, 'no'],
    [{ nir: 'unknown', effects: ['disclosed'] }, 'no'],
    [{ mayRevealHealth: 'yes', effects: ['altered'] }, 'potential'],
    [{ mayRevealHealth: 'unknown', effects: ['altered'] }, 'unknown'],
    [{ mayRevealHealth: 'unknown', effects: ['unavailable'] }, 'no'],
    [{ mayRevealHealth: 'yes', published: 'yes' }, 'potential'],
    [{ health: 'yes', published: 'yes' }, 'actual'],
  ])('%j: %s', (change, answer) => {
    expect(proposed(data(change)).health_data.answer).toBe(answer);
  });
});

describe('normal operation, as declared', () => {
  it.each<[Change, string]>([
    [{}, 'no'],
    [{ systems: ['mail'] }, 'no'],
    [{ operation: 'degraded' }, 'actual'],
    [{ operation: 'care_interrupted' }, 'actual'],
    [{ operation: 'unknown' }, 'unknown'],
    [{ operation: 'unknown', measures: ['internet_cut'] }, 'actual'],
    [{ operation: 'no_impact', measures: ['system_shutdown'] }, 'actual'],
  ])('%j: %s', (change, answer) => {
    expect(proposed(change).normal_operation.answer).toBe(answer);
  });
});

describe('the organisation of the health system, as declared', () => {
  it.each<[Change, string]>([
    [{}, 'no'],
    [{ operation: 'degraded' }, 'no'],
    [{ operation: 'unknown' }, 'unknown'],
    [{ operation: 'care_interrupted' }, 'potential'],
    [{ measures: ['deprogramming'] }, 'potential'],
    [{ measures: ['plan_blanc'] }, 'actual'],
    [{ measures: ['diversion'] }, 'actual'],
    [{ measures: ['emergency_closed'] }, 'actual'],
    [{ measures: ['patient_transfer'] }, 'actual'],
    [{ measures: ['system_shutdown', 'internet_cut'] }, 'no'],
    [{ systems: ['emergency_dispatch'], operation: 'degraded' }, 'potential'],
    [{ systems: ['emergency_dispatch'], operation: 'unknown' }, 'potential'],
    [{ systems: ['emergency_dispatch'] }, 'no'],
  ])('%j: %s', (change, answer) => {
    expect(proposed(change).health_system_organisation.answer).toBe(answer);
  });
});

describe('others, as declared', () => {
  it.each<[Change, string]>([
    [{ othersMayBeHit: 'no' }, 'no'],
    [{ othersMayBeHit: 'yes' }, 'potential'],
    [{ othersMayBeHit: 'unknown' }, 'unknown'],
    [{ othersMayBeHit: 'no', commonProvider: 'Éditeur Exemple' }, 'potential'],
    [{ othersMayBeHit: 'unknown', perimeter: 'provider_system' }, 'potential'],
    [{ othersMayBeHit: 'no', perimeter: 'provider_system' }, 'no'],
  ])('%j: %s', (change, answer) => {
    expect(proposed(change).others_may_be_hit.answer).toBe(answer);
  });
});

describe('the whole proposal', () => {
  it('gives each indent one sentence in French', () => {
    for (const { because } of Object.values(proposed({ operation: 'unknown' }))) {
      expect(because).toMatch(/^[A-ZÉ].{15,}\.$/);
    }
  });

  it('of an incident of which nothing is known is unknown, and significatif by law until somebody looks', () => {
    const unknown = answers({
      ...{ patientDanger: 'unknown', operation: 'unknown', othersMayBeHit: 'unknown' },
      ...data({ personal: 'unknown', health: 'unknown', nir: 'unknown', mayRevealHealth: 'unknown' }),
    });
    expect(new Set(Object.values(unknown))).toEqual(new Set(['unknown']));
    expect(proposeLevel(unknown).level).toBe('significatif');
  });

  it('of an emergency department that closes after a ransom note is significatif by its fourth indent', () => {
    const closed = answers({
      ...{ incidentType: 'ransomware', patientDanger: 'none', operation: 'care_interrupted' },
      measures: ['system_shutdown', 'emergency_closed', 'diversion'],
      ...data({ personal: 'unknown', health: 'unknown', effects: ['unavailable'] }),
    });
    expect(proposeLevel(closed)).toMatchObject({
      level: 'significatif',
      because: ['health_system_organisation'],
    });
  });
});
