import { RETENTION_RULES, type RetentionKind, type RetentionRule } from './retention.data';

/** No month is shorter (ms): what is looked for by it is found too early, never too late. */
export const SHORTEST_MONTH = 28 * 86_400_000;

/** What is known of one thing that is kept. Instants are epoch ms. */
export interface RetentionFacts {
  kind: RetentionKind;
  /** From when its time runs; null: it does not run yet, e.g. the case is open. */
  startsAt: number | null;
  /** A person ordered that nothing of it be erased. */
  held: boolean;
}

/** Until when it is kept, by which rule, and whether that is over. */
export interface RetentionDue {
  rule: RetentionRule;
  until: number;
  isDue: boolean;
}

/**
 * How long something is kept, as the rules in force at `at` say: a rule that changes meanwhile changes the end of what
 * is kept already. A hold keeps it beyond its end.
 * @returns null while its time does not run, or no rule is in force
 */
export function retentionOf({ kind, startsAt, held }: RetentionFacts, at: number): RetentionDue | null {
  if (startsAt === null) return null;
  const rule = rulesInForce(at).find((candidate) => candidate.kind === kind);
  if (rule === undefined) return null;
  const until = addMonths(startsAt, rule.months);
  return { rule, until, isDue: !held && at >= until && rule.erasedBy === 'product' };
}

/** The rules of that day, one a kind. */
export function rulesInForce(at: number): RetentionRule[] {
  return RETENTION_RULES.filter((rule) => isInForce(rule, at));
}

function isInForce({ since, until }: RetentionRule, at: number): boolean {
  return Date.parse(since) <= at && (until === null || at < Date.parse(until));
}

/** The same day and hour (UTC) so many months later; the last of the month where it has no such day. */
function addMonths(instant: number, months: number): number {
  const date = new Date(instant);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
}
