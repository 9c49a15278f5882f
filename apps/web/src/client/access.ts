import { newKey } from './new-key';
import { ask } from './send';

export interface Labels {
  tlp: string;
  pap: string;
  compartments: string[];
  protection: string;
}

/** What an item bears, and whose information it is: an organisation, or `declarant`. */
export interface Borne extends Labels {
  originator: string;
}

/** The same for whoever holds a follow-up code. */
export type BorneOutside = Omit<Borne, 'compartments'>;

/** Need-to-know of somebody on a case. */
export interface Grant {
  id: string;
  principal: string;
  name: string;
  tlpMax: string;
  /** Why it does not open the case as it is marked now; null: it does. */
  shutBy: 'audience' | 'label' | null;
  capabilities: string[];
  ground: 'circle' | 'given' | 'glass' | 'on_call';
  reason: string | null;
  grantedBy: string;
  grantedAt: string;
  until: string | null;
  revokedAt: string | null;
}

export interface MarkingChange {
  id: string;
  item: string;
  was: Labels;
  wanted: Labels;
  reason: string;
  agreedBy: string | null;
  evidence: string | null;
  askedAt: string;
  askedBy: string;
  outcome: string | null;
  mayDecide: boolean;
}

export interface AskedAccess {
  id: string;
  by: string;
  organisation: string;
  reason: string;
  askedAt: string;
  outcome: string | null;
}

export interface BrokenGlass {
  id: string;
  by: string;
  reason: string;
  ticket: string;
  at: string;
  until: string;
  reviewDueAt: string;
  reviewedAt: string | null;
  reviewedBy: string | null;
  verdict: string | null;
  review: string | null;
}

/** As those who review read it: with the reference and how often something was read. */
export type GlassToReview = BrokenGlass & { reference: string; readings: number };

export interface Circle {
  grants: Grant[];
  markingChanges: MarkingChange[];
  requests: AskedAccess[];
  brokenGlasses: BrokenGlass[];
}

/** Whom a case can be granted to. */
export interface KnownPrincipal {
  principal: string;
  name: string;
  organisation: string;
}

export interface MyRequest {
  id: string;
  reference: string;
  reason: string;
  askedAt: string;
  outcome: string | null;
  answer: string | null;
}

/** What waits for a decision of the reader. */
export interface WaitingDecision {
  id: string;
  caseId: string;
  reference: string;
  what: 'access' | 'weakening' | 'erasure' | 'lift';
  by: string;
  organisation: string;
  reason: string;
  askedAt: string;
}

export const readWaiting = async () =>
  (await ask<{ waiting: WaitingDecision[] }>('/waiting-decisions')).waiting;

export const countWaiting = async () => (await ask<{ count: number }>('/waiting-decisions/count')).count;

const post = <T>(path: string, body: unknown) =>
  ask<T>(path, { method: 'POST', body, headers: { 'idempotency-key': newKey() } });

export const readCircle = (id: string) => ask<Circle>(`/cases/${id}/access`);

export const readPrincipals = async () =>
  (await ask<{ principals: KnownPrincipal[] }>('/principals')).principals;

export const askAccess = (body: unknown) => post<{ asked: boolean }>('/access-requests', body);

export const readMyRequests = async () => (await ask<{ requests: MyRequest[] }>('/access-requests')).requests;

/** @returns the case that is open for an hour */
export const breakGlass = async (body: unknown) =>
  (await post<{ caseId: string }>('/broken-glasses', body)).caseId;

export const readBrokenGlasses = async () =>
  (await ask<{ brokenGlasses: GlassToReview[] }>('/broken-glasses')).brokenGlasses;

export const reviewGlass = async (id: string, body: unknown) =>
  (await post<{ brokenGlasses: GlassToReview[] }>(`/broken-glasses/${id}/review`, body)).brokenGlasses;
