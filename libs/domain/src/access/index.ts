// Who acts, and what an account may do; which cases it may know is decided by grants.
export * from './actor';
export { CLEARANCES, type Clearance } from './clearances.data';
export { capabilitiesOf, CASE_ROLES, ROLES, type Role } from './roles.data';
export * from './grant';
export { circleGrant } from './default-circle';
export { ORGANISATION_KINDS, ROLES_OF_KIND, type OrganisationKind } from './roles-of-kind.data';
export { READING_BUDGETS, type ReadingBudget } from './reading-budget.data';
