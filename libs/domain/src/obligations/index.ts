// What the law asks, derived from facts: who owes what to whom, on which basis, by when.
export * from './obligation';
export type { CaseFacility, CaseFacts } from './case-facts';
export {
  agencyIsToldOfTheArmedForces,
  competentArs,
  declarantOf,
  hasHealthImpact,
  isOutOfScope,
  isTreatedHere,
  otherChainOf,
} from './conditions';
export {
  changesOfObligations,
  complementOwed,
  isInForce,
  obligationsFor,
  type ObligationChanges,
} from './derive-obligations';
export type { Clock, ProofMark, Rule } from './rule';
export { CNIL_COMPLEMENT, RULES } from './rules.data';
