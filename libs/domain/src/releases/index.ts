// Nothing leaves without a release: a legal basis or the owner's consent, checked at decision and at sending.
export * from './bases.data';
export { isKnownOrganisation, NATIONAL } from './organisations.data';
export * from './consents';
export { itemsOf } from './items-of';
export * from './release';
