import { careOfferOf, facilityTypeLabel, FACILITY_TYPE_CODES, FACILITY_TYPES, isFacilityType } from './index';

describe('types of structure', () => {
  it('have a label in both languages, a weight from 0 to 3 and its reason', () => {
    for (const type of FACILITY_TYPE_CODES) {
      expect(facilityTypeLabel(type, 'fr').length).toBeGreaterThan(3);
      expect(facilityTypeLabel(type, 'en').length).toBeGreaterThan(3);
      expect(careOfferOf(type).weight).toBeGreaterThanOrEqual(0);
      expect(careOfferOf(type).weight).toBeLessThanOrEqual(3);
      expect(careOfferOf(type).reason).toMatch(/^\S.{10,90}$/);
    }
  });

  it('have labels that nobody can mistake for one another', () => {
    const labels = Object.values(FACILITY_TYPES).flatMap((type) => [type.french, type.english]);
    expect(new Set(labels).size).toBeGreaterThanOrEqual(labels.length - 1);
  });

  it.each([
    ['public_hospital', 3],
    ['nursing_home', 1],
    ['social_security_body', 0],
  ] as const)('%s weighs %i', (type, weight) => {
    expect(careOfferOf(type).weight).toBe(weight);
  });

  it('are a closed list', () => {
    expect(isFacilityType('public_hospital')).toBe(true);
    expect(isFacilityType('PUBLIC_HOSPITAL')).toBe(false);
    expect(isFacilityType('toString')).toBe(false);
  });
});
