import { cpus, loadavg } from 'node:os';
import { Client } from 'pg';
import { fullDeclaration } from './full-declaration';
import { postFor, type HttpOutcome } from './http-clients';
import { runPgbench, type Manner } from './pgbench';
import { recordStatements, type Recorded } from './record-statements';

export interface Wanted {
  /** Settings of the API that listens now, INTAKE_DATABASE_URL among them. */
  settings: Readonly<Record<string, string>>;
  /** PostgreSQL as super-user, to count what is there. */
  adminUrl: string;
  pgbench: string;
  folder: string;
  rounds: number;
  seconds: number;
  note: (text: string) => void;
}

interface Round {
  waiting: number;
  pipelined: number;
  api: number;
  latency: HttpOutcome['latency'];
  load: number;
}

const CLIENTS = 32;
const GOAL = 0.6;
/** Room for the identifiers of one run of pgbench: 64 heads a transaction. */
const RUN = 2 ** 36;

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * P1: a full 4 KB declaration from `POST` to `201`, durable, row-level security on, against pgbench with the
 * same statements as the same role. Rounds alternate, so that a busy machine is met by all alike.
 */
export async function benchIntake(wanted: Wanted) {
  const { settings, rounds, note } = wanted;
  const body = fullDeclaration();
  const recorded = await recordStatements(settings, body);
  const intake = new Intake(wanted, JSON.stringify(body), recorded);
  const durable = await intake.durability();
  note('warming up');
  await intake.post(3);
  const done: Round[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    done.push(await intake.round(round));
    note(`round ${round} of ${rounds}: ${line(done.at(-1)!)}`);
  }
  const lost = await intake.lost();
  return { ...summary(done), ...intake.answers, lost, durable, table: tableOf(done, durable, lost) };
}

class Intake {
  readonly answers = { created: 0, others: {} as Record<number, number> };
  private runs = 0;

  constructor(
    private readonly wanted: Wanted,
    private readonly body: string,
    private readonly recorded: Recorded,
  ) {}

  async post(seconds: number): Promise<HttpOutcome> {
    const url = this.wanted.settings.PUBLIC_URL!;
    const outcome = await postFor({
      ...{ url, path: '/api/v1/declarations', body: this.body, clients: CLIENTS, seconds },
    });
    this.answers.created += outcome.created;
    for (const [status, n] of Object.entries(outcome.others))
      this.answers.others[Number(status)] = (this.answers.others[Number(status)] ?? 0) + n;
    return outcome;
  }

  async round(number: number): Promise<Round> {
    const { seconds } = this.wanted;
    // Every other round the other way about: who comes second meets the first one's checkpoints.
    const peersFirst = number % 2 === 1;
    const before = peersFirst ? await this.peers() : null;
    const { perSecond: api, latency } = await this.post(seconds);
    const peers = before ?? (await this.peers());
    return { ...peers, api, latency, load: loadavg()[0]! };
  }

  /** Acknowledged declarations that are not in the database. */
  async lost(): Promise<number> {
    // The references of pgbench are longer: they are made of a whole hash.
    const [row] = await this.ask<{ n: string }>(`select count(*) as n from incident_case c
      where length(c.reference) = 17 and exists (select from declaration d where d.case_id = c.id)
        and exists (select from audit_event a where a.case_id = c.id)
        and exists (select from outbox o where o.case_id = c.id)`);
    return Math.max(0, this.answers.created - Number(row!.n));
  }

  async durability(): Promise<string> {
    const [row] = await this.ask<{ said: string }>(
      `select format('PostgreSQL %s, fsync %s, synchronous_commit %s', current_setting('server_version'),
         current_setting('fsync'), current_setting('synchronous_commit')) as said`,
    );
    return row!.said;
  }

  private async peers(): Promise<Pick<Round, Manner>> {
    return { waiting: await this.pgbench('waiting'), pipelined: await this.pgbench('pipelined') };
  }

  private pgbench(manner: Manner): Promise<number> {
    const { pgbench: program, settings, folder, seconds } = this.wanted;
    this.runs += 1;
    const url = settings.INTAKE_DATABASE_URL!;
    const base = this.runs * RUN;
    return runPgbench({
      ...{ program, url, folder, recorded: this.recorded, manner, clients: CLIENTS, seconds, base },
    });
  }

  private async ask<T>(sql: string): Promise<T[]> {
    const client = new Client({ connectionString: this.wanted.adminUrl });
    await client.connect();
    try {
      return (await client.query(sql)).rows as T[];
    } finally {
      await client.end();
    }
  }
}

function summary(rounds: Round[]) {
  const of = (name: 'waiting' | 'pipelined' | 'api') => median(rounds.map((round) => round[name]));
  const ratio = (manner: Manner) => median(rounds.map((round) => round.api / round[manner]));
  return {
    clients: CLIENTS,
    cpus: cpus().length,
    perSecond: { api: of('api'), waiting: of('waiting'), pipelined: of('pipelined') },
    ratio: { waiting: ratio('waiting'), pipelined: ratio('pipelined') },
    goal: GOAL,
    rounds,
  };
}

const line = ({ api, waiting, pipelined, latency, load }: Round) =>
  [
    `API ${api.toFixed(0)}/s (p95 ${latency.p95.toFixed(0)} ms)`,
    `pgbench ${waiting.toFixed(0)}/s, pipelined ${pipelined.toFixed(0)}/s`,
    `ratio ${(api / waiting).toFixed(2)} and ${(api / pipelined).toFixed(2)}`,
    `load ${load.toFixed(1)}`,
  ].join(' · ');

function tableOf(rounds: Round[], durable: string, lost: number): string {
  const { perSecond, ratio, cpus: processors } = summary(rounds);
  const row = (...cells: string[]) =>
    cells.map((cell, i) => (i ? cell.padStart(14) : cell.padEnd(34))).join('');
  const rate = (value: number) => value.toFixed(0);
  return [
    `P1 intake: a full declaration of 4 KB, ${CLIENTS} clients, ${processors} processors, ${durable}`,
    row('median of the rounds', 'a second', 'ratio to it'),
    row('POST to 201', rate(perSecond.api), ''),
    row('pgbench, same statements', rate(perSecond.waiting), ratio.waiting.toFixed(2)),
    row('pgbench, same, pipelined as we do', rate(perSecond.pipelined), ratio.pipelined.toFixed(2)),
    `goal: ${GOAL} × pgbench · acknowledged and not found: ${lost}`,
    ...rounds.map((round, i) => `round ${i + 1}: ${line(round)}`),
  ].join('\n');
}
