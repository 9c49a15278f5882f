/** One sum: of a part over the whole, or of the cases of one period. */
export interface Counted {
  /** First day; null: the whole. */
  period: string | null;
  /** `cases`, `status:closed`, `within:taken:4`… */
  part: string;
  cases: number;
  seconds: number;
  /** Of how many cases the seconds are; all of them when nothing is said. */
  timed?: number;
}

export const GROUPS = ['status', 'type', 'origin', 'level', 'region', 'duty'] as const;
export const MILESTONES = ['taken', 'qualified', 'informed', 'acknowledged', 'closed'] as const;
/** Hours, as the database classes them. */
export const CLASSES = ['1', '4', '24', '72', '168', '720', 'more'] as const;

interface Count {
  value: string;
  cases: number;
}

function groupIn(whole: readonly Counted[], prefix: string): Count[] {
  const own = whole.filter(({ part }) => part.startsWith(`${prefix}:`));
  const counts = own.map(({ part, cases }) => ({ value: part.slice(prefix.length + 1), cases }));
  return counts.sort((a, b) => b.cases - a.cases || (a.value < b.value ? -1 : 1));
}

/** The shortest class that holds half of them; null of none. */
function medianOf(within: readonly Count[]): string | null {
  const all = within.reduce((sum, { cases }) => sum + cases, 0);
  let sum = 0;
  return within.find(({ cases }) => (sum += cases) * 2 >= all && all > 0)?.value ?? null;
}

/** From reception to a milestone: how many reached it, how long it took them, and how many in how many hours. */
function delayIn(whole: readonly Counted[], milestone: string) {
  const of = (part: string) => whole.find((counted) => counted.part === part);
  const { cases, seconds, timed = cases } = of(`delay:${milestone}`) ?? { cases: 0, seconds: 0 };
  const within = CLASSES.map((value) => ({ value, cases: of(`within:${milestone}:${value}`)?.cases ?? 0 }));
  return {
    ...{ milestone, cases, within, medianWithin: medianOf(within) },
    averageSeconds: timed === 0 ? null : Math.round(seconds / timed),
  };
}

/** @param rounded outside the desk, where no number is exact */
export function presentStatistics(
  counted: readonly Counted[],
  { from, to, by }: { from: string; to: string; by: 'day' | 'month' },
  { rounded }: { rounded: boolean },
) {
  const whole = counted.filter(({ period }) => period === null);
  const series = counted.flatMap(({ period, cases }) => (period === null ? [] : [{ from: period, cases }]));
  const groups = GROUPS.map((group) => [group, groupIn(whole, group)] as const);
  return {
    ...{ from, to, by, rounded, series },
    cases: whole.find(({ part }) => part === 'cases')?.cases ?? 0,
    ...(Object.fromEntries(groups) as Record<(typeof GROUPS)[number], Count[]>),
    delays: MILESTONES.map((milestone) => delayIn(whole, milestone)),
  };
}
