/** Below this, a number would point at somebody. */
const SMALL = 5;

export interface Count {
  value: string;
  /** Null: too small to be said outside the desk. */
  cases: number | null;
}

const isSmall = (cases: number) => cases > 0 && cases < SMALL;

/**
 * The counts of one list without those that are too small; where a single one would be left out, the smallest of the others
 * goes too, since the whole would give it away.
 */
export function suppressSmall(counts: readonly { value: string; cases: number }[]): Count[] {
  const hidden = new Set(counts.filter(({ cases }) => isSmall(cases)));
  if (hidden.size === 1) {
    const others = counts.filter((count) => !hidden.has(count) && count.cases > 0);
    const smallest = others.reduce<(typeof counts)[number] | null>(
      (least, count) => (least === null || count.cases < least.cases ? count : least),
      null,
    );
    if (smallest) hidden.add(smallest);
  }
  return counts.map((count) => (hidden.has(count) ? { value: count.value, cases: null } : count));
}
