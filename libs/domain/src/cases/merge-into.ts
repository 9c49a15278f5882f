import {
  joinFacts,
  type Answer,
  type FactChanges,
  type IncidentFacts,
  type Instant,
} from '#domain/declarations';
import { normaliseName } from '#domain/facilities';
import { joined } from '#domain/marking';
import { isSettled, type CaseFacility, type Obligation } from '#domain/obligations';
import { markingOf, type Case } from './case';
import { refuse, type Accepted, type Occasion, type Refused } from './decision';
import {
  byPerson,
  cancelNeedlessLetters,
  draftOf,
  move,
  note,
  settle,
  supersede,
  takeLettersBack,
  type Draft,
} from './draft';
import { complementCase } from './complement-case';
import { isSaidByDeclarant } from './confirm-declaration';
import { rederive } from './rederive';
import { ENDED } from './transitions.data';

/** The same incident of the same facility, declared twice: what becomes of each case. */
export type Merge = { ok: true; duplicate: Accepted; target: Accepted } | Refused;

export interface Merging {
  reason: string;
  /** The desk called back, and it is the same declarant. */
  sameDeclarant: boolean;
}

const present = ({ facilities }: Case) => facilities.filter((f) => f.leftAt === null);

/** Two rows of one site: the directory says so, or nobody recognised either and the names are alike. */
function isSameFacility(a: CaseFacility, b: CaseFacility): boolean {
  if (a.id === b.id) return true;
  if (a.finess !== null && b.finess !== null) return a.finess === b.finess;
  const [one, other] = [normaliseName(a.name), normaliseName(b.name)];
  const isElsewhere = a.department !== null && b.department !== null && a.department !== b.department;
  return !a.verified && !b.verified && !isElsewhere && one !== '' && one === other;
}

/** Names of the sites that the target is not about: taking them in would let new readers know it. */
function strangersTo(target: Case, duplicate: Case): string[] {
  const known = present(target);
  return present(duplicate)
    .filter((f) => !known.some((own) => isSameFacility(own, f)))
    .map((f) => f.name);
}

function refuseMerge(duplicate: Case, target: Case, isParent: boolean): Refused | null {
  if (duplicate.id === target.id) return refuse('not_the_same_facility', ['same_case']);
  if (isParent) return refuse('already_attached', ['has_children']);
  if (ENDED.includes(target.status)) return refuse('not_allowed_in_this_status', [target.status]);
  const strangers = strangersTo(target, duplicate);
  return strangers.length > 0 ? refuse('not_the_same_facility', strangers) : null;
}

type Said = Record<string, unknown>;
const differences = (before: Said, after: Said): Said =>
  Object.fromEntries(Object.entries(after).filter(([name, value]) => value !== before[name]));

/** What the target learns: its unknowns, and what the duplicate says more gravely or was told elsewhere. */
function learnt(own: IncidentFacts, other: IncidentFacts): FactChanges {
  const { data, ...facts } = joinFacts(own, other);
  const dataLearnt = differences({ ...own.data }, { ...data });
  const changes: FactChanges = differences({ ...own }, facts);
  return Object.keys(dataLearnt).length > 0 ? { ...changes, data: dataLearnt } : changes;
}

const withoutDates = ({ startedAt: _s, endedAt: _e, data, ...rest }: FactChanges): FactChanges => {
  const { awarenessAt: _a, ...others } = data ?? {};
  return data ? { ...rest, data: others } : rest;
};

const known = (own: Answer, other: Answer): Answer => (own === 'unknown' ? other : own);

/** What only one of two declarations says of the site's status counts for it. */
function fillFacility(own: CaseFacility, other: CaseFacility, awareness: Instant | null): CaseFacility {
  const saysWhen = own.awarenessAt ?? (own.declares ? awareness : null);
  return {
    ...own,
    ose: known(own.ose, other.ose),
    nis2: known(own.nis2, other.nis2),
    awarenessAt: saysWhen === null ? other.awarenessAt : own.awarenessAt,
  };
}

function fillFacilities(target: Case, duplicate: Case): Case {
  const { awarenessAt } = target.incident.data;
  const facilities = target.facilities.map((own) => {
    const other = present(duplicate).find((f) => isSameFacility(own, f));
    return other ? fillFacility(own, other, awarenessAt) : own;
  });
  return { ...target, facilities };
}

const isDoneByFacility = (o: Obligation) => o.debtor === 'facility' && o.state === 'fulfilled';

/** Whether two duties are of one controller: a receipt counts for whom it was given, however alike the names. */
function isSameDebtor(target: Case, owed: Obligation, duplicate: Case, done: Obligation): boolean {
  if (owed.facilityId === done.facilityId) return true;
  const finess = ({ facilities }: Case, { facilityId }: Obligation) =>
    facilities.find(({ id }) => id === facilityId)?.finess ?? null;
  const number = finess(target, owed);
  return number !== null && number === finess(duplicate, done);
}

/** What the facility did under the duplicate is done under the target too. */
function takeReceipts(draft: Draft, duplicate: Case, o: Occasion): void {
  for (const done of duplicate.obligations.filter(isDoneByFacility)) {
    const { state } = draft;
    const same = state.obligations.filter(
      (own) =>
        !isSettled(own) &&
        own.rule === done.rule &&
        own.creditor === done.creditor &&
        own.phase === done.phase &&
        isSameDebtor(state, own, duplicate, done),
    );
    settle(draft, same, {
      state: 'fulfilled',
      at: done.settledAt ?? o.now,
      proof: done.proof ?? duplicate.reference,
    });
  }
}

/** What was typed in, and then said by the declarant itself, is confirmed (arrêté du 30 octobre 2017, art. 1er). */
function confirmedBy(target: Case, duplicate: Case, { sameDeclarant }: Merging): Instant | null {
  const { confirmedAt, channel, receivedAt } = target;
  if (confirmedAt !== null || isSaidByDeclarant(channel)) return confirmedAt;
  const confirms = sameDeclarant && isSaidByDeclarant(duplicate.channel);
  return confirms ? Math.max(receivedAt, duplicate.receivedAt) : null;
}

function absorb(target: Case, duplicate: Case, merging: Merging, o: Occasion): Accepted | Refused {
  const changes = learnt(target.incident, duplicate.incident);
  // What the duplicate bears holds for what it said wherever it is said.
  const { tlp, protection, ...borne } = joined(markingOf(target), markingOf(duplicate));
  const confirmedAt = confirmedBy(target, duplicate, merging);
  const filled = { ...fillFacilities(target, duplicate), ...borne, confirmedAt };
  const whole = complementCase(filled, { ...changes, tlp, protection }, o);
  // Dates that do not fit beside its own stay in the version that the duplicate said.
  const absorbed = whole.ok
    ? whole
    : complementCase(filled, { ...withoutDates(changes), tlp, protection }, o);
  if (!absorbed.ok) return absorbed;
  const { state, events } = absorbed;
  const draft = { state, events: events.filter(({ type }) => type !== 'complemented') };
  const { declarationVersion: version } = state;
  const receivedAt = new Date(duplicate.receivedAt).toISOString();
  const said = Object.keys(changes);
  note(draft, 'merged_in', { from: duplicate.id, version, receivedAt, said, ...merging });
  if (confirmedAt !== target.confirmedAt) note(draft, 'confirmed', { version });
  takeReceipts(draft, duplicate, o);
  // What was filed before this is behind what is known now.
  rederive(draft, o);
  cancelNeedlessLetters(draft);
  return { ok: true, state: draft.state, events: draft.events };
}

/**
 * One incident of one facility that was declared twice, by telephone and by the form for instance: the duplicate
 * ends. Its follow-up code opens the target only when the desk made sure that one declarant said both: anybody may
 * declare in a facility's name. What it says joins what the target says; who may know the target stays the same. The duplicate may be reopened; the target then keeps what it learnt.
 * @param isParent whether the duplicate has children, which would be orphans
 */
export function mergeInto(
  { duplicate, target, isParent }: { duplicate: Case; target: Case; isParent: boolean },
  merging: Merging,
  o: Occasion,
): Merge {
  const refused = refuseMerge(duplicate, target, isParent);
  if (refused) return refused;
  const draft = draftOf({ ...duplicate, mergedInto: target.id, mergedCodeOpens: merging.sameDeclarant });
  const obstacle = move(draft, 'merge');
  if (obstacle) return refuse('not_allowed_in_this_status', obstacle);
  const absorbed = absorb(target, duplicate, merging, o);
  if (!absorbed.ok) return absorbed;
  note(draft, 'merged', { into: target.id, ...merging });
  takeLettersBack(draft);
  const moot = draft.state.obligations.filter((owed) => !isSettled(owed) && owed.sentAt === null);
  supersede(draft, moot, o.now);
  return { ok: true, duplicate: byPerson(draft, o), target: absorbed };
}
