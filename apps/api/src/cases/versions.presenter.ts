import { compareFacts, factsAtVersion, type FactDifference, type IncidentFacts } from '#domain/declarations';
import type { DeclarationTable } from '#persistence/cases';
import { iso } from '../http/iso';
import { presentChanges } from './case.presenter';
import { presentMarking, presentMarkingOutside } from './marking.presenter';

const isInstant = (field: string) => field.endsWith('At');

/** A value as it travels: instants as UTC text, those of what was already filed too. */
function presentValue(field: string, value: FactDifference['before']) {
  if (isInstant(field) && (typeof value === 'number' || value === null)) return iso(value);
  if (field !== 'alreadyDone') return value;
  return (value as IncidentFacts['alreadyDone']).map((done) => ({ ...done, at: iso(done.at) }));
}

function presentDifference({ field, before, after }: FactDifference) {
  return { field, before: presentValue(field, before), after: presentValue(field, after) };
}

/** Side by side: what two versions say differently, field by field; null when one of them was never said. */
export function presentComparison(said: readonly DeclarationTable[], from: number, to: number) {
  const [before, after] = [factsAtVersion(said, from), factsAtVersion(said, to)];
  if (before === null || after === null) return null;
  return { from, to, changes: compareFacts(before, after).map(presentDifference) };
}

function wordsOf({ facts }: DeclarationTable): string | null {
  return 'narrative' in facts ? (facts.narrative ?? null) : null;
}

/** Every version, with what it changed of the one before, and its own words. */
export function presentVersions(said: readonly DeclarationTable[]) {
  return {
    versions: said.map((one, i) => ({
      ...{ version: one.version, kind: one.kind, channel: one.channel, receivedAt: iso(one.receivedAt) },
      ...{ narrative: wordsOf(one), marking: presentMarkingOutside(one) },
      changes: i === 0 ? [] : presentComparison(said, said[i - 1]!.version, one.version)!.changes,
    })),
  };
}

/** One version of what was said; a complement holds only what it changes. */
export function presentDeclaration(said: DeclarationTable) {
  const { id, version, kind, channel, declarant, facility, facts } = said;
  return {
    ...{ id, marking: presentMarking(said) },
    ...{ version, kind, channel, declarant, facility },
    receivedAt: iso(said.receivedAt),
    facts: presentChanges(facts),
  };
}
