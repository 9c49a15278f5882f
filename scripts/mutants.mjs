// `npm run mutants`: changes every field of every entry of the rulebook, one at a time, and names each change
// that no check sees. Leaves with 1 when there is one.
// `npm run mutants -- access`: the same for every right of the database, on servers that are thrown away afterwards;
// `npm run mutants -- access WORDS`: for those whose name says these words.
import { spawnSync } from 'node:child_process';
import { inRoot, root } from './ground/places.mjs';
import { readTypeScript } from './ground/read-typescript.mjs';
import { obligationsPage } from './papers/obligations-page.mjs';

function mutateRules() {
  const { surviveMutation } = readTypeScript()(inRoot('test/mutants/rule-mutants.ts'));
  const { mutants, survivors } = surviveMutation(obligationsPage, root);
  for (const name of survivors) console.log(`survives: ${name}`);
  console.log(`${mutants} mutants of the rulebook, ${survivors.length} survive`);
  return survivors.length > 0 ? 1 : 0;
}

function mutateAccess() {
  const command = [inRoot('scripts/test.mjs'), 'test/access/policy-mutants'];
  const env = { ...process.env, ONE_MUTANT_IN: '1', MUTANT: process.argv[3] ?? '' };
  return spawnSync(process.execPath, command, { cwd: root, env, stdio: 'inherit' }).status ?? 1;
}

process.exitCode = process.argv.includes('access') ? mutateAccess() : mutateRules();
