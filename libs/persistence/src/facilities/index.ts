// The directory of facilities: its table, and the import of public lists into it.
export { FacilityTable } from './facility.table';
export { facilityTypeOf } from './facility-type-of';
export { importFacilities, type ImportOrder, type ImportResult, type LineRemark } from './import-facilities';
export { type FacilityFacts } from './read-facility-row';
export { saveFacilities, type FacilityOrigin, type SqlClient } from './save-facilities';
