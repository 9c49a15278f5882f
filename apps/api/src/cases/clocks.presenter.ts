import { calendarOf, type Closure } from '#domain/calendar';
import { cnilTracksOf, incidentOf, type Case, type CaseEventType } from '#domain/cases';
import type { CaseFacility } from '#domain/obligations';
import { INDENTS, proposeIndents, proposeLevel, type Indents } from '#domain/qualification';
import { targetsOf } from '#domain/targets';
import { iso } from '../http/iso';

/** What an event means for a target of the desk: the first of them is when it was reached. */
const REACHED_BY = {
  taken: ['taken', 'qualified', 'transferred', 'declared_out_of_scope', 'merged'],
  qualified: ['qualified', 'transferred', 'declared_out_of_scope', 'merged'],
} as const satisfies Record<string, readonly CaseEventType[]>;
export const MILESTONES: readonly CaseEventType[] = REACHED_BY.taken;

/** What the targets of the desk are measured on. `firstTimes`: epoch ms. */
export interface Measured {
  closures: readonly Closure[];
  firstTimes: Partial<Record<CaseEventType, number>>;
}

function firstOf(events: readonly CaseEventType[], { firstTimes }: Measured): number | undefined {
  const times = events.flatMap((type) => firstTimes[type] ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** The desk's own targets, apart from legal clocks. */
export function presentTargets(state: Case, measured: Measured, now: number) {
  const { receivedAt } = state;
  const doneAt = {
    taken: firstOf(REACHED_BY.taken, measured),
    qualified: firstOf(REACHED_BY.qualified, measured),
  };
  const progress = { receivedAt, incident: incidentOf(state), doneAt };
  return targetsOf(progress, measured.closures, now).map((target) => ({
    ...target,
    dueAt: iso(target.dueAt),
    doneAt: iso(target.doneAt),
  }));
}

/** Each controller's stages with the CNIL. */
export function presentCnilTracks(state: Case, now: number) {
  const nameOf = (id: string) => state.facilities.find((f) => f.id === id)?.name ?? '';
  return cnilTracksOf(state, now).map((track) => ({
    ...track,
    facilityName: nameOf(track.facilityId),
    awarenessAt: iso(track.awarenessAt),
    dueAt: iso(track.dueAt),
  }));
}

/** A facility with the hour that it lives in: whom to telephone there, and whether somebody sleeps. */
export function presentFacility(facility: CaseFacility, now: number) {
  return {
    ...facility,
    awarenessAt: iso(facility.awarenessAt),
    leftAt: iso(facility.leftAt),
    calendar: calendarOf(now, facility.department),
  };
}

/** What the facts propose to whoever qualifies, with the reasons; a person decides. */
export function presentProposedLevel(state: Case) {
  const indents = proposeIndents(incidentOf(state));
  const answers = Object.fromEntries(INDENTS.map((indent) => [indent, indents[indent].answer])) as Indents;
  return { indents, ...proposeLevel(answers) };
}
