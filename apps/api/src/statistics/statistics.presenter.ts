import { suppressSmall, type Count } from './suppress';

/** One sum: of a part over the whole, or of the cases of one period. */
export interface Counted {
  /** First day; null: the whole. */
  period: string | null;
  /** `cases`, `status:closed`, `within:taken:4`… */
  part: string;
  cases: number;
  seconds: number;
}

export const GROUPS = ['status', 'type', 'origin', 'level', 'region', 'duty'] as const;
export const MILESTONES = ['taken', 'qualified', 'informed', 'acknowledged'] as const;
const CLASSES = ['1', '4', '24', '72', 'more'] as const;

type Say = (counts: readonly { value: string; cases: number }[]) => Count[];

function groupIn(whole: readonly Counted[], prefix: string, say: Say): Count[] {
  const own = whole.filter(({ part }) => part.startsWith(`${prefix}:`));
  const counts = own.map(({ part, cases }) => ({ value: part.slice(prefix.length + 1), cases }));
  return say(counts.sort((a, b) => b.cases - a.cases || (a.value < b.value ? -1 : 1)));
}

/** From reception to a milestone: how many reached it, how long it took them, and how many in how many hours. */
function delayIn(whole: readonly Counted[], milestone: string, say: Say) {
  const of = (part: string) => whole.find((counted) => counted.part === part);
  const { cases, seconds } = of(`delay:${milestone}`) ?? { cases: 0, seconds: 0 };
  const [reached] = say([{ value: milestone, cases }]);
  const within = say(
    CLASSES.map((value) => ({ value, cases: of(`within:${milestone}:${value}`)?.cases ?? 0 })),
  );
  const known = reached!.cases;
  return {
    ...{ milestone, cases: known, within },
    averageSeconds: known === null || known === 0 ? null : Math.round(seconds / known),
  };
}

/** @param inside of the desk: outside it, numbers that are too small are not said */
export function presentStatistics(
  counted: readonly Counted[],
  { from, to, by }: { from: string; to: string; by: 'day' | 'month' },
  inside: boolean,
) {
  const say: Say = inside ? (counts) => [...counts] : suppressSmall;
  const whole = counted.filter(({ period }) => period === null);
  const periods = counted.flatMap(({ period, cases }) => (period === null ? [] : [{ value: period, cases }]));
  const total = whole.find(({ part }) => part === 'cases')?.cases ?? 0;
  const groups = GROUPS.map((group) => [group, groupIn(whole, group, say)] as const);
  return {
    ...{ from, to, by, cases: say([{ value: 'cases', cases: total }])[0]!.cases },
    series: say(periods).map(({ value, cases }) => ({ from: value, cases })),
    ...(Object.fromEntries(groups) as Record<(typeof GROUPS)[number], Count[]>),
    delays: MILESTONES.map((milestone) => delayIn(whole, milestone, say)),
  };
}
