// `npm run mutants`: changes every field of every entry of the rulebook, one at a time, and names each change
// that no check sees. Leaves with 1 when there is one.
import { inRoot, root } from './ground/places.mjs';
import { readTypeScript } from './ground/read-typescript.mjs';
import { obligationsPage } from './papers/obligations-page.mjs';

const { surviveMutation } = readTypeScript()(inRoot('test/mutants/rule-mutants.ts'));
const { mutants, survivors } = surviveMutation(obligationsPage, root);
for (const name of survivors) console.log(`survives: ${name}`);
console.log(`${mutants} mutants of the rulebook, ${survivors.length} survive`);
process.exitCode = survivors.length > 0 ? 1 : 0;
