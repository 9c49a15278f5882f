import { addDeskHours, addHours, type Closure } from '#domain/calendar';
import type { Instant } from '#domain/declarations';
import { TARGETS, type Target, type TargetDelay } from './targets.data';

/** What the targets of a case are measured on. */
export interface Progress {
  receivedAt: Instant;
  urgent: boolean;
  /** When each was first done; absent: not yet. */
  doneAt: Partial<Record<Target['name'], Instant>>;
}

export interface TargetState {
  name: Target['name'];
  label: string;
  /** Null when the desk is closed for longer than can be right. */
  dueAt: Instant | null;
  doneAt: Instant | null;
  /** Done later than due, or due and not done. */
  missed: boolean;
}

const dueOf = (from: Instant, { hours, clock }: TargetDelay, closures: readonly Closure[]) =>
  clock === 'elapsed' ? addHours(from, hours) : addDeskHours(from, hours, closures);

/**
 * Where a case stands against the targets that the desk sets for itself (RFC 2350 §4.1: hours of the desk).
 * They never move a legal clock and are never shown among them.
 */
export function targetsOf(progress: Progress, closures: readonly Closure[], now: Instant): TargetState[] {
  return TARGETS.map(({ name, label, urgent, otherwise }) => {
    const dueAt = dueOf(progress.receivedAt, progress.urgent ? urgent : otherwise, closures);
    const doneAt = progress.doneAt[name] ?? null;
    return { name, label, dueAt, doneAt, missed: dueAt !== null && (doneAt ?? now) > dueAt };
  });
}
