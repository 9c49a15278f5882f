// The directory of organisations: addresses, pinned keys, names.
export { closuresInForce, ClosureDayTable } from './closure-day.table';
export { findCorrespondent, namesOf, type Correspondent } from './correspondent';
export { OrganisationKeyTable, OrganisationTable } from './organisation.table';
