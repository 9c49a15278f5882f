// Programs of Debian's archive, unpacked for this checkout alone: no root, no service, nothing to clean.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runtimeFolder } from './places.mjs';
import { findProgram, runCommand } from './programs.mjs';

/** State and cache of its own, so that apt needs neither root nor the system's locks. */
function privateApt(folder) {
  for (const part of ['state/lists/partial', 'cache/archives/partial', 'log'])
    mkdirSync(path.join(folder, part), { recursive: true });
  const options = {
    'Dir::State': path.join(folder, 'state'),
    'Dir::Cache': path.join(folder, 'cache'),
    'Dir::Log': path.join(folder, 'log'),
    'Dir::State::status': '/var/lib/dpkg/status',
    'Debug::NoLocking': '1',
    'APT::Sandbox::User': '',
  };
  return [
    'apt-get',
    '-q',
    '-y',
    ...Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]),
  ];
}

/**
 * Unpacks a package and those of its dependencies that the system lacks into `.runtime/NAME`.
 * @returns {Promise<{ folder: string } | { reason: string }>} reason: why it could not be had
 */
export async function unpackFromArchive(name) {
  const folder = path.join(runtimeFolder, name);
  if (existsSync(folder)) return { folder };
  if (!findProgram('apt-get') || !findProgram('dpkg')) return { reason: 'apt-get is not on this machine' };
  mkdirSync(runtimeFolder, { recursive: true });
  const work = mkdtempSync(path.join(runtimeFolder, `.${name}-`));
  try {
    return await fetchInto(work, name, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function fetchInto(work, name, folder) {
  const apt = privateApt(work);
  const unpacked = path.join(work, 'unpacked');
  const update = await runCommand([...apt, 'update']);
  if (update.code !== 0) return { reason: `apt-get update failed: ${lastLine(update.output)}` };
  const download = await runCommand([...apt, '--no-install-recommends', '--download-only', 'install', name]);
  if (download.code !== 0)
    return { reason: `apt-get could not download ${name}: ${lastLine(download.output)}` };
  const archives = path.join(work, 'cache/archives');
  const files = readdirSync(archives).filter((file) => file.endsWith('.deb'));
  if (!files.length) return { reason: `apt-get offered nothing to unpack for ${name}` };
  for (const file of files) {
    const { code, output } = await runCommand(['dpkg', '-x', path.join(archives, file), unpacked]);
    if (code !== 0) return { reason: `${file} could not be unpacked: ${lastLine(output)}` };
  }
  // Whole or absent, even when two runs unpack the same program at once.
  if (!existsSync(folder)) renameSync(unpacked, folder);
  return { folder };
}

const lastLine = (text) => text.trim().split('\n').at(-1);

/** The folders where an unpacked program finds its libraries, as LD_LIBRARY_PATH. */
export function libraryPath(folder) {
  const bases = ['usr/lib', 'lib'].map((part) => path.join(folder, part)).filter(existsSync);
  const deep = bases.flatMap((base) =>
    readdirSync(base)
      .filter((name) => name.endsWith('-linux-gnu'))
      .map((name) => path.join(base, name)),
  );
  return [...deep, ...bases].join(':');
}
