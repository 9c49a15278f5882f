import { execFile } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const RULES = join(ROOT, '.dependency-cruiser.cjs');

export interface Cruise {
  violations: { from: string; to: string; rule: { name: string } }[];
  modules: string[];
  ruleNames: string[];
}

/**
 * Reads the imports of the given folders under the repository's own rules.
 * @param folder where the run starts; the planted tree has the shape of the repository
 */
export async function cruise(folder: string, entries: string[]): Promise<Cruise> {
  const report = JSON.parse(await run(folder, [CRUISER, '-c', RULES, '-T', 'json', ...entries]));
  return {
    violations: report.summary.violations,
    modules: report.modules.map((module: { source: string }) => module.source),
    ruleNames: report.summary.ruleSetUsed.forbidden.map((rule: { name: string }) => rule.name),
  };
}

// The checker exits with the number of errors: only an unreadable report is a failure here.
function run(cwd: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 64 << 20 }, (error, stdout, stderr) =>
      stdout.startsWith('{') ? resolve(stdout) : reject(new Error(stderr, { cause: error })),
    );
  });
}
