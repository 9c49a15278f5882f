// What a facility says of an incident: immutable, versioned, complete only when it can be.
export * from './vocabularies.data';
export * from './facts';
export { faultsOfDates, type DateFault } from './check-dates';
export { minimiseChangesForDefence, minimiseForDefence, NOTHING_COLLECTED } from './minimise-for-defence';
export { compareFacts, factsAtVersion, type FactDifference, type SaidVersion } from './compare-facts';
