import type { FactChanges, Instant, IncidentFacts } from './facts';

export type DateFault = {
  field: string;
  fault: 'in_the_future' | 'end_before_start' | 'before_start' | 'too_old';
};

// A declarant's clock may run a little ahead of ours; nobody is refused for five minutes.
const CLOCK_TOLERANCE = 5 * 60_000;
// Earlier than the first health information systems: a typing mistake, not an incident.
const OLDEST = Date.UTC(1990, 0, 1);

/** Dates that cannot be. `now` is the instant of submission. Empty when all is possible. */
export function faultsOfDates(facts: IncidentFacts | FactChanges, now: Instant): DateFault[] {
  const faults: DateFault[] = [];
  const dates: [string, Instant | null | undefined][] = [
    ['noticedAt', facts.noticedAt],
    ['startedAt', facts.startedAt],
    ['endedAt', facts.endedAt],
    ['data.awarenessAt', facts.data?.awarenessAt],
    ...(facts.alreadyDone ?? []).map((done, i): [string, Instant] => [`alreadyDone.${i}.at`, done.at]),
  ];
  for (const [field, at] of dates) {
    if (at === null || at === undefined) continue;
    if (at > now + CLOCK_TOLERANCE) faults.push({ field, fault: 'in_the_future' });
    if (at < OLDEST) faults.push({ field, fault: 'too_old' });
  }
  if (facts.startedAt && facts.endedAt && facts.endedAt < facts.startedAt) {
    faults.push({ field: 'endedAt', fault: 'end_before_start' });
  }
  return [...faults, ...seenBeforeItBegan(facts)];
}

/** Nobody notices, or becomes aware of, what has not begun: the start is supposed, and then supposed wrong. */
function seenBeforeItBegan({ startedAt, noticedAt, data }: IncidentFacts | FactChanges): DateFault[] {
  if (!startedAt) return [];
  const seen: [string, Instant | null | undefined][] = [
    ['noticedAt', noticedAt],
    ['data.awarenessAt', data?.awarenessAt],
  ];
  return seen.flatMap(([field, at]) =>
    at && at < startedAt ? [{ field, fault: 'before_start' as const }] : [],
  );
}
