import { faultsOfDates, type Instant } from '#domain/declarations';
import type { Case } from './case';
import type { Decision, Occasion } from './decision';
import { byPerson, type Draft } from './draft';
import { oweLetters } from './owe-letters';
import { ACTS_OF_QUALIFICATION } from './qualify-case';
import { rederive } from './rederive';
import { ENDED } from './transitions.data';

/**
 * Nobody knows of a breach before it begins, nor tomorrow: what the declaration form accepts is accepted here too,
 * an awareness before the notice among it. Null when the instant can be.
 */
export function faultOfAwareness({ incident }: Case, awarenessAt: Instant, now: Instant): string | null {
  const faults = faultsOfDates({ startedAt: incident.startedAt, data: { awarenessAt } }, now);
  return faults.find(({ field }) => field === 'data.awarenessAt')?.fault ?? null;
}

/**
 * What new clocks ask at once: reminders whose hour has passed, letters of a case that is qualified.
 * @param reason why clocks are set again, in French
 */
export function followAwareness(draft: Draft, o: Occasion, reason: string): Decision {
  rederive(draft, o, reason);
  if (!ENDED.includes(draft.state.status)) {
    oweLetters(draft, draft.state.qualification ? ACTS_OF_QUALIFICATION : ['remind'], o);
  }
  return byPerson(draft, o);
}
