import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './cruise';

const UNREAD = /(^|\/)(node_modules|dist|coverage|\.[^/]+)(\/|$)/;

/** Every file of the repository as `apps/api/src/main.ts`, with or without git (an image has none). */
export function repositoryFiles(): string[] {
  if (!existsSync(join(ROOT, '.git'))) return walk('');
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return [...new Set(listed.split('\0'))].filter((file) => file && existsSync(join(ROOT, file)));
}

/** The files that people write and review: no planted fault. */
export function sourceFiles(...rooms: string[]): string[] {
  return repositoryFiles().filter(
    (file) =>
      rooms.some((room) => file.startsWith(`${room}/`)) &&
      !file.startsWith('test/architecture/planted/') &&
      /\.(ts|tsx|mjs)$/.test(file),
  );
}

export function linesOf(file: string): string[] {
  return readFileSync(join(ROOT, file), 'utf8').trimEnd().split('\n');
}

function walk(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (UNREAD.test(path)) return [];
    return entry.isDirectory() ? walk(path) : [path];
  });
}
