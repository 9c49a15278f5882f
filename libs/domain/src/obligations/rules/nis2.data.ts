import { addMonths } from '#domain/calendar';
import type { Instant } from '#domain/declarations';
import type { CaseFacility, CaseFacts } from '../case-facts';
import { declarantOf, isTreatedHere } from '../conditions';
import type { Owing, Rule } from '../rule';
import { ALWAYS } from './validity.data';

const inScope = (f: CaseFacts): CaseFacility | null => {
  const facility = declarantOf(f);
  return facility.nis2 === 'yes' && isTreatedHere(f) ? facility : null;
};

/** Severe operational disruption, or considerable damage to others (art. 23.3); unknown counts as may be. */
function isImportant({ incident, qualification }: CaseFacts): boolean {
  const disrupted = incident.operation !== 'no_impact' || incident.patientDanger !== 'none';
  return disrupted || (qualification !== null && qualification.level !== 'not_grave');
}

const owing = (f: CaseFacts, change: Partial<Owing> = {}): Owing[] => {
  const facility = inScope(f);
  if (facility === null || !isImportant(f) || f.law.nis2 === null) return [];
  return [{ creditor: f.law.nis2.creditor, facility, ...change }];
};

const filedAt = (f: CaseFacts, phase: Rule['phase']): Instant | null =>
  f.filings.find((filing) => filing.phase === phase && filing.facilityId === declarantOf(f).id)?.at ?? null;

/** One month after the 72 h notification, and not after the incident: several guides print it wrong. */
function reportDueAt(f: CaseFacts): Instant | null {
  const notifiedAt = filedAt(f, 'notification');
  return notifiedAt === null ? null : addMonths(notifiedAt, 1, 'Europe/Paris');
}

const endedAt = (f: CaseFacts) => f.incident.endedAt ?? f.resolvedAt;

/** Whether the incident lasted beyond the day of its final report: a progress report takes its place that day. */
function outlasts(f: CaseFacts, dueAt: Instant, at: Instant): boolean {
  return filedAt(f, 'progress') !== null || (at >= dueAt && (endedAt(f) ?? Infinity) > dueAt);
}

/** From the notification; from the end of the incident when it outlasted the month. */
function finalReport(f: CaseFacts, at: Instant): Owing[] {
  const dueAt = reportDueAt(f);
  if (dueAt === null) return [];
  return owing(f, { anchorAt: outlasts(f, dueAt, at) ? endedAt(f) : filedAt(f, 'notification') });
}

function progressReport(f: CaseFacts, at: Instant): Owing[] {
  const dueAt = reportDueAt(f);
  if (dueAt === null || !outlasts(f, dueAt, at)) return [];
  return owing(f, { anchorAt: filedAt(f, 'notification') });
}

const asked = (f: CaseFacts) =>
  f.choices
    .filter(({ what }) => what === 'intermediate_report')
    .flatMap(({ at }) => owing(f, { anchorAt: at, round: new Date(at).toISOString() }));

const nis2 = {
  version: 1,
  debtor: 'facility',
  act: 'file',
  to: 'autorité désignée par le texte de transposition',
  proof: 'to_be_confirmed',
  inForce: ALWAYS,
  awaits: 'nis2',
  closing: 'does_not_wait',
} satisfies Partial<Rule>;

/** Dir. (UE) 2022/2555 art. 23: off until the operator sets the date of the French text. */
export const NIS2: readonly Rule[] = [
  {
    ...nis2,
    id: 'R23-early-warning',
    phase: 'early_warning',
    trigger: 'Entité essentielle ou importante, incident important, texte français en vigueur.',
    owed: (f) => owing(f),
    clock: { kind: 'elapsed_hours', anchor: 'noticed', hours: 24 },
    basis: 'Dir. (UE) 2022/2555 art. 23.4 a',
    because: 'Incident important d’une entité visée : alerte précoce.',
  },
  {
    ...nis2,
    id: 'R23-notification',
    phase: 'notification',
    trigger: 'Mêmes conditions que l’alerte précoce.',
    owed: (f) => owing(f),
    clock: { kind: 'elapsed_hours', anchor: 'noticed', hours: 72 },
    basis: 'Dir. (UE) 2022/2555 art. 23.4 b',
    because: 'Incident important d’une entité visée : notification d’incident.',
  },
  {
    ...nis2,
    id: 'R23-intermediate',
    phase: 'intermediate',
    trigger: 'Demande de l’autorité, consignée par l’astreinte.',
    owed: asked,
    clock: { kind: 'without_delay', anchor: 'asked' },
    basis: 'Dir. (UE) 2022/2555 art. 23.4 c',
    because: 'L’autorité a demandé un rapport intermédiaire.',
  },
  {
    ...nis2,
    id: 'R23-progress',
    phase: 'progress',
    trigger: 'Incident encore en cours un mois après la notification.',
    owed: progressReport,
    wakes: (f) => [reportDueAt(f) ?? []].flat(),
    clock: { kind: 'months', anchor: 'notified', months: 1, zone: 'paris' },
    basis: 'Dir. (UE) 2022/2555 art. 23.4 e',
    because: 'L’incident dure encore : un rapport d’avancement tient lieu de rapport final.',
  },
  {
    ...nis2,
    id: 'R23-final',
    phase: 'final',
    trigger: 'Un mois après la notification des 72 heures ; après la fin de l’incident s’il durait encore.',
    owed: finalReport,
    clock: { kind: 'months', anchor: 'notified', months: 1, zone: 'paris' },
    basis: 'Dir. (UE) 2022/2555 art. 23.4 d',
    because: 'Le rapport final suit d’un mois la notification d’incident.',
  },
];
