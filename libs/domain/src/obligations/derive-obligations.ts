import { awarenessOf, type Instant } from '#domain/declarations';
import type { CaseFacts } from './case-facts';
import { declarantOf } from './conditions';
import { isSettled, type Obligation } from './obligation';
import type { Rule } from './rule';
import { CNIL_COMPLEMENT, RULES } from './rules.data';

/** What a rule asks, before it has an identity. */
type Owed = Omit<Obligation, 'id' | 'state' | 'openedAt' | 'sentAt' | 'settledAt' | 'proof'>;

/** A rule applies to an incident noticed while it is in force (`noticedAt`, epoch ms). */
export function isInForce(rule: Rule, noticedAt: Instant): boolean {
  const { from, until } = rule.inForce;
  return (from === null || noticedAt >= from) && (until === null || noticedAt < until);
}

function anchorOf(rule: Rule, facts: CaseFacts): Instant {
  const anchors = {
    received: facts.receivedAt,
    awareness: awarenessOf(facts.incident),
    qualified: facts.qualification?.decidedAt ?? facts.receivedAt,
  };
  return anchors[rule.clock.anchor];
}

function owedBy(rule: Rule, facts: CaseFacts, anchorAt = anchorOf(rule, facts)): Owed[] {
  if (!isInForce(rule, facts.incident.noticedAt)) return [];
  return rule.creditors(facts).map((creditor) => ({
    rule: rule.id,
    ruleVersion: rule.version,
    debtor: rule.debtor,
    facilityId: rule.debtor === 'facility' ? declarantOf(facts).id : null,
    act: rule.act,
    creditor,
    phase: rule.phase,
    basis: rule.basis,
    because: rule.because,
    anchorAt,
    dueAt: rule.clock.kind === 'elapsed_hours' ? anchorAt + rule.clock.hours * 3_600_000 : null,
  }));
}

/** The complete set that the facts ask for. Pure: same facts, same set. */
export function obligationsFor(facts: CaseFacts): Owed[] {
  return RULES.flatMap((rule) => owedBy(rule, facts));
}

export interface ObligationChanges {
  opened: Obligation[];
  superseded: Obligation[];
}

interface Occasion {
  now: Instant;
  newId: () => string;
}

function open(owed: Owed, { now, newId }: Occasion): Obligation {
  return { ...owed, id: newId(), state: 'open', openedAt: now, sentAt: null, settledAt: null, proof: null };
}

const identity = (o: Owed) => [o.rule, o.creditor, o.facilityId, o.phase].join('|');

/**
 * What changes between the obligations held and those that the facts ask for. Nothing is deleted: what
 * no longer applies is superseded, and what was done stays done. An obligation whose letter has left
 * is not superseded either: what was said was said.
 */
export function changesOfObligations(
  facts: CaseFacts,
  held: readonly Obligation[],
  occasion: Occasion,
): ObligationChanges {
  const asked = obligationsFor(facts);
  const alive = new Set(held.filter((o) => o.state !== 'superseded').map(identity));
  const wanted = new Set(asked.map(identity));
  const opened = asked.filter((owed) => !alive.has(identity(owed))).map((owed) => open(owed, occasion));
  const superseded = held
    .filter((o) => o.phase === 'initial' && !isSettled(o) && o.sentAt === null && !wanted.has(identity(o)))
    .map((o): Obligation => ({ ...o, state: 'superseded', settledAt: occasion.now }));
  return { opened, superseded };
}

/**
 * The complement owed to the CNIL when facts change after a filing (RGPD art. 33.4); null when nothing
 * was filed yet, or when a complement is already open.
 */
export function complementOwed(
  facts: CaseFacts,
  held: readonly Obligation[],
  occasion: Occasion,
): Obligation | null {
  const filings = held.filter((o) => o.act === 'file' && o.creditor === 'cnil');
  const filed = filings.some((o) => o.phase === 'initial' && o.state === 'fulfilled');
  const pending = filings.some((o) => o.phase === 'complement' && !isSettled(o));
  if (!filed || pending) return null;
  const [owed] = owedBy(CNIL_COMPLEMENT, facts, occasion.now);
  return owed ? open(owed, occasion) : null;
}
