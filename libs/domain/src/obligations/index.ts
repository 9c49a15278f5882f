// What the law asks, derived from facts: who owes what to whom, on which basis, by when.
export * from './obligation';
export * from './case-facts';
export {
  agencyIsToldOfTheArmedForces,
  competentArs,
  controllersOf,
  declarantOf,
  findAwareness,
  hasHealthImpact,
  isDeclaredByProcessor,
  isMajorForCare,
  isOutOfScope,
  isTreatedHere,
  otherChainOf,
} from './conditions';
export { isInForce, obligationsFor, wakesOf, type Owed } from './derive-obligations';
export { applyChanges, changesOfObligations, type ObligationChanges } from './change-obligations';
export { lawToCome } from './law-to-come';
export { PROOF_MARKS } from './rule';
export type { Anchor, Clock, Owing, Principle, ProofMark, Rule } from './rule';
export {
  AGENCIES,
  cnilFilingsOf,
  findRule,
  PRINCIPLES,
  proposedAgencies,
  REMINDER_HOURS,
  RULES,
  UNANSWERED_AFTER_MINUTES,
} from './rules';
