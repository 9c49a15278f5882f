import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Says whether a program of the system is there; under CI a missing one is a failure, not a skip. */
export function hasTool(name: string): boolean {
  if (spawnSync(name, ['--version']).error === undefined) return true;
  if (process.env.CI === 'true') throw new Error(`${name} is not installed, and CI may not skip its checks`);
  console.warn(`skipped: ${name} is not installed`);
  return false;
}

interface Run {
  stdout: Buffer;
  stderr: string;
  status: number | null;
}

/** A throw-away folder in which an outside OpenPGP program works on keys and mails given as text. */
export interface ToolHome {
  /** Writes a file and returns its path. */
  file(name: string, content: string | Uint8Array): string;
  /** Reads a file that a program wrote; the path comes from `path`. */
  read(path: string): string;
  /** The path of a file that does not exist yet. */
  path(name: string): string;
  gpg(args: string[], input?: string | Uint8Array): Run;
  sqop(args: string[], input?: string | Uint8Array): Run;
  remove(): void;
}

export function openToolHome(): ToolHome {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-pgp-'));
  chmodSync(folder, 0o700);
  const run = (program: string, args: string[], input: string | Uint8Array = ''): Run => {
    const { stdout, stderr, status } = spawnSync(program, args, { input, maxBuffer: 64 * 1024 * 1024 });
    return { stdout, stderr: stderr.toString(), status };
  };
  const gnupg = ['--homedir', folder, '--batch', '--no-tty', '--status-fd', '2', '--trust-model', 'always'];
  return {
    file: (name, content) => {
      const path = join(folder, name);
      writeFileSync(path, content, { mode: 0o600 });
      return path;
    },
    read: (path) => readFileSync(path, 'utf8'),
    path: (name) => join(folder, name),
    gpg: (args, input) => run('gpg', [...gnupg, ...args], input),
    sqop: (args, input) => run('sqop', args, input),
    remove: () => {
      spawnSync('gpgconf', ['--homedir', folder, '--kill', 'all']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
