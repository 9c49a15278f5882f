import type { Case, CaseEvent } from '#domain/cases';
import type { Declarant, IncidentFacts } from '#domain/declarations';
import { insertRows, type Pipeline, type RowValues, type Statement } from '#persistence/database';
import type { Change } from '#persistence/record';
import { showSecret, type Bearer } from '#persistence/unit-of-work';
import { caseStatements } from './case-statements';
import type { FacilityAsSaid } from './declaration.table';

/** A declaration ready to be written. Hashes are SHA-256, 32 bytes. */
export interface Submission {
  opened: { state: Case; events: readonly CaseEvent[] };
  said: { declarant: Declarant; facility: FacilityAsSaid; facts: IncidentFacts };
  followUpHash: Buffer;
  idempotencyHash: Buffer;
  bodyHash: Buffer;
  /** Who declares for a facility, as the database knows them; null: the declarant, whom nobody needs to know. */
  bearer: Bearer | null;
}

export type SubmissionOutcome =
  { kind: 'created' } | { kind: 'repeated'; receivedAt: number } | { kind: 'key_reused' };

function statementsOf(submission: Submission, change: Change): Statement[] {
  const { state, events } = submission.opened;
  const { id: caseId, receivedAt, channel, originator } = state;
  const declaration: RowValues = {
    id: change.newId(),
    caseId,
    version: 1,
    kind: 'initial',
    channel,
    receivedAt,
    originator,
    ...submission.said,
    followUpHash: submission.followUpHash,
    idempotencyHash: submission.idempotencyHash,
    bodyHash: submission.bodyHash,
  };
  return [
    ...showSecret(submission.bearer),
    ...caseStatements(null, state, events, change),
    ...insertRows('declaration', [declaration]),
  ];
}

const isDuplicate = (error: unknown) =>
  error instanceof Error &&
  'constraint' in error &&
  (error.constraint === 'declaration_idempotency_hash_key' ||
    error.constraint === 'incident_case_reference_key');

/**
 * Writes a declaration and all that follows from it, in one commit and one round trip. The same key
 * with the same body is a repetition and writes nothing; with another body it is refused.
 */
export async function submitDeclaration(
  intake: Pipeline,
  submission: Submission,
  change: Change,
): Promise<SubmissionOutcome> {
  try {
    await intake.commit(statementsOf(submission, change));
    return { kind: 'created' };
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  const [first] = await intake.query<{ body_hash: Buffer; received_at: Date }>(
    'select * from who.first_receipt($1)',
    [submission.idempotencyHash],
  );
  if (!first?.body_hash.equals(submission.bodyHash)) return { kind: 'key_reused' };
  return { kind: 'repeated', receivedAt: first.received_at.getTime() };
}
