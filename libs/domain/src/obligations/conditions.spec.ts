import { competentArs, declarantOf, hasHealthImpact, isOutOfScope, isTreatedHere, otherChainOf } from '.';
import { MEASURES } from '#domain/declarations';
import { aFacility, aQualification, indents, someFacts } from '../../../../test/builders/facts';

const qualifiedWith = (change: Parameters<typeof indents>[0]) => aQualification({ indents: indents(change) });

describe('health impact, direct or indirect', () => {
  it.each([
    ['none', 'no_impact', false],
    ['potential', 'no_impact', true],
    ['actual', 'no_impact', true],
    ['unknown', 'no_impact', true],
    ['none', 'degraded', true],
    ['none', 'care_interrupted', true],
    ['none', 'unknown', true],
  ] as const)('danger %s and operation %s, as declared: %s', (patientDanger, operation, expected) => {
    expect(hasHealthImpact(someFacts({ incident: { patientDanger, operation } }))).toBe(expected);
  });

  it.each([
    ['actual', 'no', false, 'a person at the desk decided that care is safe'],
    ['none', 'potential', true, 'a person at the desk saw what the declarant did not'],
    ['none', 'actual', true, 'the same, and it happened'],
    ['unknown', 'unknown', true, 'nobody knows: may be'],
    ['potential', 'unknown', true, 'the desk does not know: the declarant counts'],
  ] as const)('danger %s, qualified %s: %s (%s)', (patientDanger, safety_of_care, expected, _why) => {
    const qualification = qualifiedWith({ safety_of_care });
    expect(hasHealthImpact(someFacts({ incident: { patientDanger }, qualification }))).toBe(expected);
  });

  it.each([
    ['no', false],
    ['unknown', true],
    ['potential', true],
  ] as const)('operation unknown, qualified %s: %s', (normal_operation, expected) => {
    const qualification = qualifiedWith({ normal_operation });
    expect(hasHealthImpact(someFacts({ incident: { operation: 'unknown' }, qualification }))).toBe(expected);
  });

  it.each(MEASURES)('the measure %s counts when it touches care', (measure) => {
    const machinesOnly = measure === 'system_shutdown' || measure === 'internet_cut';
    expect(hasHealthImpact(someFacts({ incident: { measures: [measure] } }))).toBe(!machinesOnly);
  });
});

describe('the facilities of a case', () => {
  const site = aFacility({ id: 'site', ars: 'ars:28', declares: false });

  it('are answered for by the one that declared, wherever it stands in the list', () => {
    expect(declarantOf(someFacts({ facilities: [site, aFacility()] })).id).toBe('facility-main');
  });

  it('are answered for by the first when none says that it declared', () => {
    const facilities = [site, aFacility({ declares: false })];
    expect(declarantOf(someFacts({ facilities })).id).toBe('site');
  });

  it('make each competent agency appear once', () => {
    const facilities = [aFacility(), site, aFacility({ id: 'c', declares: false }), aFacility({ ars: null })];
    expect(competentArs(someFacts({ facilities }))).toEqual(['ars:32', 'ars:28']);
  });

  it.each([
    ['public_hospital', null],
    ['social_security_body', 'cert-social'],
    ['military_hospital', 'armed-forces'],
  ] as const)('of type %s belong to the chain %s', (type, chain) => {
    expect(otherChainOf(someFacts({ facilities: [aFacility({ type })] }))).toBe(chain);
  });

  it.each([
    ['public_hospital', true, false],
    ['social_security_body', false, false],
    ['military_hospital', false, false],
    ['pharmacy', false, true],
  ] as const)('of type %s are treated here: %s, out of scope: %s', (type, here, outOfScope) => {
    const facts = someFacts({ facilities: [aFacility({ type })] });
    expect([isTreatedHere(facts), isOutOfScope(facts)]).toEqual([here, outOfScope]);
  });

  it('stay in scope when a pharmacy is a second site only', () => {
    const facilities = [aFacility(), aFacility({ id: 'b', type: 'pharmacy', declares: false })];
    expect(isTreatedHere(someFacts({ facilities }))).toBe(true);
  });

  it('do not leave the desk because a second site belongs to another chain', () => {
    const facilities = [aFacility(), aFacility({ id: 'b', type: 'military_hospital', declares: false })];
    expect(otherChainOf(someFacts({ facilities }))).toBeNull();
  });
});
