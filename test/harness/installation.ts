import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { QueryResultRow } from 'pg';
import { startChild, type Running } from './child-process';
import { installationSettings } from './installation-settings';
import { seedOnce } from './seed-once';
import { asAdmin, databaseUrl, freePort, readTestGround, type TestGround } from './test-ground';

export type ProcessOfInstallation = 'api' | 'worker' | 'mailbox';

export interface Wanted {
  /** Names the database, the Redis keys and the folder; letters, digits and hyphens. */
  suite: string;
  /** What is started, in this order; everything when nothing is said. */
  processes?: readonly ProcessOfInstallation[];
  /** Settings that differ from those of `installationSettings`. */
  settings?: Record<string, string>;
}

/** One whole product with data of its own, for one journey. Nothing in it is simulated but the outside world. */
export interface Installation {
  /** `http://127.0.0.1:<port>`; the interface is under `/api/v1`. */
  readonly url: string;
  /** Web page and JSON interface of the mail catcher: `GET /api/letters`, `GET /api/letters/<id>`. */
  readonly mailbox: string;
  /** Password of every demonstration account, e.g. `analyste@desk.example`. */
  readonly password: string;
  /** All settings, by name; hand them to a process of your own making. */
  readonly settings: Readonly<Record<string, string>>;
  /** Logs (`logs/<process>.log`) and mails (`mail/`). Removed by `stop`. */
  readonly folder: string;
  /** The movable clock of the product; it goes on from where it is moved to. Instants are epoch ms. */
  readonly clock: { now(): Promise<number>; moveTo(instant: number | string): Promise<void> };
  /** Runs SQL on the installation's own database as super-user, whom no row-level security stops. */
  adminQuery<T extends QueryResultRow>(sql: string, values?: unknown[]): Promise<T[]>;
  /** Ends every process of that name with SIGKILL, as a crash would; resolves once they are gone. */
  kill(name: ProcessOfInstallation): Promise<void>;
  /** Starts one more process of that name and waits until it is ready. Two workers may run, two APIs not. */
  start(name: ProcessOfInstallation): Promise<void>;
  /** Process ids of that name that are alive. */
  pids(name: ProcessOfInstallation): number[];
  /** What the processes have logged at level "warn" or above so far, to explain a failure. */
  warnings(): string[];
  /** Ends everything in order and removes database and folder. Call it in `afterAll`, whatever happened. */
  stop(): Promise<void>;
}

const ALL: readonly ProcessOfInstallation[] = ['mailbox', 'api', 'worker'];
// Lower ends first: nothing may lose the server that it is still writing to.
const END_ORDER: readonly ProcessOfInstallation[] = ['api', 'worker', 'mailbox'];
let count = 0;

/**
 * Starts a product for one journey on the servers of `npm test`: a database cloned from the seeded
 * template, Redis keys under a prefix of its own, mails in a folder of its own; mailbox, API and worker as
 * child processes. Takes two to three seconds; give `beforeAll` a minute.
 *
 *     let installation: Installation;
 *     beforeAll(async () => { installation = await startInstallation({ suite: 'declare' }); });
 *     afterAll(() => installation?.stop());
 *
 * @throws outside `npm test`, or when a process does not become ready; nothing is left running then
 */
export async function startInstallation({
  suite,
  processes = ALL,
  settings = {},
}: Wanted): Promise<Installation> {
  const ground = readTestGround();
  const seeded = await seedOnce(ground);
  count += 1;
  const name = `vigie_${suite
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '_')
    .slice(0, 30)}_${process.pid}_${count}`;
  await asAdmin(ground.adminUrl, (client) =>
    client.query(`create database ${name} template ${seeded.database}`),
  );
  const folder = path.join(ground.folder, name);
  const places = { ports: await choosePorts(), mailFolder: path.join(folder, 'mail') };
  mkdirSync(places.mailFolder, { recursive: true, mode: 0o700 });
  const wanted = { seeded, database: name, redisPrefix: `{${name}}`, places };
  const whole = installationSettings(ground, wanted, settings);
  const pieces = new Pieces(whole, folder);
  const installation = assemble({ ground, name, folder, settings: whole, pieces });
  try {
    for (const piece of processes) await pieces.start(piece);
  } catch (error) {
    await installation.stop();
    throw error;
  }
  return installation;
}

async function choosePorts() {
  return { api: await freePort(), smtp: await freePort(), mailbox: await freePort() };
}

interface Parts {
  ground: TestGround;
  name: string;
  folder: string;
  settings: Record<string, string>;
  pieces: Pieces;
}

function assemble({ ground, name, folder, settings, pieces }: Parts): Installation {
  const url = settings.PUBLIC_URL!;
  const own = databaseUrl(ground.adminUrl, name);
  return {
    ...{ url, settings, folder, clock: clockOf(url) },
    mailbox: `http://127.0.0.1:${settings.MAILBOX_HTTP_PORT}`,
    password: settings.DEMONSTRATION_PASSWORD!,
    adminQuery: (sql, values) =>
      asAdmin(own, async (client) => (await client.query(sql, values)).rows as never),
    kill: (piece) => pieces.end(piece, 'kill'),
    start: (piece) => pieces.start(piece),
    warnings: () => warningsIn(path.join(folder, 'logs')),
    pids: (piece) => pieces.of(piece).map(({ pid }) => pid),
    async stop() {
      for (const piece of END_ORDER) await pieces.end(piece, 'stop');
      await asAdmin(ground.adminUrl, (client) =>
        client.query(`drop database if exists ${name} with (force)`),
      );
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The running processes of one installation. */
class Pieces {
  private running: { name: ProcessOfInstallation; child: Running }[] = [];

  constructor(
    private readonly settings: Record<string, string>,
    private readonly folder: string,
  ) {}

  of(name: ProcessOfInstallation): Running[] {
    return this.running.filter((piece) => piece.name === name && piece.child.alive()).map((p) => p.child);
  }

  async start(name: ProcessOfInstallation): Promise<void> {
    const child = await startChild(name, this.settings, path.join(this.folder, 'logs', `${name}.log`));
    this.running.push({ name, child });
  }

  async end(name: ProcessOfInstallation, how: 'stop' | 'kill'): Promise<void> {
    await Promise.all(this.of(name).map((child) => child[how]()));
    this.running = this.running.filter((piece) => piece.name !== name);
  }
}

// pino writes one JSON object a line; what is not one is a crash.
const QUIET = /^\{"level":[1-3]0,/;

function warningsIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) =>
    readFileSync(path.join(folder, name), 'utf8')
      .split('\n')
      .filter((text) => text !== '' && !QUIET.test(text))
      .map((text) => `${name}: ${text}`),
  );
}

function clockOf(url: string): Installation['clock'] {
  const address = `${url}/api/v1/demonstration/clock`;
  return {
    async now() {
      const { now } = (await (await fetch(address)).json()) as { now: string };
      return Date.parse(now);
    },
    async moveTo(instant) {
      const now = new Date(instant).toISOString();
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(address, { method: 'PUT', headers, body: JSON.stringify({ now }) });
      if (!answer.ok) throw new Error(`The clock was not moved: ${await answer.text()}`);
    },
  };
}
