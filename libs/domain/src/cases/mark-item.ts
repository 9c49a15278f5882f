import { functionOf, mayOn } from '#domain/access';
import {
  needsAgreement,
  sameLabels,
  weakens,
  type Labels,
  type MarkedItem,
  type Marking,
} from '#domain/marking';
import { markingOf, type Case, type MarkingChange } from './case';
import { refuse, type Decision, type Occasion, type Refused } from './decision';
import { byPerson, draftOf, note, type Draft } from './draft';
import { narrow, narrowParts } from './narrow-marking';

/** An item and what it bears now. */
export interface Item {
  item: MarkedItem;
  itemId: string;
  was: Marking;
}

/** What somebody wants an item to bear, why, and the originator's word where it is to be weakened. */
export interface AskedMarking extends Item, Pick<MarkingChange, 'reason' | 'agreedBy' | 'evidence'> {
  wanted: Labels;
}

/** The same item, as the case knows it: the case itself. */
export function caseItem(state: Case): Item {
  return { item: 'case', itemId: state.id, was: markingOf(state) };
}

function labelsOf({ tlp, pap, compartments, protection }: Labels): Labels {
  return { tlp, pap, compartments, protection };
}

/** An item never bears less than its case, whoever agrees: the case is weakened first. */
function refuseBelowCase(state: Case, item: MarkedItem, wanted: Labels): Refused | null {
  return item !== 'case' && weakens(markingOf(state), wanted) ? refuse('weaker_than_case') : null;
}

type Place = Pick<Item, 'item' | 'itemId'>;

function apply(draft: Draft, { item, itemId }: Place, wanted: Labels, o: Occasion): void {
  if (item === 'case') {
    const { pap, compartments, protection } = wanted;
    narrow(draft, wanted.tlp, o);
    draft.state = { ...draft.state, tlp: wanted.tlp, pap, compartments, protection };
    narrowParts(draft);
  }
  const { recommendations } = draft.state;
  const marked = recommendations.map((sent) => (sent.id === itemId ? { ...sent, ...wanted } : sent));
  draft.state = { ...draft.state, recommendations: marked };
  note(draft, 'marked', {
    item,
    id: itemId,
    tlp: wanted.tlp,
    pap: wanted.pap,
    compartments: wanted.compartments,
  });
}

/** What becomes RED leaves the case to those who are named: whoever pilots it may do that. */
function refuseToName(
  state: Case,
  { item, wanted }: AskedMarking,
  { subject, now }: Occasion,
): Refused | null {
  if (item !== 'case' || wanted.tlp !== 'RED' || state.tlp === 'RED' || !subject) return null;
  return mayOn(subject, state, { grants: state.grants, now }).includes('pilot')
    ? null
    : refuse('beyond_your_own', ['pilot']);
}

/** An item that its writer may not know any more is not written: whoever marks it keeps hold of it. */
function refuseToShutOut(
  state: Case,
  { item, wanted }: AskedMarking,
  { subject, now }: Occasion,
): Refused | null {
  if (item === 'case' || !subject) return null;
  return mayOn(subject, wanted, { grants: state.grants, now }).includes('contribute')
    ? null
    : refuse('shuts_you_out');
}

/** Two persons of the desk decide, and the source has its word first, with what proves it (TLP 2.0). */
function refuseToWeaken(state: Case, { itemId, was, agreedBy, evidence }: AskedMarking): Refused | null {
  if (state.markingChanges.some((c) => c.itemId === itemId && c.outcome === null))
    return refuse('already_asked');
  const hasAgreed = agreedBy !== null && evidence !== null;
  return needsAgreement(was) && !hasAgreed ? refuse('originator_must_agree', [was.originator]) : null;
}

/**
 * Marks a case or an item of it. What is marked more strictly is so at once; what would let anybody know or do more
 * waits for a second person, with the reason and how the originator agreed.
 */
export function markItem(state: Case, asked: AskedMarking, o: Occasion): Decision {
  const { item, itemId, was, reason, agreedBy, evidence } = asked;
  const wanted = labelsOf(asked.wanted);
  if (sameLabels(was, wanted)) return refuse('nothing_changes');
  const below = refuseBelowCase(state, item, wanted);
  if (below) return below;
  const draft = draftOf(state);
  if (!weakens(was, wanted)) {
    const unable = refuseToName(state, asked, o) ?? refuseToShutOut(state, asked, o);
    if (unable) return unable;
    apply(draft, asked, wanted, o);
    return byPerson(draft, o);
  }
  if (o.actor.kind !== 'staff') return refuse('another_person_needed');
  const refused = refuseToWeaken(state, asked);
  if (refused) return refused;
  const change: MarkingChange = {
    ...{ id: o.newId(), item, itemId, was: labelsOf(was), wanted, reason, agreedBy, evidence },
    ...{ askedAt: o.now, askedBy: o.actor.accountId, askedByFunction: functionOf(o.actor) },
    ...{ decidedAt: null, decidedBy: null, outcome: null },
  };
  draft.state = { ...draft.state, markingChanges: [...state.markingChanges, change] };
  note(draft, 'weakening_asked', { id: change.id, item, tlp: wanted.tlp });
  return byPerson(draft, o);
}

/** What becomes of a marking that was to be weakened. */
export interface DecidedMarking {
  changeId: string;
  outcome: 'applied' | 'withdrawn';
  /** What the item bears now; of the case itself, the case says so. */
  borne?: Labels | null;
}

/** What was agreed on is what the item bore then: marked anew meanwhile, it is asked for anew. */
function refuseStale(state: Case, { item, was }: MarkingChange, borne: Labels | null): Refused | null {
  const held = item === 'case' ? markingOf(state) : borne;
  return held && sameLabels(held, was) ? null : refuse('marked_meanwhile');
}

/** A second person lets the marking be weakened, or anybody gives it up. */
export function decideMarking(
  state: Case,
  { changeId, outcome, borne = null }: DecidedMarking,
  o: Occasion,
): Decision {
  const change = state.markingChanges.find(({ id, outcome: held }) => id === changeId && held === null);
  if (!change) return refuse('no_such_marking_change');
  if (o.actor.kind !== 'staff') return refuse('another_person_needed');
  const { accountId: decidedBy } = o.actor;
  if (outcome === 'applied' && decidedBy === change.askedBy) return refuse('another_person_needed');
  const refused =
    outcome === 'applied'
      ? (refuseStale(state, change, borne) ?? refuseBelowCase(state, change.item, change.wanted))
      : null;
  if (refused) return refused;
  const decided = { ...change, decidedAt: o.now, decidedBy, outcome };
  const draft = draftOf({
    ...state,
    markingChanges: state.markingChanges.map((c) => (c === change ? decided : c)),
  });
  if (outcome === 'applied') apply(draft, change, change.wanted, o);
  else note(draft, 'weakening_withdrawn', { id: changeId });
  return byPerson(draft, o);
}
