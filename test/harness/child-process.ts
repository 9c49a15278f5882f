import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SETTINGS, type ProcessName } from '#platform/settings';

/** The checkout, from its sources as from its build output. */
export const REPOSITORY = path.resolve(
  __dirname,
  __dirname.includes(`${path.sep}dist${path.sep}`) ? '../../..' : '../..',
);

const READY_MS = 60_000;
const PATIENCE_MS = 15_000;

/** Only the settings that the schema grants to this process, as `npm start` gives them. */
function environmentOf(process_: ProcessName, settings: Record<string, string>): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const { name } of SETTINGS) delete env[name];
  for (const { name, usedBy } of SETTINGS)
    if (usedBy.includes(process_) && settings[name] !== undefined) env[name] = settings[name];
  return env;
}

/** Runs a built script to its end. @throws with its last words when it fails. */
export async function runToEnd(
  script: string,
  as: ProcessName,
  settings: Record<string, string>,
): Promise<void> {
  const env = environmentOf(as, settings);
  const child = spawn(process.execPath, [path.join(REPOSITORY, script)], { cwd: REPOSITORY, env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${script} failed (code ${String(code)}): ${said.slice(-2000)}`);
}

/** A process of the product that is running. */
export interface Running {
  readonly pid: number;
  alive(): boolean;
  /** SIGTERM, then SIGKILL after some patience; resolves once it is gone. */
  stop(): Promise<void>;
  /** SIGKILL; resolves once it is gone. */
  kill(): Promise<void>;
}

/**
 * Starts one process of the product, in the process group of the tests, and waits until its log says
 * that it is ready.
 * @throws with the end of its log when it ends first or takes more than a minute
 */
export async function startChild(
  name: 'api' | 'worker' | 'mailbox',
  settings: Record<string, string>,
  logFile: string,
): Promise<Running> {
  mkdirSync(path.dirname(logFile), { recursive: true });
  const from = sizeOf(logFile);
  const log = openSync(logFile, 'a');
  const script = path.join(REPOSITORY, 'dist/apps', name, 'src/main.js');
  const env = environmentOf(name, settings);
  const child = spawn(process.execPath, [script], { cwd: REPOSITORY, env, stdio: ['ignore', log, log] });
  closeSync(log);
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const alive = () => child.exitCode === null && child.signalCode === null && child.pid !== undefined;
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const impatient = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    await gone;
    clearTimeout(impatient);
  };
  const running = { pid: child.pid ?? 0, alive, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
  await waitUntilReady(child, alive, () => readFileSync(logFile, 'utf8').slice(from), name).catch(
    async (error: unknown) => {
      if (alive()) await running.kill();
      throw error;
    },
  );
  return running;
}

async function waitUntilReady(
  child: ChildProcess,
  alive: () => boolean,
  said: () => string,
  name: string,
): Promise<void> {
  const until = Date.now() + READY_MS;
  while (!said().includes(`${name} ready`)) {
    const trouble = alive() ? (Date.now() > until ? 'is not ready after a minute' : null) : 'ended';
    if (trouble) throw new Error(`${name} ${trouble} (code ${child.exitCode}): ${said().slice(-2000)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function sizeOf(file: string): number {
  try {
    return readFileSync(file, 'utf8').length;
  } catch {
    return 0;
  }
}
