import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ACTS,
  obligationsFor,
  PHASES,
  PRINCIPLES,
  PROOF_MARKS,
  RULES,
  type Clock,
  type Principle,
  type Rule,
} from '#domain/obligations';
import { EXPECTED_RULES } from '../builders/expected-rules.data';
import { faultsOfRules } from '../builders/faults-of-rules';

/** Prints docs/obligations.md from rule data. */
export type PrintPage = (sources: { rules: readonly Rule[]; principles: readonly Principle[] }) => string;

interface Mutant {
  /** Entry and field, and what became of it. */
  name: string;
  rules: readonly Rule[];
  principles: readonly Principle[];
  /** Texts are seen on the page only; what decides must be seen by the table of the texts. */
  judge: 'table' | 'page';
}

const TEXTS = ['to', 'trigger', 'basis', 'because'] as const;
const HOUR = 3_600_000;

const next = <T>(list: readonly T[], value: T): T => list[(list.indexOf(value) + 1) % list.length]!;

function clocksFor(clock: Clock): Clock[] {
  const anchor = clock.anchor === 'received' ? 'noticed' : 'received';
  const moved = { ...clock, anchor } as Clock;
  if (clock.kind === 'without_delay') return [moved, { ...clock, kind: 'elapsed_hours', hours: 24 }];
  const longer =
    clock.kind === 'elapsed_hours'
      ? { ...clock, hours: clock.hours + 1 }
      : { ...clock, months: clock.months + 1 };
  return [moved, longer, { kind: 'without_delay', anchor: clock.anchor }];
}

/** What it owes under the facts that trigger it, whatever the facts: seen by the neighbours alone. */
function alwaysOwed(rule: Rule): Rule['owed'] {
  const row = EXPECTED_RULES.find(({ id, version }) => id === rule.id && version === rule.version);
  const first = row?.triggers[0];
  return (facts, at) => {
    const asked = rule.owed(facts, at);
    if (asked.length > 0 || !first) return asked;
    const [own] = obligationsFor(first.facts, first.at ?? at, [rule]);
    return own ? [{ creditor: own.creditor }] : [{ creditor: 'somebody' }];
  };
}

function* changesOf(rule: Rule): Generator<[string, Partial<Rule>]> {
  const { inForce } = rule;
  yield ['version', { version: rule.version + 1 }];
  yield ['debtor', { debtor: rule.debtor === 'cert' ? 'facility' : 'cert' }];
  yield ['act', { act: next(ACTS, rule.act) }];
  yield ['phase', { phase: next(PHASES, rule.phase) }];
  for (const clock of clocksFor(rule.clock)) yield [`clock ${JSON.stringify(clock)}`, { clock }];
  yield ['proof', { proof: next(PROOF_MARKS, rule.proof) }];
  yield ['inForce.from', { inForce: { ...inForce, from: (inForce.from ?? 0) + HOUR } }];
  yield ['inForce.until', { inForce: { ...inForce, until: (inForce.until ?? Date.UTC(2030, 0)) - HOUR } }];
  yield ['awaits', { awaits: rule.awaits ? undefined : 'nis2' } as Partial<Rule>];
  yield ['closing', { closing: rule.closing === 'waits' ? 'does_not_wait' : 'waits' }];
  yield ['owed never', { owed: () => [] }];
  yield ['owed twice', { owed: (facts, at) => [...rule.owed(facts, at), { creditor: 'somebody' }] }];
  // R04 is owed for every declaration: there, "always" is what it says.
  if (rule.id !== 'R04-acknowledge') yield ['owed always', { owed: alwaysOwed(rule) }];
  if (rule.wakes) yield ['wakes', { wakes: () => [] }];
  else yield ['wakes', { wakes: () => [0] }];
}

function* mutantsOfRules(): Generator<Mutant> {
  for (const [i, rule] of RULES.entries()) {
    const name = (field: string) => `${rule.id} v${rule.version}: ${field}`;
    const one = { name: '', principles: PRINCIPLES };
    for (const [field, change] of changesOf(rule)) {
      yield { ...one, name: name(field), rules: RULES.with(i, { ...rule, ...change }), judge: 'table' };
    }
    yield { ...one, name: name('dropped'), rules: RULES.toSpliced(i, 1), judge: 'table' };
    yield { ...one, name: name('said twice'), rules: RULES.toSpliced(i, 0, rule), judge: 'table' };
    for (const field of TEXTS) {
      const changed = { ...rule, [field]: `${rule[field]} Autrement.` };
      yield { ...one, name: name(field), rules: RULES.with(i, changed), judge: 'page' };
    }
  }
}

function* mutantsOfPrinciples(): Generator<Mutant> {
  for (const [i, principle] of PRINCIPLES.entries()) {
    const { number, inForce } = principle;
    const changes: [string, Partial<Principle>][] = [
      ['number', { number: number + 100 }],
      ['debtor', { debtor: 'facility' }],
      ['proof', { proof: next(PROOF_MARKS, principle.proof) }],
      ['inForce.from', { inForce: { ...inForce, from: (inForce.from ?? 0) + 24 * HOUR } }],
      ['inForce.until', { inForce: { ...inForce, until: Date.UTC(2030, 0) } }],
      ...(['act', 'to', 'trigger', 'basis', 'keptBy'] as const).map((field): [string, Partial<Principle>] => [
        field,
        { [field]: `${principle[field]} Autrement.` },
      ]),
    ];
    for (const [field, change] of changes) {
      const principles = PRINCIPLES.with(i, { ...principle, ...change });
      yield { name: `principle ${number}: ${field}`, rules: RULES, principles, judge: 'page' };
    }
    yield {
      name: `principle ${number}: dropped`,
      rules: RULES,
      principles: PRINCIPLES.toSpliced(i, 1),
      judge: 'page',
    };
  }
}

/**
 * Changes every field of every entry of the rulebook, one at a time, and asks the checks.
 * @returns how many mutants there were, and the names of those that no check saw
 */
export function surviveMutation(
  printPage: PrintPage,
  root: string,
): { mutants: number; survivors: string[] } {
  const committed = readFileSync(join(root, 'docs/obligations.md'), 'utf8');
  const survivors: string[] = [];
  let mutants = 0;
  for (const { name, rules, principles, judge } of [...mutantsOfRules(), ...mutantsOfPrinciples()]) {
    mutants += 1;
    const isSeen =
      judge === 'table' ? faultsOfRules(rules).length > 0 : printPage({ rules, principles }) !== committed;
    if (!isSeen) survivors.push(name);
  }
  return { mutants, survivors };
}
