import { addMonths, DESK_HOURS, zoneOf } from '#domain/calendar';
import { awarenessOf, type Instant } from '#domain/declarations';
import type { CaseFacility, CaseFacts } from './case-facts';
import { declarantOf, findAwareness } from './conditions';
import type { Obligation } from './obligation';
import type { Owing, Rule } from './rule';
import { RULES } from './rules';

const HOUR = 3_600_000;

/** What a rule asks, before it has an identity. */
export interface Owed extends Omit<
  Obligation,
  'id' | 'state' | 'openedAt' | 'sentAt' | 'settledAt' | 'overdueAt' | 'proof' | 'lateReason' | 'reanchored'
> {
  /** When the facts themselves show it done. */
  doneAt: Instant | null;
}

/**
 * Whether a rule judges these facts: an incident is judged by the rules in force when it was noticed. A
 * rule that awaits its text is off until the operator sets a date.
 */
export function isInForce(rule: Rule, facts: Pick<CaseFacts, 'incident' | 'law'>): boolean {
  const { noticedAt } = facts.incident;
  const awaited = rule.awaits && facts.law[rule.awaits];
  if (awaited === null || (awaited && noticedAt < awaited.from)) return false;
  const { from, until } = rule.inForce;
  return (from === null || noticedAt >= from) && (until === null || noticedAt < until);
}

/** Who owes or is reminded; undefined: the desk, about nobody in particular. */
function ownerOf({ debtor }: Rule, facts: CaseFacts, owing: Owing): CaseFacility | undefined {
  return owing.facility ?? (debtor === 'facility' ? declarantOf(facts) : undefined);
}

/** When a structure itself knew of the incident: the one that declares noticed it, another says when it was told. */
function noticedBy(facility: CaseFacility | undefined, { incident }: CaseFacts): Instant | null {
  return facility && !facility.declares ? facility.awarenessAt : incident.noticedAt;
}

function anchorOf(rule: Rule, facts: CaseFacts, owing: Owing): Instant | null {
  if (owing.anchorAt !== undefined) return owing.anchorAt;
  const { incident, receivedAt, qualification } = facts;
  const facility = ownerOf(rule, facts, owing);
  switch (rule.clock.anchor) {
    case 'noticed':
      return noticedBy(facility, facts);
    case 'qualified':
      return qualification?.decidedAt ?? receivedAt;
    case 'awareness':
      return facility ? findAwareness(facts, facility) : awarenessOf(incident);
    default:
      return receivedAt;
  }
}

/** The instant at which a clock runs out; null for "sans délai", and while its anchor is unknown. */
function dueOf({ clock }: Rule, anchorAt: Instant | null, owner: CaseFacility | undefined): Instant | null {
  if (anchorAt === null || clock.kind === 'without_delay') return null;
  if (clock.kind === 'elapsed_hours') return anchorAt + clock.hours * HOUR;
  const zone = clock.zone === 'facility' && owner ? zoneOf(owner.department) : DESK_HOURS.zone;
  return addMonths(anchorAt, clock.months, zone);
}

function owedBy(rule: Rule, facts: CaseFacts, at: Instant): Owed[] {
  if (!isInForce(rule, facts)) return [];
  return rule.owed(facts, at).map((owing) => {
    const anchorAt = anchorOf(rule, facts, owing);
    const owes = rule.debtor === 'facility' ? declarantOf(facts).id : null;
    return {
      rule: rule.id,
      ruleVersion: rule.version,
      debtor: rule.debtor,
      facilityId: owing.facility?.id ?? owes,
      act: rule.act,
      creditor: owing.creditor,
      phase: rule.phase,
      round: owing.round ?? '',
      basis: rule.basis,
      because: rule.because,
      anchorAt,
      dueAt: dueOf(rule, anchorAt, ownerOf(rule, facts, owing)),
      doneAt: owing.doneAt ?? null,
    };
  });
}

/**
 * The complete set that the facts ask for at an instant. Pure: same facts, same instant, same set.
 * @param at epoch ms; reminders and reports on what lasts appear by themselves as time goes by
 */
export function obligationsFor(facts: CaseFacts, at: Instant, rules: readonly Rule[] = RULES): Owed[] {
  return rules.flatMap((rule) => owedBy(rule, facts, at));
}

/** Later instants at which the set may change although no fact does. */
export function wakesOf(facts: CaseFacts, rules: readonly Rule[] = RULES): Instant[] {
  return rules.flatMap((rule) => (rule.wakes && isInForce(rule, facts) ? rule.wakes(facts) : []));
}
