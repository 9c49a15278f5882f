import { type CareOffer, FACILITY_TYPES, type FacilityType } from './facility-type.data';

export const FACILITY_TYPE_CODES = Object.keys(FACILITY_TYPES) as FacilityType[];

export function isFacilityType(text: string): text is FacilityType {
  return Object.hasOwn(FACILITY_TYPES, text);
}

/** Label of a facility type in the reader's language. */
export function facilityTypeLabel(type: FacilityType, language: 'fr' | 'en'): string {
  return language === 'fr' ? FACILITY_TYPES[type].french : FACILITY_TYPES[type].english;
}

/** Weight of the care offer, 0 to 3, with the line (in French) that justifies it on the analyst's screen. */
export function careOfferOf(type: FacilityType): { weight: CareOffer; reason: string } {
  return { weight: FACILITY_TYPES[type].careOffer, reason: FACILITY_TYPES[type].reason };
}
