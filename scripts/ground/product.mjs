// The processes of the product on a ground: migrated, seeded, started in order, ready.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { ensureRecordKey } from './record-key.mjs';
import { environmentOf } from './environment.mjs';
import { launch, tiedToParent } from './processes.mjs';
import { inRoot, root } from './places.mjs';
import { runCommand } from './programs.mjs';
import { Trouble } from './trouble.mjs';

const LAST_LINES = 15;

/** Runs a built script of the migrations to its end. @returns {Promise<string>} what it printed */
async function runMigrationScript(name, process_, settings) {
  const script = inRoot('dist/migrations', `${name}.js`);
  if (!existsSync(script)) throw new Trouble(`${path.relative(root, script)} has not been built.`);
  const env = environmentOf(process_, settings);
  const { code, stdout, output } = await runCommand([process.execPath, script], { cwd: root, env });
  if (code === 0) return stdout;
  const last = output.trim().split('\n').slice(-LAST_LINES).join('\n');
  throw new Trouble(`${name} failed (code ${code}). Its last lines:\n${last}`);
}

/** Brings the database to the newest shape, roles and their passwords included. */
export const migrate = (settings) => runMigrationScript('migrate', 'migrate', settings);

/** @returns {Promise<{ role: string, email: string, password: string }[]>} the demonstration accounts */
export async function seed(settings) {
  const printed = await runMigrationScript('seed-demonstration', 'seed', settings);
  const line = printed.split('\n').find((text) => text.startsWith('{"accounts"'));
  return line ? JSON.parse(line).accounts : [];
}

/** What a person wants to see of a process's log: warnings and what is not a log line. */
export function showWarnings(line) {
  try {
    const { level, msg, err } = JSON.parse(line);
    return level >= 40 ? [msg, err?.message].filter(Boolean).join(': ') : undefined;
  } catch {
    return line.trim() ? line : undefined;
  }
}

/**
 * Starts one process and waits until it says that it is ready.
 * @param {'api' | 'worker' | 'mailbox'} name
 * @param {{ settings: object, folder?: string, show?: (line: string) => string | undefined }} options
 *   folder: where its whole log is kept
 */
export async function startProcess(name, { settings, folder, show = showWarnings }) {
  const script = inRoot('dist/apps', name, 'src/main.js');
  if (!existsSync(script)) throw new Trouble(`${path.relative(root, script)} has not been built.`);
  const child = launch({
    name,
    command: tiedToParent([process.execPath, script], 'SIGTERM'),
    env: environmentOf(name, settings),
    ...{ cwd: root, show, logFile: folder && path.join(folder, 'logs', `${name}.log`) },
  });
  try {
    await child.ready((line) => line.includes(`${name} ready`));
  } catch (error) {
    await child.stop();
    throw error;
  }
  return child;
}

/**
 * Migrates, seeds, then starts the mailbox (when it is ours), the API and the worker.
 * @param {{ settings: object, folder: string, mailbox: boolean, seeded: boolean, show?: Function,
 *   note?: (text: string) => void }} options settings: from composeSettings
 * @returns {Promise<{ accounts: object[], children: object[] }>}
 */
export async function startProduct({ settings, folder, mailbox, seeded, show, note = () => {} }) {
  const options = { settings, folder, show };
  for (const name of ['mail', 'keys', 'record'])
    mkdirSync(path.join(folder, name), { recursive: true, mode: 0o700 });
  ensureRecordKey(settings.RECORD_KEY_FILE);
  const children = [];
  if (mailbox) children.push(await startProcess('mailbox', options));
  note('migrating the database');
  await migrate(settings);
  const accounts = seeded ? await seed(settings) : [];
  note('starting the API and the worker');
  children.push(...(await Promise.all(['api', 'worker'].map((name) => startProcess(name, options)))));
  return { accounts, children };
}
