import type { DataImpact, FactChanges, IncidentFacts } from './facts';
import { joinFacts, mergeFacts } from './facts';

type Said = IncidentFacts[Exclude<keyof IncidentFacts, 'data'>] | DataImpact[keyof DataImpact];

/** A field that two states of the facts tell differently; `data.` before those of the data. */
export interface FactDifference {
  field: string;
  before: Said;
  after: Said;
}

// Lists of a closed vocabulary are sets: their order says nothing.
function same(a: Said, b: Said): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  const sorted = (list: readonly unknown[]) => list.map((value) => JSON.stringify(value)).sort();
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function leavesOf({ data, ...facts }: IncidentFacts): [string, Said][] {
  const own = Object.entries(facts) as [string, Said][];
  const inner = (Object.entries(data) as [string, Said][]).map(([name, value]): [string, Said] => [
    `data.${name}`,
    value,
  ]);
  return [...own, ...inner];
}

/** Field by field, what the facts said before and say after; nothing when they say the same. */
export function compareFacts(before: IncidentFacts, after: IncidentFacts): FactDifference[] {
  const held = new Map(leavesOf(before));
  return leavesOf(after).flatMap(([field, value]) => {
    const was = held.get(field) ?? null;
    return same(was, value) ? [] : [{ field, before: was, after: value }];
  });
}

/** One version of a declaration: the first holds all the facts, the others what they change. */
export interface SaidVersion {
  version: number;
  /** A `merged` one came with another declaration of the same incident: see joinFacts. */
  kind?: string;
  facts: IncidentFacts | (Omit<FactChanges, 'narrative'> & { narrative?: string | null });
}

/**
 * The facts as they stood once `version` was said, by merging it with those before. Each version keeps its
 * own narrative: what is told later adds to the first one and does not replace it.
 * @returns null when no such version was said
 */
export function factsAtVersion(said: readonly SaidVersion[], version: number): IncidentFacts | null {
  const known = said.filter((one) => one.version <= version).sort((a, b) => a.version - b.version);
  const [first, ...changes] = known;
  if (!first || known.at(-1)!.version !== version) return null;
  return changes.reduce((facts, { kind, facts: { narrative, ...changed } }) => {
    void narrative;
    return kind === 'merged' ? joinFacts(facts, changed) : mergeFacts(facts, changed);
  }, first.facts as IncidentFacts);
}
