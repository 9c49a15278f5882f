// Who declares and whose agency answers: identifiers, types of structure, and the 18 regional health agencies.
export { checkFiness, normaliseFiness, type FinessCheck } from './finess';
export { checkSiren, checkSiret, normaliseSiret, type SiretCheck } from './siret';
export type { DepartmentCode, HolidayZone, Region, RegionCode } from './territory';
export { REGIONS, TERRITORIES_WITHOUT_ARS } from './regions.data';
export {
  competentArs,
  departmentOfFiness,
  findDepartment,
  findRegion,
  holidayZoneOf,
  isAttributionToConfirm,
} from './competent-ars';
export { FACILITY_TYPES, type CareOffer, type FacilityType } from './facility-type.data';
export { careOfferOf, facilityTypeLabel, FACILITY_TYPE_CODES, isFacilityType } from './facility-type';
export { normaliseName } from './normalise-name';
