import { addDeskHours, addHours, type Closure } from '#domain/calendar';
import type { IncidentFacts, Instant } from '#domain/declarations';
import { TARGETS, type Target, type TargetDelay } from './targets.data';

/** What the targets of a case are measured on. */
export interface Progress {
  receivedAt: Instant;
  incident: Pick<IncidentFacts, 'urgent' | 'patientDanger' | 'operation' | 'incidentType'>;
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

const DANGERS: readonly string[] = ['potential', 'actual'];
const HURT: readonly string[] = ['care_interrupted', 'degraded'];
const GRAVE_THREATS: readonly string[] = ['ransomware', 'system_compromise'];

/** Whether a case is answered at any hour: said to be urgent, or care, patients or the whole system may be hit. */
export function isPressing({
  urgent,
  patientDanger,
  operation,
  incidentType,
}: Progress['incident']): boolean {
  return (
    urgent ||
    DANGERS.includes(patientDanger) ||
    HURT.includes(operation) ||
    GRAVE_THREATS.includes(incidentType)
  );
}

const dueOf = (from: Instant, { hours, clock }: TargetDelay, closures: readonly Closure[]) =>
  clock === 'elapsed' ? addHours(from, hours) : addDeskHours(from, hours, closures);

/**
 * Where a case stands against the targets that the desk sets for itself (RFC 2350 §4.1: incidents at any hour, the
 * rest in the hours of the desk).
 * They never move a legal clock and are never shown among them.
 */
export function targetsOf(progress: Progress, closures: readonly Closure[], now: Instant): TargetState[] {
  const isHurried = isPressing(progress.incident);
  return TARGETS.map(({ name, label, pressing, otherwise }) => {
    const dueAt = dueOf(progress.receivedAt, isHurried ? pressing : otherwise, closures);
    const doneAt = progress.doneAt[name] ?? null;
    return { name, label, dueAt, doneAt, missed: dueAt !== null && (doneAt ?? now) > dueAt };
  });
}
