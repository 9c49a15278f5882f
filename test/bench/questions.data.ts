import { OPEN_STATUSES } from '#domain/cases';

export const BENCHES = ['queue', 'search', 'dashboard', 'case', 'record'] as const;
export type Bench = (typeof BENCHES)[number];

/** What a question may look up before it is timed. */
interface World {
  get: (path: string) => Promise<{ next: string | null; cases: { id: string }[] }>;
  /** One column named `value`, as super-user. */
  rows: (sql: string) => Promise<string[]>;
}

export interface Question {
  bench: Bench;
  name: string;
  who: string;
  /** Asked in turn, so that no answer is that of one lucky word. */
  paths: (world: World) => Promise<string[]>;
  /** At most so many times the small world, at most so many milliseconds (p95) on a quiet machine. */
  goal: { ratio: number | null; p95: number };
}

const ANALYST = 'analyste@desk.example';
const AGENCY = 'ars-32@autorite.example';
const FACILITY = '590000758@etablissement.example';
const QUEUE = { ratio: 2, p95: 50 };
const SEARCH = { ratio: 3, p95: 150 };
const of = (path: string) => () => Promise.resolve([path]);

/** Page `number` of a list of so many lines: as many pages as there are, where there are fewer. */
const page =
  (path: string, number: number) =>
  async ({ get }: World) => {
    let last = path;
    for (let n = 1; n < number; n += 1) {
      const { next } = await get(last);
      if (next === null) break;
      last = `${path}&after=${next}`;
    }
    return [last];
  };

const search =
  (sql: string) =>
  async ({ rows }: World) => {
    const words = await rows(sql);
    if (words.length === 0) throw new Error(`nothing to search for: ${sql}`);
    return words.map((word) => `/search?q=${encodeURIComponent(word)}`);
  };
/** Words by how many items say them, from the commonest. */
const wordsFrom = (place: number, many: number) =>
  `select word as value from ts_stat('select words from search_entry_text tablesample system (20) repeatable (1)')
   where length(word) > 3 order by ndoc desc, word offset ${place} limit ${many}`;

const queue = (name: string, who: string, paths: Question['paths']): Question => ({
  ...{ bench: 'queue', name, who, paths, goal: QUEUE },
});
const found = (name: string, who: string, sql: string): Question => ({
  ...{ bench: 'search', name, who, paths: search(sql), goal: SEARCH },
});
const REFERENCES = `select reference as value from incident_case order by md5(reference) limit 20`;
const NAMES = `select split_part(name, ' ', 1) || ' ' || commune as value from facility where source = 'bench' order by md5(name) limit 20`;
const HASHES = `select substring(facts ->> 'narrative' from 'condensat ([0-9a-f]+)') as value from declaration
  where facts ->> 'narrative' like '%condensat%' order by md5(id::text) limit 20`;
const TOGETHER = `select string_agg(value, ' ') as value from (${wordsFrom(0, 3)}) w`;
const year = (from: number, to: number, by: string) =>
  of(`/statistics?from=${from}-11-01&to=${to}-10-31&by=${by}`);
const dashboard = (name: string, who: string, paths: Question['paths']): Question => ({
  ...{ bench: 'dashboard', name, who, paths, goal: { ratio: null, p95: 500 } },
});
const OFFICER = 'rssi@desk.example';
const recorded = (name: string, paths: Question['paths']): Question => ({
  ...{ bench: 'record', name, who: OFFICER, paths, goal: { ratio: null, p95: 150 } },
});

export const QUESTIONS: readonly Question[] = [
  queue('first page', ANALYST, of('/cases?limit=50')),
  queue('page 100 of 20 lines', ANALYST, page('/cases?limit=20', 100)),
  queue('first page', AGENCY, of('/cases?limit=50')),
  queue('first page', FACILITY, of('/cases?limit=50')),
  queue('one status', ANALYST, of(`/cases?limit=50&status=${OPEN_STATUSES[1]}`)),
  queue('closed cases', ANALYST, of('/cases?limit=50&status=closed')),
  queue('closed cases, page 100', ANALYST, page('/cases?limit=20&status=closed', 100)),
  queue('closed cases', AGENCY, of('/cases?limit=50&status=closed')),
  queue('each on its line', ANALYST, of('/cases?limit=50&attached=true')),
  found('a reference', ANALYST, REFERENCES),
  found('a beginning of reference', ANALYST, `select left(value, 7) as value from (${REFERENCES}) r`),
  found('a facility and its town', ANALYST, NAMES),
  found('a hash', ANALYST, HASHES),
  found('the commonest words', ANALYST, wordsFrom(0, 10)),
  found('common words', ANALYST, wordsFrom(100, 10)),
  found('three common words', ANALYST, TOGETHER),
  found('common words', AGENCY, wordsFrom(100, 10)),
  found('a facility and its town', AGENCY, NAMES),
  found('common words', FACILITY, wordsFrom(100, 10)),
  dashboard('ten years by month', ANALYST, year(2016, 2026, 'month')),
  dashboard('ten years by day', ANALYST, year(2016, 2026, 'day')),
  dashboard('ten years by month, RED by name', 'responsable@desk.example', year(2016, 2026, 'month')),
  dashboard('one year by day', ANALYST, year(2025, 2026, 'day')),
  dashboard('ten years by month', AGENCY, year(2016, 2026, 'month')),
  {
    ...{ bench: 'case', name: 'a case of 500 items', who: ANALYST, goal: { ratio: null, p95: 25 } },
    paths: async ({ rows }) => [
      `/cases/${(await rows(`select id as value from incident_case where originator = 'bench'`))[0]}`,
    ],
  },
  {
    ...{ bench: 'case', name: 'its history', who: ANALYST, goal: { ratio: null, p95: 25 } },
    paths: async ({ rows }) => [
      `/cases/${(await rows(`select id as value from incident_case where originator = 'bench'`))[0]}/timeline`,
    ],
  },
  recorded('first page', of('/record?limit=50')),
  recorded('of a case', async ({ rows }) =>
    (await rows(REFERENCES)).map((reference) => `/record?reference=${reference}`),
  ),
  recorded('of a person', async ({ rows }) =>
    (await rows('select id as value from account order by id limit 40')).map((id) => `/record?account=${id}`),
  ),
  recorded('what was refused', of('/record?decision=refused')),
  recorded('a month of long ago', of('/record?from=2018-03-01T00:00:00Z&to=2018-04-01T00:00:00Z')),
];
