import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Statement } from '#persistence/database';
import type { Recorded } from './record-statements';

/** Sends each statement and waits for its answer, or all of a transaction at once as the product does. */
export type Manner = 'waiting' | 'pipelined';

const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-(7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})\b/g;
/** As PostgreSQL writes one: an identifier is compared as text too. */
const HEAD = 'TTTTTTTT-TTTT';
const HASH = /\\x[0-9a-f]{64}/g;
const REFERENCE = /VG-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/g;

/**
 * Every identifier keeps its own tail and gets a head that grows with each transaction, as UUIDv7 do; hashes
 * and references, of which a table has one a row, get a head that is scattered, as theirs are.
 */
function asTemplate(value: string): string {
  return value
    .replace(UUID, `${HEAD}-$1`)
    .replace(HASH, (hash) => `\\x${'H'.repeat(32)}${hash.slice(34)}`)
    .replace(REFERENCE, `VG-${'H'.repeat(32)}`);
}

/** `$1` written so that one template makes the value of each transaction; pgbench sends `:name` as a parameter. */
function valueOf(name: string, template: string): string {
  const grown = template.includes(HEAD)
    ? `replace(:${name}::text, '${HEAD}', overlay(lpad(to_hex(:t::bigint), 12, '0') placing '-' from 9 for 0))`
    : `:${name}::text`;
  return template.includes('H'.repeat(32)) ? `replace(${grown}, '${'H'.repeat(32)}', md5(:t::text))` : grown;
}

/** A pgbench script with the statements of one declaration, and the variables that hold their values. */
export function scriptOf(recorded: Recorded, manner: Manner): { script: string; variables: string[] } {
  const variables: string[] = [];
  const written = ({ text, values }: Statement) =>
    `${text.replace(/\$(\d+)/g, (_, number: string) => {
      const name = `v${variables.length}`;
      const template = asTemplate(String(values[Number(number) - 1]));
      variables.push(`${name}=${template}`);
      return `(${valueOf(name, template)})`;
    })};`;
  const before = recorded.before.map(written);
  const inside = ['begin;', ...recorded.inside.map(written), 'commit;'];
  const sent = manner === 'pipelined' ? ['\\startpipeline', ...inside, '\\endpipeline'] : inside;
  const counter = ['\\set n :n + 1', '\\set t :base + :n * 64 + :client_id'];
  return { script: [...counter, ...before, ...sent, ''].join('\n'), variables };
}

export interface PgbenchRun {
  program: string;
  url: string;
  folder: string;
  recorded: Recorded;
  manner: Manner;
  clients: number;
  seconds: number;
  /** Heads of identifiers start here; runs must not overlap. */
  base: number;
}

/** @returns transactions a second, connection time left out */
export async function runPgbench(run: PgbenchRun): Promise<number> {
  const { script, variables } = scriptOf(run.recorded, run.manner);
  const file = path.join(run.folder, `${run.manner}.pgbench`);
  writeFileSync(file, script);
  const { hostname, port, username, password, pathname } = new URL(run.url);
  const defined = [...variables, 'n=0', `base=${run.base}`].flatMap((variable) => ['-D', variable]);
  const load = ['-c', String(run.clients), '-j', '2', '-T', String(run.seconds)];
  const to = ['-h', hostname, '-p', port, '-U', username, pathname.slice(1)];
  const { stdout } = await promisify(execFile)(
    run.program,
    ['-n', '-M', 'prepared', ...load, '-f', file, ...defined, ...to],
    { env: { ...process.env, PGPASSWORD: decodeURIComponent(password) }, maxBuffer: 1e8 },
  );
  const [, tps] = /tps = ([\d.]+)/.exec(stdout) ?? [];
  const [, failed] = /number of failed transactions: (\d+)/.exec(stdout) ?? [];
  if (!tps || Number(failed ?? 0) > 0) throw new Error(`pgbench did not do its work: ${stdout}`);
  return Number(tps);
}
