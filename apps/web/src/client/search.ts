import type { QueueRow } from './answers';
import { ask } from './send';

export interface FoundCase {
  case: QueueRow;
  /** What says the words: `reference`, `facility`, `declaration`… */
  matched: string[];
}

export interface FoundCases {
  found: FoundCase[];
  next: string | null;
}

export function searchCases(words: string, after: string | null): Promise<FoundCases> {
  const query = new URLSearchParams({ q: words, ...(after === null ? {} : { after }) });
  return ask<FoundCases>(`/search?${query}`);
}

export interface CountOfCases {
  value: string;
  cases: number;
}

export interface Statistics {
  from: string;
  to: string;
  by: 'day' | 'month';
  cases: number;
  /** Outside the desk: whole months, numbers to the nearest five. */
  rounded: boolean;
  series: { from: string; cases: number }[];
  status: CountOfCases[];
  type: CountOfCases[];
  origin: CountOfCases[];
  level: CountOfCases[];
  region: CountOfCases[];
  duty: CountOfCases[];
  delays: { milestone: string; cases: number; averageSeconds: number | null; medianWithin: string | null }[];
}

/** @param from @param to days, `YYYY-MM-DD`, both included */
export const readStatistics = (from: string, to: string, by: string) =>
  ask<Statistics>(`/statistics?${new URLSearchParams({ from, to, by })}`);
