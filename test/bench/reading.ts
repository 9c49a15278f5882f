import { createHash } from 'node:crypto';
import { Agent, request } from 'node:http';
import { cpus, loadavg } from 'node:os';
import { newToken } from '#platform/ids';
import { Client } from 'pg';
import { UNBOUND_READINGS } from '../harness/unbound-readings';
import { median } from './median';
import { QUESTIONS, type Bench, type Question } from './questions.data';

/** One installation with its cases: where its API listens, and PostgreSQL as super-user. */
export interface World {
  cases: number;
  apiUrl: string;
  adminUrl: string;
}

export interface Reading {
  small: World;
  large: World;
  rounds: number;
  /** Which benches; each has several questions. */
  benches: readonly Bench[];
  note: (text: string) => void;
}

interface Timed {
  /** Milliseconds, from the request to the last byte of the answer. */
  p50: number;
  p95: number;
}

export interface Line {
  bench: Bench;
  question: string;
  who: string;
  small: Timed;
  large: Timed;
  /** Large ÷ small, of the medians. */
  ratio: number;
  goal: Question['goal'];
}

const agent = new Agent({ keepAlive: true, maxSockets: 4 });

/** Opens a session as its token would: the bench counts readings, not sign-ins. */
async function tokenOf(admin: Client, email: string): Promise<string> {
  const token = newToken();
  await admin.query(
    `insert into session (token_hash, account_id, expires_at, second_factor_at)
     select $1, id, now() + interval '1 day', now() from account where email = $2`,
    [createHash('sha256').update(token).digest(), email],
  );
  return token;
}

function ask(url: string, token: string): Promise<{ ms: number; text: string; status: number }> {
  return new Promise((resolve, reject) => {
    const from = performance.now();
    const sent = request(url, { agent, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const ms = performance.now() - from;
        resolve({ ms, text: Buffer.concat(chunks).toString('utf8'), status: answer.statusCode ?? 0 });
      });
    });
    sent.once('error', reject);
    sent.end();
  });
}

/** One question of one world, prepared: where to ask it, as whom. */
class Prepared {
  readonly times: number[] = [];

  constructor(
    private readonly urls: readonly string[],
    private readonly token: string,
  ) {}

  async take(round: number): Promise<void> {
    const { ms, status, text } = await ask(this.urls[round % this.urls.length]!, this.token);
    if (status !== 200) throw new Error(`${this.urls[0]}: ${status} ${text.slice(0, 200)}`);
    this.times.push(ms);
  }

  timed(): Timed {
    const sorted = [...this.times].sort((a, b) => a - b);
    return { p50: median(sorted), p95: sorted[Math.floor(0.95 * (sorted.length - 1))] ?? 0 };
  }
}

async function prepare({ apiUrl, adminUrl }: World, question: Question): Promise<Prepared> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const token = await tokenOf(admin, question.who);
    await admin.query(UNBOUND_READINGS);
    const get = async (path: string) => {
      const { status, text } = await ask(`${apiUrl}/api/v1${path}`, token);
      if (status !== 200) throw new Error(`${path}: ${status} ${text.slice(0, 200)}`);
      return JSON.parse(text) as never;
    };
    const rows = async (sql: string) =>
      (await admin.query<{ value: string }>(sql)).rows.map((row) => row.value);
    const paths = await question.paths({ get, rows });
    return new Prepared(
      paths.map((path) => `${apiUrl}/api/v1${path}`),
      token,
    );
  } finally {
    await admin.end();
  }
}

/** Both worlds take turns, one request at a time, so that a busy machine is met by both alike. */
async function measure(question: Question, { small, large, rounds }: Reading): Promise<Line> {
  const both = [await prepare(small, question), await prepare(large, question)] as const;
  for (let warm = 0; warm < 5; warm += 1) for (const world of both) await world.take(warm);
  for (const world of both) world.times.length = 0;
  for (let round = 0; round < rounds; round += 1) for (const world of both) await world.take(round);
  const [s, l] = [both[0].timed(), both[1].timed()];
  const { bench, name, who, goal } = question;
  return { bench, question: name, who, small: s, large: l, ratio: l.p50 / s.p50, goal };
}

const row = (...cells: string[]) =>
  cells.map((cell, i) => (i < 2 ? cell.padEnd(i ? 16 : 44) : cell.padStart(11))).join('');

function tableOf(lines: readonly Line[], { small, large, rounds }: Reading, load: string): string {
  const ms = (value: number) => value.toFixed(1);
  return [
    `Readings through the API: ${small.cases} and ${large.cases} cases, ${rounds} requests each in turn, ${cpus().length} processors, load ${load}`,
    row('milliseconds', 'who', 'small p50', 'small p95', 'large p50', 'large p95', 'ratio', 'goal'),
    ...lines.map(({ bench, question, who, small: s, large: l, ratio, goal }) =>
      row(
        ...[`${bench}: ${question}`, who.split('@')[0]!],
        ...[ms(s.p50), ms(s.p95), ms(l.p50), ms(l.p95), ratio.toFixed(2)],
        `${goal.ratio ? `${goal.ratio}×, ` : ''}${goal.p95} ms`,
      ),
    ),
  ].join('\n');
}

/** P2 to P5: what the desk, an agency and a facility read, with few cases and with ten years of them. */
export async function benchReading(wanted: Reading) {
  const from = loadavg()[0]!;
  const lines: Line[] = [];
  for (const question of QUESTIONS.filter(({ bench }) => wanted.benches.includes(bench))) {
    lines.push(await measure(question, wanted));
    const { small, large, ratio } = lines.at(-1)!;
    wanted.note(
      `${question.bench}: ${question.name}: ${small.p50.toFixed(1)} and ${large.p50.toFixed(1)} ms, ${ratio.toFixed(2)}`,
    );
  }
  const load = { from, to: loadavg()[0]! };
  const said = `${load.from.toFixed(1)} to ${load.to.toFixed(1)}`;
  return { load, cpus: cpus().length, rounds: wanted.rounds, lines, table: tableOf(lines, wanted, said) };
}
