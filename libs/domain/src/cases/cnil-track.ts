import type { Instant } from '#domain/declarations';
import {
  controllersOf,
  findAwareness,
  isOverdue,
  isSettled,
  type CaseFacility,
  type Obligation,
} from '#domain/obligations';
import { factsOf, type Case } from './case';

export const CNIL_STATES = [
  'not_applicable',
  'not_needed',
  'to_file',
  'initial',
  'complement_due',
  'complete',
] as const;

/** Where one controller stands with the CNIL (art. 33 RGPD). */
export interface CnilTrack {
  facilityId: string;
  state: (typeof CNIL_STATES)[number];
  /** Null: nobody said when this controller became aware, and its clock does not run. */
  awarenessAt: Instant | null;
  /** Of the initial notification. */
  dueAt: Instant | null;
  /** Filed after its clock ran out, or not filed and run out. */
  late: boolean;
  lateReason: string | null;
}

const inForce = (o: Obligation) => o.state !== 'superseded';

function initialOf(filings: readonly Obligation[]): Obligation | undefined {
  const initial = filings.filter((o) => o.rule === 'R15-file-cnil' && o.phase === 'initial');
  // Filed after all, although a person had thought it needless.
  const filed = initial.find((o) => o.state === 'fulfilled');
  // Or owed again, when the facts contradict that thought.
  return filed ?? initial.find((o) => !isSettled(o)) ?? initial[0];
}

function stateOf(initial: Obligation | undefined, filings: readonly Obligation[]): CnilTrack['state'] {
  const isOpen = (phase: Obligation['phase']) => filings.some((o) => o.phase === phase && !isSettled(o));
  if (!initial) return 'not_applicable';
  if (initial.state === 'waived') return 'not_needed';
  if (!isSettled(initial)) return 'to_file';
  if (isOpen('complement')) return 'complement_due';
  return isOpen('complete') ? 'initial' : 'complete';
}

function isLate(initial: Obligation, now: Instant): boolean {
  const { state, settledAt, dueAt } = initial;
  if (state === 'fulfilled') return dueAt !== null && settledAt !== null && settledAt > dueAt;
  return isOverdue(initial, now);
}

function trackOf(state: Case, controller: CaseFacility, now: Instant): CnilTrack {
  const filings = state.obligations.filter(
    (o) => o.act === 'file' && o.creditor === 'cnil' && o.facilityId === controller.id && inForce(o),
  );
  const initial = initialOf(filings);
  return {
    facilityId: controller.id,
    state: stateOf(initial, filings),
    awarenessAt: findAwareness(factsOf(state), controller),
    dueAt: initial?.dueAt ?? null,
    late: initial !== undefined && isLate(initial, now),
    lateReason: initial?.lateReason ?? null,
  };
}

/** One line for each controller: initial, complement, complete, or why there is nothing to file. */
export function cnilTracksOf(state: Case, now: Instant): CnilTrack[] {
  return controllersOf(factsOf(state)).map((controller) => trackOf(state, controller, now));
}
