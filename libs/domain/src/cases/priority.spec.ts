import { priorityOf } from '.';
import { FACILITY_TYPE_CODES } from '#domain/facilities';
import { INCIDENT_TYPES, OPERATIONS, ORIGINS, PATIENT_DANGERS, PERIMETERS } from '#domain/declarations';
import fc from 'fast-check';
import { aFacility, aQualification, indents, someFacts } from '../../../../test/builders/facts';
import { holds } from '../../../../test/harness/holds';

describe('the weight of the threat', () => {
  it.each([
    ['ransomware', 'whole_system', 'malicious', 4],
    ['provider_outage', 'provider_system', 'not_malicious', 4],
    ['ransomware', 'single_workstation', 'malicious', 3],
    ['application_bug', 'several_servers', 'not_malicious', 3],
    ['malicious_email', 'single_workstation', 'malicious', 2],
    ['application_bug', 'one_server', 'not_malicious', 1],
    ['unknown', 'unknown', 'unknown', 1],
  ] as const)('of %s on %s, %s, is %d', (incidentType, perimeter, origin, weight) => {
    const facts = someFacts({ incident: { incidentType, perimeter, origin } });
    expect(priorityOf(facts).parts.threat.weight).toBe(weight);
  });
});

describe('the weight of the patients', () => {
  it.each([
    ['actual', 'no_impact', 4],
    ['none', 'care_interrupted', 4],
    ['potential', 'no_impact', 3],
    ['none', 'degraded', 3],
    ['unknown', 'no_impact', 2],
    ['none', 'unknown', 2],
    ['none', 'no_impact', 1],
  ] as const)('with danger %s and operation %s is %d', (patientDanger, operation, weight) => {
    expect(priorityOf(someFacts({ incident: { patientDanger, operation } })).parts.patients.weight).toBe(
      weight,
    );
  });

  it.each([
    ['actual', 4],
    ['potential', 3],
    ['no', 1],
  ] as const)('follows the indent that the desk qualified %s', (safety_of_care, weight) => {
    const qualification = aQualification({ indents: indents({ safety_of_care }) });
    expect(priorityOf(someFacts({ qualification })).parts.patients.weight).toBe(weight);
  });
});

describe('the weight of the care offer', () => {
  it('is that of the facility that offers most, with its reason', () => {
    const facilities = [
      aFacility({ id: 'a', type: 'social_security_body' }),
      aFacility({ id: 'b', type: 'public_hospital', declares: false }),
    ];
    expect(priorityOf(someFacts({ facilities })).parts.careOffer).toEqual({
      weight: 4,
      because: 'Urgences, réanimation et recours du territoire',
    });
  });
});

describe('a priority', () => {
  const facts = fc.record({
    type: fc.constantFrom(...FACILITY_TYPE_CODES),
    incidentType: fc.constantFrom(...INCIDENT_TYPES),
    perimeter: fc.constantFrom(...PERIMETERS),
    origin: fc.constantFrom(...ORIGINS),
    patientDanger: fc.constantFrom(...PATIENT_DANGERS),
    operation: fc.constantFrom(...OPERATIONS),
  });

  it('is the product of its parts, from 1 to 64, each part with a reason', () => {
    holds(
      fc.property(facts, ({ type, ...incident }) => {
        const { score, parts } = priorityOf(someFacts({ incident, facilities: [aFacility({ type })] }));
        const weights = [parts.threat, parts.careOffer, parts.patients].map((part) => part.weight);
        expect(score).toBe(weights.reduce((a, b) => a * b));
        expect(weights.every((weight) => weight >= 1 && weight <= 4)).toBe(true);
        expect(Object.values(parts).every((part) => part.because.length > 0)).toBe(true);
      }),
    );
  });

  it('never falls because care is said to be interrupted', () => {
    holds(
      fc.property(facts, ({ type, ...incident }) => {
        const facilities = [aFacility({ type })];
        const before = priorityOf(someFacts({ incident, facilities })).score;
        const worse = { ...incident, operation: 'care_interrupted' as const };
        expect(priorityOf(someFacts({ incident: worse, facilities })).score).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});
