import type { Instant } from '#domain/declarations';
import type { CaseFacts } from './case-facts';
import { obligationsFor, type Owed } from './derive-obligations';
import { isOverdue, isSettled, type Obligation } from './obligation';
import type { Anchor, Rule } from './rule';
import { RULES } from './rules';

/** What changes between the obligations held and those that the facts ask for. */
export interface ObligationChanges {
  opened: Obligation[];
  superseded: Obligation[];
  reanchored: Obligation[];
  reopened: Obligation[];
  /** Done, as the facts themselves show. */
  fulfilled: Obligation[];
  /** Whose clock ran out since they were last looked at. */
  overdue: Obligation[];
}

interface Occasion {
  now: Instant;
  newId: () => string;
  /** Why clocks are set again, in French. */
  reason?: string;
  /** The rulebook; absent: the product's own. */
  rules?: readonly Rule[];
}

// A correction of what happened moves these clocks. What the desk itself began (qualified, sent…) is
// measured from its first time for ever.
const MOVED_BY_FACTS: readonly Anchor[] = ['noticed', 'awareness', 'notified', 'ended'];

const identity = (o: Pick<Obligation, 'rule' | 'creditor' | 'facilityId' | 'phase' | 'round'>) =>
  [o.rule, o.creditor, o.facilityId, o.phase, o.round].join('|');

function open({ doneAt, ...owed }: Owed, { now, newId }: Occasion): Obligation {
  const opened: Obligation = {
    ...owed,
    id: newId(),
    state: 'open',
    openedAt: now,
    reanchored: [],
    sentAt: null,
    settledAt: null,
    overdueAt: null,
    proof: null,
    lateReason: null,
  };
  return doneAt === null ? opened : fulfil(opened, doneAt);
}

const fulfil = (o: Obligation, at: Instant): Obligation => ({
  ...o,
  state: 'fulfilled',
  settledAt: at,
  proof: 'constaté par le produit',
});

function reanchor(o: Obligation, owed: Owed, occasion: Occasion): Obligation | null {
  const { now, reason = 'faits complétés ou corrigés', rules = RULES } = occasion;
  const rule = rules.find(({ id, version }) => id === owed.rule && version === owed.ruleVersion);
  const moved = o.anchorAt !== owed.anchorAt || o.dueAt !== owed.dueAt;
  // A round of its own began with its own event: what comes later does not give it more time.
  if (!moved || owed.round !== '' || !rule || !MOVED_BY_FACTS.includes(rule.clock.anchor)) return null;
  const past = { at: now, reason, anchorAt: o.anchorAt, dueAt: o.dueAt };
  const { anchorAt, dueAt } = owed;
  return { ...o, anchorAt, dueAt, overdueAt: null, reanchored: [...o.reanchored, past] };
}

const reopen = (o: Obligation, { anchorAt, dueAt }: Owed): Obligation => ({
  ...o,
  ...{ state: 'open', anchorAt, dueAt, sentAt: null, settledAt: null, overdueAt: null, proof: null },
});

/** Nothing of it was done yet, and another version of its rule judges the incident now. */
function isReplaced(o: Obligation, owed: Owed): boolean {
  const isUntouched = o.state === 'superseded' || (!isSettled(o) && o.sentAt === null);
  return isUntouched && o.ruleVersion !== owed.ruleVersion;
}

/**
 * What changes between the obligations held, oldest first, and those that the facts ask for now. Nothing is
 * deleted: what no longer applies is superseded, and comes back if it applies again; what was done stays done.
 * An obligation whose letter has left is not superseded either: what was said was said.
 */
export function changesOfObligations(
  facts: CaseFacts,
  held: readonly Obligation[],
  occasion: Occasion,
): ObligationChanges {
  const rules = occasion.rules ?? RULES;
  const asked = new Map(obligationsFor(facts, occasion.now, rules).map((owed) => [identity(owed), owed]));
  const latest = new Map(held.map((o) => [identity(o), o]));
  const changes: ObligationChanges = {
    ...{ opened: [], superseded: [], reanchored: [], reopened: [], fulfilled: [], overdue: [] },
  };
  for (const [key, owed] of asked) {
    const o = latest.get(key);
    if (o === undefined || isReplaced(o, owed)) changes.opened.push(open(owed, occasion));
    else keepUp(o, owed, changes, occasion);
  }
  for (const [key, o] of latest) {
    const owed = asked.get(key);
    const isMoot = owed === undefined ? o.sentAt === null : isReplaced(o, owed);
    if (isMoot && !isSettled(o)) {
      changes.superseded.push({ ...o, state: 'superseded', settledAt: occasion.now });
    }
  }
  changes.overdue.push(...runOut(facts, applyChanges(held, changes), occasion.now));
  return changes;
}

function keepUp(o: Obligation, owed: Owed, changes: ObligationChanges, occasion: Occasion): void {
  if (o.state === 'superseded') {
    const again = reopen(o, owed);
    changes.reopened.push(owed.doneAt === null ? again : fulfil(again, owed.doneAt));
    return;
  }
  if (isSettled(o)) return;
  if (owed.doneAt !== null) {
    changes.fulfilled.push(fulfil(o, owed.doneAt));
    return;
  }
  const moved = reanchor(o, owed, occasion);
  if (moved) changes.reanchored.push(moved);
}

/** What the declaration itself says was filed is about to be settled with that hour: it is not late for it. */
const isSaidDone = ({ incident }: CaseFacts, { act, phase, creditor }: Obligation) =>
  act === 'file' &&
  phase === 'initial' &&
  incident.alreadyDone.some(({ authority }) => authority === creditor);

function runOut(facts: CaseFacts, held: readonly Obligation[], now: Instant): Obligation[] {
  return held
    .filter((o) => o.overdueAt === null && isOverdue(o, now) && !isSaidDone(facts, o))
    .map((o) => ({ ...o, overdueAt: now }));
}

/** The obligations after the changes, in the same order; what is new comes last. */
export function applyChanges(held: readonly Obligation[], changes: ObligationChanges): Obligation[] {
  const { opened, superseded, reanchored, reopened, fulfilled, overdue } = changes;
  const changed = [superseded, reopened, reanchored, fulfilled, overdue].flat();
  const byId = new Map(changed.map((o) => [o.id, o]));
  return [...held, ...opened].map((o) => byId.get(o.id) ?? o);
}
