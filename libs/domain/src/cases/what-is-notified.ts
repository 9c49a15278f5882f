import type { IncidentFacts, Instant } from '#domain/declarations';
import { incidentOf, type Case } from './case';

/** Numbers, nature, publication: what a notification to the CNIL says (RGPD art. 33.4). */
function whatIsNotified({ data, incidentType, origin }: IncidentFacts): string {
  return JSON.stringify([
    { ...data, awarenessAt: null, effects: [...data.effects].sort() },
    incidentType,
    origin,
  ]);
}

/** When what is notified last changed: now, if it is another after than before, whoever said it. */
export function notifiableChangeOf(before: Case, after: Case, now: Instant): Instant | null {
  const isSame = whatIsNotified(incidentOf(before)) === whatIsNotified(incidentOf(after));
  return isSame ? before.notifiableChangedAt : now;
}
