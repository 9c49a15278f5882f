import { cpus, loadavg } from 'node:os';
import { Client } from 'pg';
import { fullDeclaration } from './full-declaration';
import { postFor } from './http-clients';

interface Wanted {
  settings: Readonly<Record<string, string>>;
  /** PostgreSQL as super-user, to read when events were sealed. */
  adminUrl: string;
  rounds: number;
  seconds: number;
  note: (text: string) => void;
  /** Starts a worker that seals, or one that does all but sealing; the answer ends it. */
  work: (seals: boolean) => Promise<() => Promise<void>>;
}
interface Round {
  /** Declarations a second. */
  on: number;
  off: number;
  load: number;
}

const CLIENTS = 32;
const GOAL = { loss: 0.15, lagSeconds: 10 };

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * G21: what sealing costs the intake, and how long an event waits for its seal. Rounds come in pairs, a worker that
 * seals and one that does not, first the one and then the other, so that a busy machine is met by both.
 */
export async function benchSealing(wanted: Wanted) {
  const { rounds, note } = wanted;
  await post(wanted, true, 3);
  const done: Round[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const pair: Partial<Round> = {};
    for (const seals of round % 2 === 0 ? [true, false] : [false, true])
      pair[seals ? 'on' : 'off'] = await post(wanted, seals, wanted.seconds);
    done.push({ ...(pair as Round), load: loadavg()[0]! });
    note(`pair ${round} of ${rounds}: ${line(done.at(-1)!)}`);
  }
  const loss = median(done.map(({ on, off }) => 1 - on / off));
  const report = {
    clients: CLIENTS,
    cpus: cpus().length,
    loss,
    lag: await lagOf(wanted),
    goal: GOAL,
    rounds: done,
  };
  return { ...report, table: tableOf(report) };
}

/** One half of a pair. A sealing worker first seals what the other half left, and afterwards the rest. */
async function post(wanted: Wanted, seals: boolean, seconds: number): Promise<number> {
  const { settings, work } = wanted;
  const end = await work(seals);
  try {
    if (seals) await drain(wanted);
    const from = Date.now();
    const body = JSON.stringify(fullDeclaration());
    const url = settings.PUBLIC_URL!;
    const asked = { url, path: '/api/v1/declarations', body, clients: CLIENTS, seconds };
    const { perSecond } = await postFor(asked);
    if (seals) WINDOWS.push([from, Date.now()]);
    if (seals) await drain(wanted);
    return perSecond;
  } finally {
    await end();
  }
}

/** When declarations came while a worker sealed, epoch ms. */
const WINDOWS: [from: number, to: number][] = [];

async function drain({ adminUrl }: Wanted): Promise<void> {
  for (;;) {
    const [row] = await ask<{ n: number }>(adminUrl, WAITING);
    if (row!.n === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

const WAITING = 'select count(*)::int as n from audit_leaf where position is null';
// The first head that covers an event is the one that sealed it.
const LAG = `
  with sealed as (
    select (select min(h.at) from sealed_head h where h.size > l.position) as at, e.recorded_at
    from audit_leaf l join audit_event e on e.id = l.event_id
    where e.recorded_at between to_timestamp($1) and to_timestamp($2))
  select extract(epoch from at - recorded_at)::float as lag from sealed`;

/** Seconds from the writing of an event to the head over it, of those that came while a worker sealed. */
async function lagOf({ adminUrl }: Wanted): Promise<{ p50: number; p95: number; events: number }> {
  const lags: number[] = [];
  for (const [from, to] of WINDOWS) {
    const rows = await ask<{ lag: number }>(adminUrl, LAG, [from / 1000, to / 1000]);
    lags.push(...rows.map(({ lag }) => lag));
  }
  const sorted = lags.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), events: sorted.length };
}

async function ask<T>(url: string, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as T[];
  } finally {
    await client.end();
  }
}

const line = ({ on, off, load }: Round) =>
  `sealing ${on.toFixed(0)}/s, not sealing ${off.toFixed(0)}/s, loss ${((1 - on / off) * 100).toFixed(1)} %, load ${load.toFixed(1)}`;

function tableOf({
  loss,
  lag,
  goal,
  rounds,
}: {
  loss: number;
  lag: { p50: number; p95: number; events: number };
  goal: typeof GOAL;
  rounds: Round[];
}): string {
  return [
    `G21 sealing: a full declaration, ${CLIENTS} clients, ${cpus().length} processors`,
    `intake lost to sealing: ${(loss * 100).toFixed(1)} % (median of the pairs; goal: at most ${goal.loss * 100} %)`,
    `an event waits for its seal: p50 ${lag.p50.toFixed(1)} s, p95 ${lag.p95.toFixed(1)} s (${lag.events} events; goal: p95 at most ${goal.lagSeconds} s)`,
    ...rounds.map((round, i) => `pair ${i + 1}: ${line(round)}`),
  ].join('\n');
}
