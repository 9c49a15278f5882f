// System programs that some tests need: found, installed when allowed, or missing for a stated reason.
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { libraryPath, unpackFromArchive } from './apt-unpack.mjs';
import { cacheFolder, inRoot, runtimeFolder } from './places.mjs';
import { findProgram, isProgram, runCommand } from './programs.mjs';
import { withLock } from './folder-lock.mjs';

/** Programs by the name that tests call; `within` is the true program in the unpacked package, `says` its version. */
const TOOLS = [
  { name: 'gpg', package: 'gnupg', within: 'usr/bin/gpg', says: '--version' },
  { name: 'sqop', package: 'sqop', within: 'usr/bin/sqop', says: 'version' },
  { name: 'pdftotext', package: 'poppler-utils', within: 'usr/bin/pdftotext', says: '-v' },
  {
    name: 'chromium',
    package: 'chromium',
    within: 'usr/lib/chromium/chromium',
    says: '--version',
    neededBy: 'apps/web/vite.config.ts',
  },
];

/** Small launchers of the unpacked programs; the tests' PATH ends with this folder. */
export const unpackedPrograms = path.join(runtimeFolder, 'bin');

const isThere = (tool) =>
  findProgram(tool.name) ?? (isProgram(path.join(unpackedPrograms, tool.name)) || undefined);

async function installAsRoot(tool) {
  const apt = ['apt-get', '-q', '-y', '-o', 'DPkg::Lock::Timeout=120', '--no-install-recommends'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => runCommand([...apt, 'install', tool.package], { env });
  if ((await install()).code === 0) return;
  await runCommand([...apt, 'update'], { env });
  await install();
}

/** @returns {Promise<string | undefined>} why it could not be had */
async function unpack(tool) {
  const { folder, reason } = await unpackFromArchive(tool.package);
  if (reason) return reason;
  const program = path.join(folder, tool.within);
  if (!existsSync(program)) return `${tool.package} has no ${tool.within}`;
  const launcher = path.join(unpackedPrograms, tool.name);
  mkdirSync(unpackedPrograms, { recursive: true });
  const libraries = `LD_LIBRARY_PATH='${libraryPath(folder)}'`;
  writeFileSync(launcher, `#!/bin/sh\n${libraries} exec '${program}' "$@"\n`);
  chmodSync(launcher, 0o755);
  const { code, output } = await runCommand([launcher, tool.says]);
  if (code === 0) return undefined;
  rmSync(launcher);
  return `the unpacked ${tool.name} does not run: ${output.trim().split('\n')[0]}`;
}

async function obtain(tool) {
  if (isThere(tool)) return undefined;
  console.error(`Getting ${tool.package} for the tests…`);
  if (process.getuid() === 0 && findProgram('apt-get')) await installAsRoot(tool);
  return isThere(tool) ? undefined : unpack(tool);
}

/**
 * Makes the tests' programs available where this may be done.
 * @returns {Promise<Record<string, string>>} the missing ones, each with its reason
 */
export async function ensureTools() {
  const needed = TOOLS.filter(({ neededBy }) => !neededBy || existsSync(inRoot(neededBy)));
  if (needed.every(isThere)) return {};
  return withLock(path.join(cacheFolder, 'tools.lock'), async () => {
    const missing = {};
    for (const tool of needed) {
      const reason = await obtain(tool);
      if (reason) missing[tool.name] = reason;
    }
    return missing;
  });
}
