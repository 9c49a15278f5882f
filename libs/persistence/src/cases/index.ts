// Cases in PostgreSQL: loaded whole, saved as the difference that one decision made.
export { CaseTable } from './case.table';
export {
  CaseFacilityTable,
  CaseGrantTable,
  LetterTable,
  MarkingChangeTable,
  ObligationTable,
  QualificationTable,
  RecommendationTable,
  ReleaseTable,
  RestrictedHandlingTable,
  SharedFactsTable,
  TaskTable,
} from './case-parts.table';
export { DeclarationTable, type FacilityAsSaid } from './declaration.table';
export { findCase, isRestricted } from './load-case';
export { findLetterToAcknowledge } from './load-acknowledged';
export { findParent, findRevisionsAfter, isParent, knownAmong, lockCases } from './load-family';
export { sharedRow } from './shared-row';
export { liftingStatements, restrictionStatements } from './restricted-statements';
export { findItemMarking, markStatements } from './item-labels';
export { caseStatements } from './case-statements';
export { submitDeclaration, type Submission, type SubmissionOutcome } from './submit-declaration';
export { lockDueCase, wakeCaseAt } from './wake-case';
