// How long each kind of data is kept, from when, on which basis, and what is due at an instant.
export { RETENTION_RULES, type RetentionKind, type RetentionRule } from './retention.data';
export { retentionOf, type RetentionDue, type RetentionFacts } from './retention';
