// Packages: installed when absent or older than the lock, and only then.
import { existsSync, statSync, utimesSync } from 'node:fs';
import { cacheFolder, inRoot, root } from './places.mjs';
import { runCommand } from './programs.mjs';
import { withLock } from './folder-lock.mjs';
import { Trouble } from './trouble.mjs';
import path from 'node:path';

// Written by npm as its last act: its absence also tells of an interrupted installation.
const receipt = inRoot('node_modules/.package-lock.json');

function isInstalled() {
  return existsSync(receipt) && statSync(receipt).mtimeMs >= statSync(inRoot('package-lock.json')).mtimeMs;
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  // From 20.19 on Node loads ES modules by require(), on which the whole server relies.
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Trouble(`Node ${process.versions.node} is too old: 20.19 or newer is needed.`, [
    'install Node 20, 22 or 24',
  ]);
}

/** Makes node_modules match the lock. `npm ci` is not used: it refuses locks whose optional
 *  packages for other systems are absent from the registry in use. */
export async function ensureInstalled() {
  checkNode();
  if (isInstalled()) return;
  await withLock(path.join(cacheFolder, 'install.lock'), async () => {
    if (isInstalled()) return;
    console.error('Installing the packages (one to two minutes the first time)…');
    const command = ['npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev'];
    const { code } = await runCommand(command, { cwd: root, show: true });
    if (code !== 0)
      throw new Trouble(`npm install failed (code ${code}); its own lines above say why.`, waysOut);
    const now = new Date();
    utimesSync(receipt, now, now);
  });
}

const waysOut = [
  'check the network and the registry set for npm',
  'delete node_modules and run the command again',
];
