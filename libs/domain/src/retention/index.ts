// How long each kind of data is kept, from when, on which basis, and what is due at an instant.
export { RETENTION_RULES, type RetentionKind, type RetentionRule } from './retention.data';
export { OF_CASES, type ErasedPart } from './of-cases.data';
export {
  retentionOf,
  rulesInForce,
  SHORTEST_MONTH,
  type RetentionDue,
  type RetentionFacts,
} from './retention';
