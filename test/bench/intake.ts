import { cpus, loadavg } from 'node:os';
import { Client } from 'pg';
import { fullDeclaration } from './full-declaration';
import { postFor, type HttpOutcome } from './http-clients';
import { median } from './median';
import { runPgbench, type Manner } from './pgbench';
import { costOf, parentOf, type Cost } from './processor-time';
import { recordStatements, type Recorded } from './record-statements';

export interface Wanted {
  /** Settings of the API that listens now, INTAKE_DATABASE_URL among them. */
  settings: Readonly<Record<string, string>>;
  /** PostgreSQL as super-user, to count what is there. */
  adminUrl: string;
  /** Process of the API. */
  apiPid: number;
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
  /** Processor milliseconds of one declaration. */
  cost: Record<'waiting' | 'pipelined' | 'api', Cost>;
  latency: HttpOutcome['latency'];
  load: number;
}

const CLIENTS = 32;
const GOAL = 0.6;
/** Room for the identifiers of one run of pgbench: 64 heads a transaction. */
const RUN = 2 ** 36;

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
  private postmaster?: number;

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
    const api = await this.metered(async () => {
      const { perSecond, created, latency } = await this.post(seconds);
      return { perSecond, done: created, latency };
    });
    const { waiting, pipelined } = before ?? (await this.peers());
    return {
      ...{ waiting: waiting.perSecond, pipelined: pipelined.perSecond, api: api.perSecond },
      cost: { waiting: waiting.cost, pipelined: pipelined.cost, api: api.cost },
      ...{ latency: api.latency, load: loadavg()[0]! },
    };
  }

  /** Does a share of the work, and divides what it cost by what it did. */
  private async metered<T extends { done: number }>(work: () => Promise<T>): Promise<T & { cost: Cost }> {
    this.postmaster ??= await this.findPostmaster();
    const parts = { postmaster: this.postmaster, api: this.wanted.apiPid };
    const { result, cost } = await costOf(parts, work);
    const each = (seconds: number) => (seconds * 1000) / Math.max(1, result.done);
    const { postgres, api, client } = cost;
    return { ...result, cost: { postgres: each(postgres), api: each(api), client: each(client) } };
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

  private async peers() {
    return { waiting: await this.pgbench('waiting'), pipelined: await this.pgbench('pipelined') };
  }

  private pgbench(manner: Manner): Promise<{ perSecond: number; cost: Cost }> {
    const { pgbench: program, settings, folder, seconds } = this.wanted;
    this.runs += 1;
    const url = settings.INTAKE_DATABASE_URL!;
    const base = this.runs * RUN;
    return this.metered(async () => {
      const perSecond = await runPgbench({
        ...{ program, url, folder, recorded: this.recorded, manner, clients: CLIENTS, seconds, base },
      });
      return { perSecond, done: perSecond * seconds };
    });
  }

  /** The first process of PostgreSQL: parent of all the others. */
  private findPostmaster(): Promise<number> {
    return this.connected(async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      return parentOf(rows[0]!.pid);
    });
  }

  private ask<T>(sql: string): Promise<T[]> {
    return this.connected(async (client) => (await client.query(sql)).rows as T[]);
  }

  private async connected<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: this.wanted.adminUrl });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }
}

function summary(rounds: Round[]) {
  const of = (name: 'waiting' | 'pipelined' | 'api') => median(rounds.map((round) => round[name]));
  const ratio = (manner: Manner) => median(rounds.map((round) => round.api / round[manner]));
  const cost = (name: 'waiting' | 'pipelined' | 'api') => {
    const part = (what: keyof Cost) => median(rounds.map((round) => round.cost[name][what]));
    return { postgres: part('postgres'), api: part('api'), client: part('client') };
  };
  return {
    clients: CLIENTS,
    cpus: cpus().length,
    perSecond: { api: of('api'), waiting: of('waiting'), pipelined: of('pipelined') },
    ratio: { waiting: ratio('waiting'), pipelined: ratio('pipelined') },
    cost: { waiting: cost('waiting'), pipelined: cost('pipelined'), api: cost('api') },
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
  const { perSecond, ratio, cost, cpus: processors } = summary(rounds);
  const row = (...cells: string[]) =>
    cells.map((cell, i) => (i ? cell.padStart(12) : cell.padEnd(34))).join('');
  const figures = (title: string, name: 'waiting' | 'pipelined' | 'api') => {
    const { postgres, api, client } = cost[name];
    const parts = [postgres, api, client, postgres + api + client].map((ms) => ms.toFixed(2));
    const to = name === 'api' ? '' : ratio[name].toFixed(2);
    return row(title, perSecond[name].toFixed(0), to, ...parts);
  };
  return [
    `P1 intake: a full declaration of 4 KB, ${CLIENTS} clients, ${processors} processors, ${durable}`,
    row('', '', '', 'processor milliseconds of one:'),
    row('median of the rounds', 'a second', 'ratio to it', 'PostgreSQL', 'API', 'client', 'together'),
    figures('POST to 201', 'api'),
    figures('pgbench, same statements', 'waiting'),
    figures('pgbench, same, pipelined as we do', 'pipelined'),
    `goal: ${GOAL} × pgbench · acknowledged and not found: ${lost}`,
    ...rounds.map((round, i) => `round ${i + 1}: ${line(round)}`),
  ].join('\n');
}
