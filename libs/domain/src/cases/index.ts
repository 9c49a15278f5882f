// What the desk does about a declaration: one aggregate, one workflow, one decision a command.
export * from './case';
export * from './decision';
export {
  priorityOf,
  rankOf,
  scoreOf,
  type Priority,
  type PriorityOverride,
  type PriorityPart,
} from './priority';
export * from './transitions.data';
export { faultsOfWorkflow, findNextStatus, refuseUnsoundWorkflow, transitionsFrom } from './workflow';
export { openCase, type Opening } from './open-case';
export { takeCase } from './take-case';
export { contestQualification, qualifyCase } from './qualify-case';
export {
  acknowledgeLetter,
  judgeLetter,
  recordLetterSent,
  recordLetterStopped,
  retryLetter,
  type Obstacle,
} from './follow-letter';
export { complementCase, recordDuty, type Complement } from './report-duty';
export { FILED_WITH, recordFiling, type Filing } from './record-filing';
export { letTimePass, nextWakeAt } from './let-time-pass';
export { logCall, recordConsent, waiveObligation, type Call, type Consent } from './coordinate-case';
export { fulfilByOtherMeans } from './fulfil-by-other-means';
export { closeCase, declareOutOfScope, reopenCase, resolveCase, stillOpen, type Report } from './end-case';
