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
export { openCase } from './open-case';
export { type Opening } from './opening';
export { takeCase } from './take-case';
export { contestQualification, qualifyCase } from './qualify-case';
export {
  acknowledgeLetter,
  itemsOfLetter,
  judgeLetter,
  recordLetterSent,
  recordLetterStopped,
  retryLetter,
  type Obstacle,
} from './follow-letter';
export { COMPLEMENT_KINDS, complementCase, type Complement } from './complement-case';
export { PAGE_REASONS, type PageReason } from './raise-news';
export { recordDuty, type ReportedDuty } from './report-duty';
export { FILED_WITH, recordFiling, type Filing } from './record-filing';
export { letTimePass, nextWakeAt } from './let-time-pass';
export { logCall, waiveObligation, type Call } from './coordinate-case';
export { fulfilByOtherMeans } from './fulfil-by-other-means';
export { closeCase, declareOutOfScope, reopenCase, resolveCase, stillOpen, type Report } from './end-case';
export { recordAwareness, type Awareness } from './record-awareness';
export { listControllers } from './list-controllers';
export { EXCEPTIONS, invokeException, type Exception, type InvokedException } from './invoke-exception';
export { declareFilingNotNeeded } from './declare-filing-not-needed';
export { overridePriority } from './override-priority';
export { CNIL_STATES, cnilTracksOf, type CnilTrack } from './cnil-track';
export { changesToKeep, keepsNoDetails } from './keep-no-details';
export { KEPT_INSIDE } from './kept-inside.data';
export { redirectionOf, REDIRECTIONS } from './redirections.data';
export { rerouteFacility, type Rerouting } from './reroute-facility';
export { liftRestriction, restrictCase, RESTRICTED_HANDLING, UNTOLD_EVENTS } from './restrict-case';
export { addTask, completeTask, type ToDo } from './follow-task';
export {
  markRecommendationApplied,
  markRecommendationRead,
  sendRecommendation,
} from './follow-recommendation';
export { receiveMessage, sendMessage } from './exchange-messages';
export { confirmDeclaration } from './confirm-declaration';
export { grantAccess, handOver, noteRefusedAccess, revokeAccess, type GivenGrant } from './change-access';
export { caseItem, decideMarking, markItem, type AskedMarking, type Item as MarkedPart } from './mark-item';
export { draftRex } from './draft-rex';
export { recordConsent, type Consent } from './record-consent';
export { revokeConsent } from './revoke-consent';
export { shareByConsent, type Share } from './share-by-consent';
export { makeChoice, proposedAlerts, type ProposedAlert } from './make-choice';
export { audienceOf, type Ground, type Listener, type Told } from './audience';
export { attachToParent, type Attachment, type Parent } from './attach-to-parent';
export { detachFromParent } from './detach-from-parent';
export { followParent } from './follow-parent';
export { SHAREABLE_DATA, SHAREABLE_FACTS, shareWithChildren, type Update } from './share-with-children';
export { leaveBehind } from './leave-behind';
export { mergeInto, type Merge, type Merging } from './merge-into';
export { splitFacility, type Split, type Splitting } from './split-facility';
