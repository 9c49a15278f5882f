// pgbench, PostgreSQL's own load generator: the peer of our benchmarks.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { findProgram, isProgram } from './programs.mjs';
import { Trouble } from './trouble.mjs';
import { unpackFromArchive } from './apt-unpack.mjs';

/** Debian keeps it beside the server's programs, out of the PATH. */
function newestBelow(base) {
  if (!existsSync(base)) return undefined;
  const versions = readdirSync(base).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => path.join(base, version, 'bin/pgbench')).find(isProgram);
}

/** @returns {Promise<string>} its path @throws {Trouble} when it cannot be had */
export async function findPgbench() {
  const found = findProgram('pgbench') ?? newestBelow('/usr/lib/postgresql');
  if (found) return found;
  const { folder, reason } = await unpackFromArchive('postgresql-15');
  const unpacked = folder && newestBelow(path.join(folder, 'usr/lib/postgresql'));
  if (unpacked) return unpacked;
  throw new Trouble(`pgbench cannot be had here (${reason ?? 'it is not in its package'}).`, [
    'install the postgresql package of the system, which carries it',
  ]);
}
