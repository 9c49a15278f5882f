import { functionOf, type Actor } from '#domain/access';
import type { CaseEvent, CaseEventType } from '#domain/cases';
import type { LawInForce } from '#domain/obligations';
import { createHash } from 'node:crypto';
import type { RowValues } from '#persistence/database';

/** Idempotency-Key of a command, and the SHA-256 of the command that it was sent with. */
export interface CommandKey {
  key: string;
  digest: Buffer;
}

/** The circumstances of one change, written beside it. */
export interface Change {
  now: number;
  actor: Actor;
  newId: () => string;
  /** The act, e.g. `qualify`. */
  action: string;
  requestId: string | null;
  /** Idempotency-Key of the command; null when none was given. */
  commandKey: CommandKey | null;
  /** Dates of texts to come, as the operator set them; absent: none. */
  law?: LawInForce;
}

export type Topic = 'letter.owed' | 'page.raised' | 'facts.shared' | 'account.notice';

/** When X happened, then the worker does Y. Every event is listed, so that none is forgotten. */
export const REACTIONS: Record<CaseEventType, Topic | null> = {
  case_opened: null,
  taken: null,
  qualified: null,
  transferred: null,
  declared_out_of_scope: null,
  handling_started: null,
  obligation_opened: null,
  obligation_superseded: null,
  obligation_reopened: null,
  obligation_reanchored: null,
  obligation_overdue: null,
  obligation_settled: null,
  release_granted: null,
  consent_revoked: null,
  letter_owed: 'letter.owed',
  letter_held: null,
  letter_sent: null,
  letter_failed: null,
  letter_acknowledged: null,
  letter_cancelled: null,
  call_logged: null,
  filing_reported: null,
  duty_reported: null,
  complemented: null,
  corrected: null,
  confirmed: null,
  contested: null,
  consented: null,
  page_raised: 'page.raised',
  task_opened: null,
  task_done: null,
  priority_overridden: null,
  awareness_recorded: null,
  controllers_listed: null,
  filing_not_needed: null,
  exception_invoked: null,
  choice_made: null,
  facility_rerouted: null,
  facility_left: null,
  restricted: null,
  unrestricted: null,
  shared: 'facts.shared',
  attached: null,
  detached: null,
  followed: null,
  merged: null,
  merged_in: null,
  unmerged: null,
  split: null,
  recommendation_sent: null,
  recommendation_read: null,
  recommendation_applied: null,
  message_sent: null,
  message_received: null,
  access_granted: null,
  access_revoked: null,
  access_refused: null,
  handed_over: null,
  glass_broken: null,
  marked: null,
  weakening_asked: null,
  weakening_withdrawn: null,
  rex_drafted: null,
  resolved: null,
  closed: null,
  reopened: null,
};

/** The outbox rows of a decision: what the worker owes because of its events. */
export function outboxOf(caseId: string, events: readonly CaseEvent[], change: Change): RowValues[] {
  return events.flatMap(({ type, data }) => {
    const topic = REACTIONS[type];
    if (topic === null) return [];
    return [{ id: change.newId(), topic, subjectId: data.id, caseId, createdAt: change.now }];
  });
}

interface Audited {
  type: string;
  id: string;
  caseId: string | null;
}

/** One audit event: who did what to what. `payload` is committed to by its hash, never repeated. */
export function auditOf(
  change: Omit<Change, 'commandKey'>,
  object: Audited,
  payload: unknown,
  refused: string | null = null,
): RowValues {
  const { actor } = change;
  return {
    id: change.newId(),
    at: change.now,
    actorKind: actor.kind,
    actorAccount: 'accountId' in actor ? actor.accountId : null,
    actorFunction: functionOf(actor),
    action: change.action,
    objectType: object.type,
    objectId: object.id,
    caseId: object.caseId,
    decision: refused === null ? 'allowed' : 'refused',
    reason: refused,
    requestId: change.requestId,
    payloadHash: createHash('sha256').update(JSON.stringify(payload)).digest(),
  };
}
