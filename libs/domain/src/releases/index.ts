// Nothing leaves without a release: a legal basis or the owner's consent, checked at decision and at sending.
export * from './bases.data';
export { isKnownOrganisation } from './organisations.data';
export * from './release';
