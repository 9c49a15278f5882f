// From sources to dist/: only when something changed, by one builder at a time.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { cacheFolder, inRoot, root } from './places.mjs';
import { runCommand } from './programs.mjs';
import { withLock } from './folder-lock.mjs';
import { Trouble } from './trouble.mjs';

const SERVER = ['apps/api', 'apps/worker', 'apps/mailbox', 'libs', 'migrations', 'test'];
const SETTINGS = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
const SKIPPED = new Set(['node_modules', 'dist', 'planted']);

/** Every file under these folders, as paths from the root. */
function filesUnder(...folders) {
  const list = [];
  const walk = (folder) => {
    if (!existsSync(inRoot(folder))) return;
    for (const entry of readdirSync(inRoot(folder), { withFileTypes: true })) {
      const file = `${folder}/${entry.name}`;
      if (entry.isDirectory()) SKIPPED.has(entry.name) || walk(file);
      else list.push(file);
    }
  };
  folders.forEach(walk);
  return list.sort();
}

/** Names, sizes and times of the files: a removed or renamed file changes it too. */
function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { mtimeMs, size } = statSync(inRoot(file));
    hash.update(`${file}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
}

const readStamp = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** Does `work` unless the stamp says that these very files have been built already. */
async function whenChanged(stampFile, files, work) {
  const before = fingerprint(files);
  if (readStamp(stampFile) === before) return false;
  await work();
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, before);
  return true;
}

async function compile() {
  // The native compiler checks and emits in about a second; where it has no binary the classic one does.
  const project = ['-p', inRoot('tsconfig.build.json')];
  const native = await runCommand([process.execPath, inRoot('node_modules/ts7/bin/tsc'), '--version']);
  const compiler = native.code === 0 ? 'ts7' : 'typescript';
  const tsc = inRoot('node_modules', compiler, 'bin/tsc');
  const { code, output } = await runCommand([process.execPath, tsc, ...project], { cwd: root });
  if (code !== 0) throw new Trouble(`The build failed:\n${output.trim()}`);
}

const isTyped = (file) => /\.[cm]?tsx?$/.test(file);

/** What the compiler leaves behind (SQL, templates, pictures) is read at run time beside its module. */
function copyAssets(files) {
  for (const file of files.filter((name) => !isTyped(name) && !name.endsWith('.md'))) {
    const target = inRoot('dist', file);
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(inRoot(file), target);
  }
}

/** Output whose source is gone would still run (a renamed migration, twice): it goes too. */
function removeOrphans(files) {
  const sources = new Set(files);
  for (const output of filesUnder(...SERVER.map((folder) => `dist/${folder}`))) {
    const source = output.slice('dist/'.length);
    const typed = source.replace(/\.js(\.map)?$/, '.ts');
    if (!sources.has(source) && !sources.has(typed)) rmSync(inRoot(output), { force: true });
  }
}

async function buildServer() {
  const files = filesUnder(...SERVER);
  const settings = SETTINGS.filter((file) => existsSync(inRoot(file)));
  return whenChanged(inRoot('dist/.server-stamp'), [...files, ...settings], async () => {
    await compile();
    copyAssets(files);
    removeOrphans(files);
  });
}

async function buildWeb() {
  if (!existsSync(inRoot('apps/web/vite.config.ts'))) return false;
  const files = [...filesUnder('apps/web'), 'package-lock.json'];
  return whenChanged(inRoot('dist/.web-stamp'), files, async () => {
    const vite = inRoot('node_modules/vite/bin/vite.js');
    const args = ['build', '--outDir', inRoot('dist/web'), '--emptyOutDir', '--logLevel', 'warn'];
    const { code, output } = await runCommand([process.execPath, vite, ...args], { cwd: inRoot('apps/web') });
    if (code !== 0) throw new Trouble(`The build of the web failed:\n${output.trim()}`);
  });
}

/** @returns {Promise<boolean>} whether anything had to be built */
export function ensureBuilt() {
  return withLock(path.join(cacheFolder, 'build.lock'), async () => {
    const server = await buildServer();
    const web = await buildWeb();
    return server || web;
  });
}
