import { competentArs, findAwareness, isDeclaredByProcessor, type CaseFacility } from '#domain/obligations';
import { awarenessOf } from '#domain/declarations';
import { factsOf, type Case, type SharedFacts } from './case';
import { refuse, type Accepted, type Occasion, type Refused } from './decision';
import { byPerson, draftOf, note } from './draft';
import { follow } from './follow-parent';
import { openCase } from './open-case';
import { followAgencies, inheritCircle } from './open-circle';
import { oweLetters } from './owe-letters';
import { ACTS_OF_QUALIFICATION } from './qualify-case';
import { rederive, reprioritise } from './rederive';
import { refuseEnded } from './refuse-ended';

export interface Splitting {
  facilityId: string;
  reason: string;
  /** Reference of the case to open. */
  reference: string;
  /** What the parent of the case has shared, oldest first; none without a parent. */
  revisions: readonly SharedFacts[];
}

/** The case without the facility, and the one that it has from now on. */
export type Split = { ok: true; remaining: Accepted; opened: Accepted } | Refused;

/** What the site answers for in a case of its own: its awareness where somebody knows it. */
function onItsOwn(state: Case, facility: CaseFacility): CaseFacility {
  const facts = factsOf(state);
  const known = findAwareness(facts, facility);
  // Clients of a processor learn of it each at its own hour; sites of one declarant knew with it.
  if (known === null && isDeclaredByProcessor(facts)) return facility;
  return { ...facility, declares: true, awarenessAt: known ?? awarenessOf(facts.incident) };
}

function openOwn(
  state: Case,
  facility: CaseFacility,
  { reference, revisions }: Splitting,
  o: Occasion,
): Accepted {
  const { receivedAt, channel, tlp, protection, incident, confirmedAt, parentId } = state;
  const { pap, compartments, originator } = state;
  const facilities = [onItsOwn(state, facility)];
  const opened = openCase({ reference, receivedAt, channel, tlp, protection, facilities, incident }, o);
  const apart: Case = {
    ...opened.state,
    ...{ confirmedAt, parentId, splitFrom: state.id, pap, compartments, originator },
  };
  const draft = {
    state: { ...apart, grants: inheritCircle(state, apart, o) },
    // Whoever splits is at work: nobody is woken again.
    events: opened.events.filter(({ type }) => type !== 'page_raised'),
  };
  rederive(draft, o);
  reprioritise(draft);
  note(draft, 'split', { from: state.id });
  follow(draft, revisions, o);
  return { ok: true, state: draft.state, events: draft.events };
}

/**
 * A site that the declaration named is treated apart from now on, with its own agency and its own obligations:
 * a new case with the same declaration and the same incident. The one that declared keeps the first.
 */
export function splitFacility(state: Case, splitting: Splitting, o: Occasion): Split {
  const { facilityId, reason } = splitting;
  const ended = refuseEnded(state);
  if (ended) return ended;
  const staying = state.facilities.filter((f) => f.leftAt === null && f.id !== facilityId);
  const facility = state.facilities.find((f) => f.id === facilityId && f.leftAt === null);
  if (!facility) return refuse('no_such_facility', [facilityId]);
  if (staying.length === 0) return refuse('only_facility');
  if (facility.declares) return refuse('only_facility', ['declares']);
  const opened = openOwn(state, facility, splitting, o);

  const facilities = state.facilities.map((f) => (f.id === facilityId ? { ...f, leftAt: o.now } : f));
  const draft = draftOf({ ...state, facilities });
  note(draft, 'split', { into: opened.state.id, facility: facilityId, reason });
  const concerned = competentArs(factsOf(draft.state));
  const { qualification } = state;
  if (qualification) {
    const onBehalfOf = qualification.onBehalfOf.filter((ars) => concerned.includes(ars));
    draft.state = { ...draft.state, qualification: { ...qualification, onBehalfOf } };
  }
  reprioritise(draft);
  followAgencies(draft, state, o);
  rederive(draft, o, 'site traité à part');
  if (qualification) oweLetters(draft, ACTS_OF_QUALIFICATION, o);
  return { ok: true, remaining: byPerson(draft, o), opened };
}
