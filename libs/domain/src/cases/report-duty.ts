import type { Instant } from '#domain/declarations';
import { controllersOf, isSettled, type Act, type Obligation } from '#domain/obligations';
import { factsOf, type Case } from './case';
import { decide, refuse, type Decision, type Occasion, type Refused } from './decision';
import { draftOf, note, settle } from './draft';

export interface ReportedDuty {
  act: Extract<Act, 'inform_persons' | 'register'>;
  proof: string;
  /** When it was done; absent: now. */
  doneAt?: Instant;
  /** The controller that did it; null: the one that declared, or the only one that still owes. */
  facilityId?: string | null;
}

// Their clock may run a little ahead of ours.
const TOLERANCE = 5 * 60_000;

function faultOfDate({ incident }: Case, doneAt: Instant, now: Instant): string | null {
  if (doneAt > now + TOLERANCE) return 'informedAt:in_the_future';
  return doneAt < (incident.startedAt ?? incident.noticedAt) ? 'informedAt:before_the_incident' : null;
}

/** The duties of one controller; of several that still owe, somebody must say which. */
function owedByOne(state: Case, owed: readonly Obligation[], said: string | null): Obligation[] | Refused {
  const owing = [...new Set(owed.flatMap(({ facilityId }) => facilityId ?? []))];
  const declaring = controllersOf(factsOf(state)).find((f) => f.declares)?.id;
  const facilityId = said ?? owing.find((id) => id === declaring) ?? (owing.length > 1 ? null : owing[0]);
  if (facilityId === null) {
    const named = state.facilities.filter(({ id }) => owing.includes(id));
    return refuse(
      'no_such_facility',
      named.map(({ id, name }) => `${id} ${name}`),
    );
  }
  return owed.filter((ob) => facilityId === undefined || ob.facilityId === facilityId);
}

/**
 * One controller says that it has informed the persons (art. 34 RGPD), or filled its register (art. 33.5). Those of
 * the others stay owed: each answers for itself.
 */
export function recordDuty(state: Case, duty: ReportedDuty, o: Occasion): Decision {
  const { act, proof, doneAt = o.now, facilityId: said = null } = duty;
  const fault = faultOfDate(state, doneAt, o.now);
  if (fault) return refuse('dates_impossible', [fault]);
  if (said !== null && !state.facilities.some(({ id }) => id === said))
    return refuse('no_such_facility', [said]);
  const open = state.obligations.filter((ob) => ob.act === act && !isSettled(ob));
  const owed = owedByOne(state, open, said);
  if (!Array.isArray(owed)) return owed;
  if (owed.length === 0) return refuse('no_such_duty', [act]);
  const draft = draftOf(state);
  note(draft, 'duty_reported', { act, facilities: owed.flatMap((ob) => ob.facilityId ?? []) });
  settle(draft, owed, { state: 'fulfilled', at: doneAt, proof });
  return decide(draft.state, draft.events);
}
