import { CASE_CAPABILITIES, functionOf, mayOn } from '#domain/access';
import { sameLabels, weakens, type Labels } from '#domain/marking';
import { markingOf, type Case, type MarkedItem, type MarkingChange } from './case';
import { refuse, type Decision, type Occasion } from './decision';
import { byPerson, draftOf, note, type Draft } from './draft';
import { narrow } from './narrow-marking';

/** An item and what it bears now. */
export interface Item {
  item: MarkedItem;
  itemId: string;
  was: Labels;
}

/** The same item, as the case knows it: the case itself. */
export function caseItem(state: Case): Item {
  return { item: 'case', itemId: state.id, was: markingOf(state) };
}

function labelsOf({ tlp, pap, compartments, protection }: Labels): Labels {
  return { tlp, pap, compartments, protection };
}

function apply(draft: Draft, { item, itemId }: Item, wanted: Labels, o: Occasion): void {
  if (item === 'case') {
    const { pap, compartments, protection } = wanted;
    nameWriter(draft, wanted, o);
    narrow(draft, wanted.tlp, o);
    draft.state = { ...draft.state, tlp: wanted.tlp, pap, compartments, protection };
  }
  note(draft, 'marked', {
    item,
    id: itemId,
    tlp: wanted.tlp,
    pap: wanted.pap,
    compartments: wanted.compartments,
  });
}

/**
 * What becomes RED is for named persons: whoever marks it is the first of them, with what it could do already, and
 * whoever treats it.
 */
function nameWriter(draft: Draft, { tlp }: Labels, { actor, subject, now, newId }: Occasion): void {
  if (tlp !== 'RED' || actor.kind !== 'staff') return;
  const { assignee, grants } = draft.state;
  const isNamed = (principal: string) =>
    grants.some(
      (g) => g.principal === principal && g.tlpMax === 'RED' && g.revokedAt === null && g.until === null,
    );
  const names = [...new Set([actor.accountId, ...(assignee === null ? [] : [assignee])])].map(
    (id) => `account:${id}`,
  );
  const named = names.filter((principal) => !isNamed(principal));
  const replaced = grants.map((g) =>
    named.includes(g.principal) && g.revokedAt === null && g.until === null ? { ...g, revokedAt: now } : g,
  );
  const own = subject ? mayOn(subject, draft.state, { grants, now }) : [];
  const added = named.map((principal) => ({
    ...{ id: newId(), principal, tlpMax: 'RED' as const, reason: 'TLP:RED', until: null, revokedAt: null },
    capabilities: principal === names[0] ? own : CASE_CAPABILITIES,
    ...{ ground: 'given' as const, grantedBy: functionOf(actor), grantedAt: now },
  }));
  draft.state = { ...draft.state, grants: [...replaced, ...added] };
}

/**
 * Marks a case or an item of it. What is marked more strictly is so at once; what would let anybody know or do more
 * waits for a second person, with the reason and how the originator agreed (TLP 2.0: the source decides).
 */
export function markItem(
  state: Case,
  asked: Item & { wanted: Labels; reason: string; agreement: string | null },
  o: Occasion,
): Decision {
  const { item, itemId, was, reason, agreement } = asked;
  const wanted = labelsOf(asked.wanted);
  if (sameLabels(was, wanted)) return refuse('nothing_changes');
  const draft = draftOf(state);
  if (!weakens(was, wanted)) {
    apply(draft, asked, wanted, o);
    return byPerson(draft, o);
  }
  if (o.actor.kind !== 'staff') return refuse('another_person_needed');
  if (state.markingChanges.some((c) => c.itemId === itemId && c.outcome === null))
    return refuse('already_asked');
  const change: MarkingChange = {
    ...{ id: o.newId(), item, itemId, was: labelsOf(was), wanted, reason, agreement },
    ...{ askedAt: o.now, askedBy: o.actor.accountId, askedByFunction: functionOf(o.actor) },
    ...{ decidedAt: null, decidedBy: null, outcome: null },
  };
  draft.state = { ...draft.state, markingChanges: [...state.markingChanges, change] };
  note(draft, 'weakening_asked', { id: change.id, item, tlp: wanted.tlp });
  return byPerson(draft, o);
}

/** A second person lets the marking be weakened, or anybody gives it up. */
export function decideMarking(
  state: Case,
  { changeId, outcome }: { changeId: string; outcome: 'applied' | 'withdrawn' },
  o: Occasion,
): Decision {
  const change = state.markingChanges.find(({ id, outcome: held }) => id === changeId && held === null);
  if (!change) return refuse('no_such_marking_change');
  if (o.actor.kind !== 'staff') return refuse('another_person_needed');
  const { accountId: decidedBy } = o.actor;
  if (outcome === 'applied' && decidedBy === change.askedBy) return refuse('another_person_needed');
  const decided = { ...change, decidedAt: o.now, decidedBy, outcome };
  const draft = draftOf({
    ...state,
    markingChanges: state.markingChanges.map((c) => (c === change ? decided : c)),
  });
  if (outcome === 'applied') apply(draft, change, change.wanted, o);
  else note(draft, 'weakening_withdrawn', { id: changeId });
  return byPerson(draft, o);
}
