import { mayOn, NEEDS } from '#domain/access';
import type { Case, Letter } from '#domain/cases';
import type { FactChanges, IncidentFacts } from '#domain/declarations';
import { labelOf } from '#domain/marking';
import { findRule, isOverdue, type Obligation } from '#domain/obligations';
import type { DeliveryTable } from '#persistence/deliveries';
import type { Principal } from '../http/access';
import { iso } from '../http/iso';
import { presentCnilTracks, presentFacility } from './clocks.presenter';
import { presentRecommendation } from './advice.presenter';
import { presentMarking } from './marking.presenter';
import { presentForDesk, type Beside } from './desk.presenter';

function presentIncident({ data, alreadyDone, ...incident }: IncidentFacts) {
  return {
    ...incident,
    noticedAt: iso(incident.noticedAt),
    startedAt: iso(incident.startedAt),
    endedAt: iso(incident.endedAt),
    data: { ...data, awarenessAt: iso(data.awarenessAt) },
    alreadyDone: alreadyDone.map((done) => ({ ...done, at: iso(done.at) })),
  };
}

export function presentChanges({ data, alreadyDone, noticedAt, startedAt, endedAt, ...rest }: FactChanges) {
  const time = (at: number | null | undefined) => (at === undefined ? undefined : iso(at));
  return {
    ...rest,
    noticedAt: time(noticedAt),
    startedAt: time(startedAt),
    endedAt: time(endedAt),
    data: data && { ...data, awarenessAt: time(data.awarenessAt) },
    alreadyDone: alreadyDone?.map((done) => ({ ...done, at: iso(done.at) })),
  };
}

/** The clock of an obligation: whether it has a due time is its rule's to say, whether it runs the case's. */
function presentClock(obligation: Obligation, now: number) {
  const { anchorAt, dueAt, rule, ruleVersion } = obligation;
  const end = obligation.sentAt ?? obligation.settledAt ?? now;
  return {
    withoutDelay: (findRule(rule, ruleVersion)?.clock.kind ?? 'without_delay') === 'without_delay',
    notStarted: anchorAt === null,
    anchorAt: iso(anchorAt),
    dueAt: iso(dueAt),
    measuredMinutes: anchorAt === null ? null : Math.max(0, Math.round((end - anchorAt) / 60_000)),
    reanchored: obligation.reanchored.map((past) => ({
      ...past,
      at: iso(past.at),
      anchorAt: iso(past.anchorAt),
      dueAt: iso(past.dueAt),
    })),
  };
}

/** An obligation with its clock: a due time, or "sans délai" with what has been measured so far. */
export function presentObligation(obligation: Obligation, now: number) {
  const { id, debtor, act, creditor, phase, state, basis, because, rule, proof } = obligation;
  return {
    ...{ id, rule, debtor, act, creditor, phase, state, basis, because, proof },
    facilityId: obligation.facilityId,
    overdue: isOverdue(obligation, now),
    clock: presentClock(obligation, now),
    overdueAt: iso(obligation.overdueAt),
    lateReason: obligation.lateReason,
    round: obligation.round,
    proofMark: findRule(obligation.rule, obligation.ruleVersion)?.proof ?? 'to_be_confirmed',
    openedAt: iso(obligation.openedAt),
    sentAt: iso(obligation.sentAt),
    settledAt: iso(obligation.settledAt),
  };
}

export function presentLetter(letter: Letter) {
  const { id, recipient, message, state, obligationIds, tlp } = letter;
  return {
    ...{ id, recipient, message, state, obligationIds },
    tlp: labelOf(tlp),
    owedAt: iso(letter.owedAt),
    sentAt: iso(letter.sentAt),
    acknowledgedAt: iso(letter.acknowledgedAt),
  };
}

/** A letter with each attempt to deliver it. */
export function presentLetterWith(letter: Letter, deliveries: readonly DeliveryTable[]) {
  const own = deliveries.filter((d) => d.letterId === letter.id);
  return {
    ...presentLetter(letter),
    deliveries: own.map(({ number, channel, address, state, startedAt, endedAt, reply, messageId }) => ({
      ...{ number, channel, address, state, reply, messageId },
      startedAt: iso(startedAt),
      endedAt: iso(endedAt),
    })),
  };
}

function presentQualification({ qualification }: Case) {
  if (!qualification) return null;
  return {
    ...qualification,
    decidedAt: iso(qualification.decidedAt),
    changedAt: iso(qualification.changedAt),
    contests: qualification.contests.map((contest) => ({
      ...contest,
      at: iso(contest.at),
      answeredAt: iso(contest.answeredAt),
    })),
  };
}

export function presentPriority({ override, ...priority }: Case['priority']) {
  return { ...priority, override: override ? { ...override, at: iso(override.at) } : null };
}

/** Facts that the parent case gives to its children; the facility's own always win. */
function presentShared({ shared }: Case) {
  if (!shared) return null;
  const { id, revision, by, message } = shared;
  const marking = presentMarking(shared);
  return { id, marking, revision, by, message, at: iso(shared.at), facts: presentChanges(shared.facts) };
}

export function presentResolution({ resolution }: Pick<Case, 'resolution'>) {
  return resolution && { ...resolution, at: iso(resolution.at), endedAt: iso(resolution.endedAt) };
}

/** What the reader may do with the case, and until when it may read it where the glass was broken for that. */
function presentAccess(state: Case, { subject, actor }: Principal, now: number) {
  if (subject === null || !('capabilities' in actor)) return { may: [], acts: [], glassUntil: null };
  const may = mayOn(subject, state, { grants: state.grants, now });
  const acts = actor.capabilities.filter((capability) => may.some((held) => held === NEEDS[capability]));
  const lasting = state.grants.filter((grant) => grant.ground !== 'glass');
  const glass = state.grants.filter((g) => g.ground === 'glass' && subject.principals.includes(g.principal));
  const isByGlass = mayOn(subject, state, { grants: lasting, now }).length === 0;
  const until = Math.max(...glass.map((g) => g.until ?? 0));
  return { may, acts, glassUntil: isByGlass && glass.length > 0 ? iso(until) : null };
}

/** A case as its reader may know it. Every member is named here: nothing is passed through by accident. */
export function presentCase(state: Case, principal: Principal, beside: Beside) {
  const { now } = beside;
  const { actor } = principal;
  const { id, reference, version, status, channel, declarationVersion } = state;
  const { parentId, mergedInto, splitFrom, outOfScope } = state;
  return {
    ...{ id, reference, version, status, channel, declarationVersion },
    ...{ parentId: actor.kind === 'staff' ? parentId : null, mergedInto, splitFrom, outOfScope },
    priority: presentPriority(state.priority),
    shared: presentShared(state),
    confirmedAt: iso(state.confirmedAt),
    level: state.qualification?.level ?? null,
    ...presentMarking(state),
    access: presentAccess(state, principal, now),
    receivedAt: iso(state.receivedAt),
    facilities: state.facilities.map((f) => presentFacility(f, now)),
    cnilTrack: presentCnilTracks(state, now),
    incident: presentIncident(state.incident),
    qualification: presentQualification(state),
    obligations: state.obligations.map((o) => presentObligation(o, now)),
    letters: state.letters.map(presentLetter),
    recommendations: state.recommendations.map(presentRecommendation),
    resolution: presentResolution(state),
    lastChange: { by: state.lastChange.by, at: iso(state.lastChange.at) },
    ...(actor.kind === 'staff' ? { desk: presentForDesk(state, beside) } : {}),
  };
}
