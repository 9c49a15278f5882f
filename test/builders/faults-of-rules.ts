import { obligationsFor, RULES, type CaseFacts, type Owed, type Rule } from '#domain/obligations';
import type { ExpectedOwing, ExpectedRule } from './expected-rule';
import { EXPECTED_RULES } from './expected-rules.data';
import { HOUR, NIGHT } from './facts';

const SOON = NIGHT + 5 * HOUR;

const isEntry =
  ({ id, version }: Rule) =>
  (row: ExpectedRule) =>
    row.id === id && row.version === version;
const nameOf = ({ id, version }: Pick<Rule, 'id' | 'version'>) => `${id} v${version}`;
const instantOf = (day: string | null) => (day === null ? null : Date.parse(day));

const owingOf = ({ creditor, facilityId, anchorAt, dueAt, round, doneAt }: Owed) =>
  [creditor, facilityId, anchorAt, dueAt, round, doneAt].join(' | ');

const expected = ({ to, facility = '', from, due, round = '', done }: ExpectedOwing) =>
  [to, facility, from, due, round, done].join(' | ');

/** What one entry asks, read back from the whole derivation. */
function askedBy(rule: Rule, facts: CaseFacts, at = SOON): string[] {
  return obligationsFor(facts, at, [rule]).map(owingOf);
}

function* faultsOfFields(row: ExpectedRule, rule: Rule): Generator<string> {
  for (const field of ['debtor', 'act', 'phase', 'proof', 'closing', 'awaits'] as const) {
    if (rule[field] !== row[field]) yield `${field}: ${rule[field]}, not ${row[field]}`;
  }
  if (JSON.stringify(rule.clock) !== JSON.stringify(row.clock)) yield `clock: ${JSON.stringify(rule.clock)}`;
  const { from, until } = rule.inForce;
  if (from !== instantOf(row.from) || until !== instantOf(row.until)) yield `in force: ${from}–${until}`;
}

function* faultsOfOwing(row: ExpectedRule, rule: Rule): Generator<string> {
  for (const { facts, at, owed } of row.triggers) {
    const wanted = owed.map(expected).join('\n');
    const found = askedBy(rule, facts, at).join('\n');
    if (found !== wanted) yield `is owed\n${found || 'nothing'}\nand not\n${wanted}`;
  }
  for (const [i, { facts, at }] of (row.spares ?? []).entries()) {
    const found = askedBy(rule, facts, at);
    if (found.length > 0) yield `is owed by neighbour ${i + 1}: ${found.join()}`;
  }
  const wakes = rule.wakes?.(row.triggers[0]!.facts) ?? [];
  if (wakes.join() !== (row.wakes ?? []).join()) yield `wakes: ${wakes.join()}`;
}

/** Where a rulebook differs from what was read in the texts; empty when they say the same. */
export function faultsOfRules(rules: readonly Rule[] = RULES): string[] {
  const faults: string[] = [];
  for (const row of EXPECTED_RULES) {
    const [rule, ...others] = rules.filter((r) => isEntry(r)(row));
    if (!rule || others.length > 0) faults.push(`${nameOf(row)}: one entry expected`);
    else
      for (const f of [...faultsOfFields(row, rule), ...faultsOfOwing(row, rule)])
        faults.push(`${nameOf(row)} ${f}`);
  }
  const unexpected = rules.filter((rule) => !EXPECTED_RULES.some(isEntry(rule)));
  return [...faults, ...unexpected.map((rule) => `${nameOf(rule)}: no row in the table`)];
}
